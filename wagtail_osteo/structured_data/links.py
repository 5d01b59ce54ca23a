"""Addresses elsewhere that stand for a person or a practice."""


def profile_addresses(owner) -> list[str]:
    """The profiles of a practice or a person."""
    return [link.value.address for link in owner.profile_links]
