"""“Sources”: what the page rests on."""

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .base import IncludeInHandoutBlock, SectionBlock

__all__ = ["ReferenceBlock", "ReferencesBlock"]


class ReferenceValue(blocks.StructValue):
    """The value of a source."""

    def when_read(self) -> str:
        """“read on 3 March 2026”, or nothing."""
        day = self.get("read_on")
        if not day:
            return ""
        # In Python: a page has a dozen of these, and the template tag is slow.
        form = pgettext("date format", "j F Y")
        return gettext("read on %(date)s") % {"date": date_format(day, form)}


class ReferenceBlock(blocks.StructBlock):
    """One source, with where to find it and when it was read."""

    title = blocks.CharBlock(max_length=250, label=_("Title"))
    publisher = blocks.CharBlock(
        required=False, max_length=120, label=_("Who published it")
    )
    year = blocks.IntegerBlock(
        required=False, min_value=1800, max_value=2200, label=_("Year")
    )
    url = blocks.URLBlock(required=False, label=_("Address"))
    read_on = blocks.DateBlock(
        required=False, label=_("Read on"), help_text=_("When you last looked at it.")
    )

    class Meta:
        icon = "openquote"
        label = _("Source")
        value_class = ReferenceValue
        label_format = "{title}"


class ReferencesBlock(SectionBlock):
    """Lists the sources, so that a reader can check what the page says."""

    references = blocks.ListBlock(ReferenceBlock(), min_num=1, label=_("Sources"))
    include_in_handout = IncludeInHandoutBlock(default=False)

    class Meta:
        icon = "openquote"
        label = _("Sources")
        group = _("About")
        template = "wagtail_osteo/blocks/references.html"
        description = _("What the page rests on, with links.")
        prompt = _("List what the page rests on.")
        preview_value = {
            "references": [
                {
                    "title": "Muscle cramps",
                    "publisher": "Example Health Service",
                    "year": 2024,
                    "url": "https://example.com/muscle-cramps",
                }
            ]
        }
