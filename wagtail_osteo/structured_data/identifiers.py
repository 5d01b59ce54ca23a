"""The ``@id`` of each thing: the same on every page that speaks of it.

All functions take the context that a template is rendered with, as a mapping. It has
``request`` and ``page_address``, the address of the page that the graph is for.
"""

from wagtail.models import Site


def webpage_id(address: str) -> str:
    return f"{address}#webpage"


def condition_id(address: str) -> str:
    return f"{address}#condition"


def breadcrumb_id(address: str) -> str:
    return f"{address}#breadcrumb"


def person_id(person, context) -> str:
    """Of the person's own page, or else of the page that speaks of them."""
    return _snippet_id(person, "person", context)


def clinic_id(clinic, context) -> str:
    """Of the clinic's own page, or else of the page that speaks of it."""
    return _snippet_id(clinic, "clinic", context)


def _snippet_id(snippet, kind, context) -> str:
    address = snippet.get_full_url(context.get("request"))
    if address:
        return f"{address}#{kind}"
    return f"{context['page_address']}#{kind}-{snippet.pk}"


def site_root(context) -> str:
    """The address of the site that the request belongs to; empty without one."""
    request = context.get("request")
    site = request and Site.find_for_request(request)
    return f"{site.root_url}/" if site else ""


def practice_id(context) -> str:
    return f"{site_root(context)}#practice"
