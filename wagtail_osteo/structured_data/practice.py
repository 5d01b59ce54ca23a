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


def practice_reference(context, snippet) -> dict | None:
    """What ``snippet`` holds of the practice, whose node every graph has.

    Nothing for a person or a clinic of another practice, whom a page names.
    """
    practice = practice_for(context)
    if practice is None or not snippet.is_on_site(practice.site_id):
        return None
    return reference_to(practice_node(context))
