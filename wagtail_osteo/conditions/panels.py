"""Panels of the form of a condition."""

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel


class ChoicesPanel(FieldPanel):
    """A field with several choices, as boxes to tick.

    Lists of them need the Ctrl key, which few know: without it, a click takes all other
    choices away.
    """

    def __init__(self, field_name, **kwargs):
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("classname", "osteo-choices")
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        @property
        def media(self):
            ours = forms.Media(css={"all": ["wagtail_osteo/css/admin/choices.css"]})
            return super().media + ours


class CheckPanel(FieldPanel):
    """A fact about the last check of a page, which no form changes."""

    def __init__(self, field_name, **kwargs):
        super().__init__(field_name, **{"read_only": True, **kwargs})

    def format_value_for_display(self, value):
        if value is None:
            return _("Not yet")
        return super().format_value_for_display(value)
