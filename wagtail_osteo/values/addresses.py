"""Which stored addresses a page may print: those that lead somewhere harmless.

Forms refuse the rest, but imports and code store what they like. A browser runs what
follows ``javascript:``, also behind spaces and control characters, in any case.
"""

import re
from html import unescape
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail.rich_text.rewriters import extract_attrs

from ..characters import without_invisible

NO_WEB_ADDRESS = _("Give an address that starts with https://")

WEB = ("http", "https")
# What a reader may be sent to from within a text.
FOLLOWED = {*WEB, "mailto", "tel"}
# Browsers skip these, wherever they stand.
SKIPPED = re.compile(r"[\x00-\x1f\x7f-\x9f]")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

TAG = re.compile(r"<[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?:[\s/]+|(?<=[\"']))(?:xlink:)?(?:href|src|action|formaction|data|poster)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*))",
    re.IGNORECASE,
)
# What stands for something in the database, and the attributes that Wagtail needs to
# look it up. Without one of them it fails.
ENTITY = re.compile(r"<(?P<name>a|embed)\b(?P<attributes>[^>]*)>")
KEY = re.compile(r"[0-9]{1,18}")
NEEDED = {
    "page": ("id",),
    "document": ("id",),
    "image": ("id", "format", "alt"),
    "media": ("url",),
}


def host_of(url) -> str:
    """Whose address it is, as a reader would say it: “example.com”.

    Empty where nothing on the web has the address.
    """
    try:
        parts = urlsplit(_typed(url))
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in WEB or not host:
        return ""
    return host.removeprefix("www.")


def web_address(url) -> str:
    """``url`` where it is one of the web, else ""; on one line.

    >>> web_address(" https://example.com/book"), web_address("javascript:alert(1)")
    ('https://example.com/book', '')
    """
    return _typed(url) if host_of(url) else ""


def is_followable(address: str) -> bool:
    """Whether a text may link there: to the web, a mailbox, a telephone, or nearby.

    >>> [is_followable(a) for a in ("/fees/", "#causes", "Java\\nScript:alert(1)")]
    [True, True, False]
    """
    scheme = SCHEME.match(_typed(unescape(address)))
    return scheme is None or scheme[1].lower() in FOLLOWED


def with_followable_links(html: str) -> str:
    """Rich text as it is stored, without the addresses that no page may print.

    The words of such a link stay. So do those of a link to a page or a document whose
    key is none; Wagtail would fail to look it up.
    """
    return ENTITY.sub(_known_entity, TAG.sub(_with_followable, html))


def _typed(url) -> str:
    if not isinstance(url, str):
        return ""
    return without_invisible(SKIPPED.sub("", url)).strip()


def _with_followable(tag: re.Match) -> str:
    return ADDRESS.sub(_if_followable, tag[0])


def _if_followable(address: re.Match) -> str:
    value = next(each for each in address.groups() if each is not None)
    return address[0] if is_followable(value) else ""


def _known_entity(tag: re.Match) -> str:
    attributes = extract_attrs(tag["attributes"])
    kind = attributes.get("linktype") or attributes.get("embedtype")
    needed = NEEDED.get(kind, ())
    if all(name in attributes for name in needed) and (
        "id" not in needed or KEY.fullmatch(attributes["id"])
    ):
        return tag[0]
    return "<a>" if tag["name"] == "a" else ""
