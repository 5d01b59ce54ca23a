"""The way from the site's home page to a page."""

from ..finding.visible import restricted_paths_of
from .identifiers import breadcrumb_id

__all__ = ["breadcrumb_node", "crumbs_of"]


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


def breadcrumb_node(crumbs, address: str) -> dict | None:
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
