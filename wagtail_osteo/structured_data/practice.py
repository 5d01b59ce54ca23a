"""The practice: the organisation that publishes the pages."""

from ..practice.context import practice_for
from .graph import reference_to
from .identifiers import practice_id, site_root
from .links import profile_addresses


def practice_node(context) -> dict | None:
    """The ``Organization``; ``None`` for a practice whose name is not known."""
    practice = practice_for(context)
    if practice is None or not practice.practice_name:
        return None
    return {
        "@type": "Organization",
        "@id": practice_id(context),
        "name": practice.practice_name,
        "legalName": practice.legal_name,
        "url": site_root(context),
        "sameAs": profile_addresses(practice),
    }


def practice_reference(context) -> dict | None:
    """What other nodes hold of the practice, whose node every graph has."""
    return reference_to(practice_node(context))
