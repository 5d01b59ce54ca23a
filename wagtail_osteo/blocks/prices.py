"""What a clinic charges."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PriceBlock(blocks.StructBlock):
    """One service with its length and price."""

    service = blocks.CharBlock(
        max_length=120, label=_("Service"), help_text=_("“First visit”")
    )
    minutes = blocks.IntegerBlock(
        required=False, min_value=1, max_value=600, label=_("Length in minutes")
    )
    price = blocks.CharBlock(
        max_length=60, label=_("Price"), help_text=_("With the currency: “£60”")
    )
    is_first_visit = blocks.BooleanBlock(
        required=False,
        label=_("This is the first visit"),
        help_text=_("Shown beside the clinic on condition pages."),
    )

    class Meta:
        icon = "tag"
        label = _("Price")
        label_format = "{service}: {price}"


class PriceListBlock(blocks.StreamBlock):
    """The prices of a clinic, in the order they are shown."""

    price = PriceBlock()

    class Meta:
        required = False
