"""Pages: what all of them say, whatever they are about."""

from django.utils.translation import get_language

from ..practice.site_pages import restricted_paths_of
from .graph import Graph, reference_to
from .identifiers import breadcrumb_id, webpage_id
from .practice import practice_node


def add_webpage(graph: Graph, types, name: str, crumbs, context, **properties) -> str:
    """Put the page into ``graph``, with its breadcrumb and the practice.

    :param crumbs: titles and addresses from the home page down, this page last.
    :param properties: what else the page says of itself.
    :returns: the ``@id`` of the page.
    """
    address = context["page_address"]
    breadcrumb = _breadcrumb_node(crumbs, address)
    publisher = practice_node(context)
    node = {
        "@type": types,
        "@id": webpage_id(address),
        "url": address,
        "name": name,
        "inLanguage": get_language(),
        "breadcrumb": reference_to(breadcrumb),
        "publisher": reference_to(publisher),
        **properties,
    }
    graph.add(node)
    graph.add(breadcrumb)
    graph.add(publisher)
    return node["@id"]


def crumbs_of(page, context) -> list[tuple[str, str]]:
    """Titles and addresses from the home page down to ``page``; one query.

    A page above it that not every visitor may see is left out.
    """
    request = context.get("request")
    restricted = restricted_paths_of(context)
    # A title, and what an address is made of.
    above = page.get_ancestors().live().only("title", "url_path", "path")
    pages = [each for each in above if not each.path.startswith(restricted)]
    crumbs = [(each.title, each.get_full_url(request)) for each in [*pages, page]]
    # What is above the home page has no address.
    return [(title, address) for title, address in crumbs if address]


def _breadcrumb_node(crumbs, address: str) -> dict | None:
    """The ``BreadcrumbList`` of the page at ``address``; none where nothing is above.

    :param crumbs: titles and addresses, the page itself last.
    """
    if len(crumbs) < 2:
        return None
    return {
        "@type": "BreadcrumbList",
        "@id": breadcrumb_id(address),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                # Google takes the item's @id for the address.
                "item": {"@type": "WebPage", "@id": url, "name": title},
            }
            for position, (title, url) in enumerate(crumbs, start=1)
        ],
    }
