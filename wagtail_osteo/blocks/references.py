"""“Sources”: what the page rests on."""

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from ..values.addresses import web_address
from .base import IncludeInHandoutBlock, SectionBlock, SectionValue
from .fields import WebAddressBlock


class ReferencesValue(SectionValue):
    """The value of a list of sources."""

    def entries(self) -> list[tuple[blocks.StructValue, str, str]]:
        """The sources, each with its address and with “read on 3 March 2026”.

        Both may be empty. An address that is none of the web is.
        """
        days = {reference.get("read_on") for reference in self["references"]} - {None}
        # A page has a dozen sources, read on two or three days.
        form = pgettext("date format", "j F Y")
        words = gettext("read on %(date)s")
        read_on = {day: words % {"date": date_format(day, form)} for day in days}
        return [
            (
                reference,
                web_address(reference.get("url")),
                read_on.get(reference.get("read_on"), ""),
            )
            for reference in self["references"]
        ]


class ReferenceBlock(blocks.StructBlock):
    """One source, with where to find it and when it was read."""

    title = blocks.CharBlock(max_length=250, label=_("Title"))
    publisher = blocks.CharBlock(
        required=False, max_length=120, label=_("Who published it")
    )
    year = blocks.IntegerBlock(
        required=False, min_value=1800, max_value=2200, label=_("Year")
    )
    url = WebAddressBlock(required=False, label=_("Address"))
    read_on = blocks.DateBlock(
        required=False, label=_("Read on"), help_text=_("When you last looked at it.")
    )

    class Meta:
        icon = "openquote"
        label = _("Source")
        label_format = "{title}"


class ReferencesBlock(SectionBlock):
    """Lists the sources, so that a reader can check what the page says."""

    references = blocks.ListBlock(ReferenceBlock(), min_num=1, label=_("Sources"))
    include_in_handout = IncludeInHandoutBlock(default=False)

    def get_structured_data(self, value, context):
        sources = [
            named(
                "CreativeWork",
                reference.get("title"),
                publisher=named("Organization", reference.get("publisher")),
                datePublished=str(reference.get("year") or ""),
                url=web_address(reference.get("url")),
            )
            for reference in value.get("references") or ()
        ]
        return Contribution(page={"citation": sources})

    class Meta:
        icon = "openquote"
        label = _("Sources")
        value_class = ReferencesValue
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
