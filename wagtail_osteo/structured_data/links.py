"""Addresses elsewhere, of which some stand for a person or a practice."""

from urllib.parse import urlsplit


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


def web_address(url) -> str | None:
    """``url`` where it is one of the web; an import may have left anything there."""
    return url if host_of(url) else None


def profile_addresses(owner) -> list[str | None]:
    """The profiles of a practice or a person."""
    return [web_address(link.value.get("url")) for link in owner.profile_links]
