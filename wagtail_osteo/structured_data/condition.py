"""The condition itself, to which the sections add."""

from .graph import named
from .identifiers import condition_id, webpage_id

__all__ = ["condition_node"]

# The whole body is no part of itself.
NO_PART = "whole-body"


def condition_node(page, address: str) -> dict:
    """The ``MedicalCondition`` as the fields of the page tell it."""
    regions = [r for r in page.body_regions.all() if r.slug != NO_PART]
    return {
        "@type": "MedicalCondition",
        "@id": condition_id(address),
        "name": page.title,
        "alternateName": page.alternative_names,
        "associatedAnatomy": [
            named("AnatomicalStructure", region.name) for region in regions
        ],
        "mainEntityOfPage": {"@id": webpage_id(address)},
    }
