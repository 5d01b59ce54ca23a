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

__all__ = ["graph_of_clinic", "graph_of_practitioner"]


def graph_of_practitioner(person, context) -> Graph:
    """A ``ProfilePage`` with the person, and the clinics at which to meet them.

    :param context: that of the page's template, with ``page_address``.
    """
    graph = Graph()
    places = [place.clinic for place in context.get("places", ())]
    if places:
        # Closures of all of them in one query.
        type(places[0]).fetch_parts(places)
    clinics = [clinic_node(clinic, context) for clinic in places]
    node = full_person_node(person, context, [reference_to(each) for each in clinics])
    add_webpage(
        graph,
        "ProfilePage",
        person.name,
        _crumbs(person, gettext("Our practitioners"), context),
        context,
        dateModified=person.last_published_at,
        mainEntity=reference_to(node),
    )
    graph.add(node)
    for each in clinics:
        graph.add(each)
    return graph


def graph_of_clinic(clinic, context) -> Graph:
    """A ``WebPage`` with the clinic, and those who practise there.

    :param context: that of the page's template, with ``page_address``.
    """
    graph = Graph()
    people = [
        person_node(colleague.person, context)
        for colleague in context.get("colleagues", ())
    ]
    node = full_clinic_node(clinic, context, [reference_to(each) for each in people])
    add_webpage(
        graph,
        "WebPage",
        clinic.name,
        _crumbs(clinic, gettext("Our clinics"), context),
        context,
        dateModified=clinic.last_published_at,
        mainEntity=reference_to(node),
    )
    graph.add(node)
    for each in people:
        graph.add(each)
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
