"""The graph of a list of conditions."""

from .graph import Graph
from .text import plain_text
from .webpage import add_webpage, crumbs_of


def graph_of_index_page(page, context) -> Graph:
    """The page and the conditions that it lists.

    :param context: what ``page.get_context`` returns, with ``page_address``.
    """
    graph = Graph()
    request = context.get("request")
    listing = context.get("listing")
    # A condition stands under each of its names, and may repeat one of another list.
    pages = {
        row.page.pk: row.page
        for row in (listing.rows if listing else ())
        if not row.page.alias_of_id
    }
    add_webpage(
        graph,
        "CollectionPage",
        page.title,
        crumbs_of(page, context),
        context,
        description=plain_text(page.introduction),
        mainEntity=pages
        and {
            "@type": "ItemList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": condition.title,
                    "url": condition.get_full_url(request),
                }
                for position, condition in enumerate(pages.values(), start=1)
            ],
        },
    )
    return graph
