"""Links to where else a practice or a person can be found."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

__all__ = ["ProfileLinkBlock", "ProfileLinksBlock", "host_of"]


def host_of(url) -> str:
    """Whose address it is, as a reader would say it: “example.com”.

    Empty where nothing on the web has the address.
    """
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    return host.removeprefix("www.")


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
