"""Pages: what all of them say, whatever they are about."""

from django.utils.translation import get_language

from .breadcrumbs import breadcrumb_node
from .graph import Graph, reference_to
from .identifiers import webpage_id
from .practice import practice_node

__all__ = ["add_webpage"]


def add_webpage(graph: Graph, types, name: str, crumbs, context, **properties) -> str:
    """Put the page into ``graph``, with its breadcrumb and the practice.

    :param crumbs: titles and addresses from the home page down, this page last.
    :param properties: what else the page says of itself.
    :returns: the ``@id`` of the page.
    """
    address = context["page_address"]
    breadcrumb = breadcrumb_node(crumbs, address)
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
