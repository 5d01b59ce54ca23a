"""Links to where else a practice or a person can be found."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProfileLinkBlock(blocks.StructBlock):
    """A blog, a Facebook page, a profile elsewhere."""

    label = blocks.CharBlock(
        max_length=60,
        label=_("Name"),
        help_text=_("What it is: “Blog”, “Facebook”."),
    )
    url = blocks.URLBlock(label=_("Address"), help_text=_("Starts with https://"))

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"


class ProfileLinksBlock(blocks.StreamBlock):
    """The links of a practice or a person, in the order they are shown."""

    link = ProfileLinkBlock()

    class Meta:
        required = False
