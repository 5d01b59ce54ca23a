"""Addresses elsewhere that stand for a person or a practice."""

from ..blocks.links import host_of

__all__ = ["profile_addresses", "web_address"]


def web_address(url) -> str | None:
    """``url`` where it is one of the web; an import may have left anything there."""
    return url if host_of(url) else None


def profile_addresses(owner) -> list[str | None]:
    """The profiles of a practice or a person."""
    return [web_address(link.value.get("url")) for link in owner.profile_links]
