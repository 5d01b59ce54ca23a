"""Choices as boxes to tick."""

from django import forms
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
