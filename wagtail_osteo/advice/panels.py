"""The list within the edit view."""

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from ..forms.keep_words import keep_words_media
from .listing import grouped_advice

__all__ = ["AdvicePanel"]


class AdvicePanel(Panel):
    """Shows what the checks find on a condition, and shows it anew after an autosave.

    It is for page types on ``ConditionPageMixin``, whose panels have it already.
    """

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Checks"), "icon": "circle-check", **kwargs})

    @property
    def clean_name(self):
        # Of its own: it makes the id of the panel, whatever the language.
        return "osteo-advice"

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_osteo/admin/advice_panel.html"

        @property
        def media(self):
            advice = forms.Media(
                css={"all": ["wagtail_osteo/css/admin/advice.css"]},
                js=[Script("wagtail_osteo/js/advice.js", type="module")],
            )
            # This panel is in the form of every condition.
            return advice + keep_words_media(self.request.user)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["advice_url"] = reverse("wagtail_osteo_advice")
            # A new page has nothing to check yet, and would be met with complaints.
            context["is_saved"] = is_saved = self.instance.pk is not None
            context["groups"] = grouped_advice(self.instance) if is_saved else []
            return context
