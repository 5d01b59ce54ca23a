"""Panels in which one ticks boxes.

A list of several choices needs the Ctrl key, which few know: without it, a click takes
all other choices away.
"""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel

from ..checks import condition_models

__all__ = ["ChoicesPanel", "RelatedConditionsPanel"]


class ChoicesPanel(FieldPanel):
    """A field with several choices, as boxes to tick."""

    def __init__(self, field_name, **kwargs):
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("classname", "osteo-choices")
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        @property
        def media(self):
            ours = forms.Media(css={"all": ["wagtail_osteo/css/admin/choices.css"]})
            return super().media + ours


class RelatedConditionsPanel(ChoicesPanel):
    """Offers the other conditions in the page's language, and what is chosen."""

    class BoundPanel(ChoicesPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.bound_field is None:
                return
            types = ContentType.objects.get_for_models(*condition_models()).values()
            offered = Q(content_type__in=types, locale=self.instance.locale_id)
            value = self.bound_field.value() or ()
            # Pages in a form that was opened, keys in one that was sent.
            chosen = [getattr(each, "pk", each) for each in value]
            field = self.bound_field.field
            field.queryset = (
                field.queryset.filter(offered | Q(pk__in=chosen))
                .exclude(pk=self.instance.pk)
                .order_by("title")
            )
            field.label_from_instance = _title


def _title(page) -> str:
    title = page.get_admin_display_title()
    # Readers are not shown it before it is.
    return title if page.live else _("%(title)s (not live)") % {"title": title}
