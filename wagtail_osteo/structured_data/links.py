"""Addresses elsewhere that stand for a person or a practice."""

from ..values.addresses import web_address


def profile_addresses(owner) -> list[str]:
    """The profiles of a practice or a person."""
    return [web_address(link.value.get("url")) for link in owner.profile_links]
