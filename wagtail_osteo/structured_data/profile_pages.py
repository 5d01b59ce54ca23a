"""The graphs of the pages of people and clinics."""

from urllib.parse import urljoin

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from .clinic import clinic_node, full_clinic_node
from .graph import Graph, reference_to
from .identifiers import site_root
from .person import full_person_node, person_node
from .practice import practice_node
from .webpage import add_webpage


def graph_of_practitioner(person, context) -> Graph:
    """A ``ProfilePage`` with the person, and the clinics at which to meet them.

    :param context: that of the page's template, with ``page_address``.
    """
    places = [place.clinic for place in context.get("places", ())]
    if places:
        # Closures of all of them in one query.
        type(places[0]).fetch_parts(places)
    clinics = [clinic_node(clinic, context) for clinic in places]
    node = full_person_node(person, context, [reference_to(each) for each in clinics])
    crumbs = _crumbs(person, gettext("Our practitioners"), context)
    return _graph("ProfilePage", person, crumbs, [node, *clinics], context)


def graph_of_clinic(clinic, context) -> Graph:
    """A ``WebPage`` with the clinic, and those who practise there.

    :param context: that of the page's template, with ``page_address``.
    """
    people = [
        person_node(colleague.person, context)
        for colleague in context.get("colleagues", ())
    ]
    node = full_clinic_node(clinic, context, [reference_to(each) for each in people])
    crumbs = _crumbs(clinic, gettext("Our clinics"), context)
    return _graph("WebPage", clinic, crumbs, [node, *people], context)


def _graph(page_type, snippet, crumbs, nodes, context) -> Graph:
    """The page of ``snippet``, whose node is the first of ``nodes``."""
    graph = Graph()
    add_webpage(
        graph,
        page_type,
        snippet.name,
        crumbs,
        context,
        dateModified=snippet.last_published_at,
        mainEntity=reference_to(nodes[0]),
    )
    for node in nodes:
        graph.add(node)
    return graph


def _crumbs(snippet, list_title, context) -> list[tuple[str, str]]:
    """Home page, list and page; the home page goes by the name of the practice."""
    practice, root = practice_node(context), site_root(context)
    crumbs = [(practice["name"], root)] if practice else []
    try:
        path = reverse(snippet.page_url_name.replace(":detail", ":index"))
    except NoReverseMatch:
        pass
    else:
        crumbs.append((list_title, urljoin(root, path)))
    return [*crumbs, (snippet.name, context["page_address"])]
