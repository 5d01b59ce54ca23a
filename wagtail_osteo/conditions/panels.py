"""Panels of the form of a condition."""

from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel


class CheckPanel(FieldPanel):
    """A fact about the last check of a page, which no form changes."""

    def __init__(self, field_name, **kwargs):
        super().__init__(field_name, **{"read_only": True, **kwargs})

    def format_value_for_display(self, value):
        if value is None:
            return _("Not yet")
        return super().format_value_for_display(value)
