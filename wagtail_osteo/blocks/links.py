"""Links to where else a practice or a person can be found."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..values.addresses import web_address
from .fields import WebAddressBlock


class ProfileLinkValue(blocks.StructValue):
    """The value of a link."""

    @property
    def address(self) -> str:
        """Where it leads, if that is on the web."""
        return web_address(self.get("url"))


class ProfileLinkBlock(blocks.StructBlock):
    """A blog, a Facebook page, a profile elsewhere."""

    label = blocks.CharBlock(
        max_length=60,
        label=_("Name"),
        help_text=_("What it is: “Blog”, “Facebook”."),
    )
    url = WebAddressBlock(label=_("Address"), help_text=_("Starts with https://"))

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = ProfileLinkValue
        label_format = "{label}"


class ProfileLinksBlock(blocks.StreamBlock):
    """The links of a practice or a person, in the order they are shown."""

    link = ProfileLinkBlock()

    class Meta:
        required = False
