"""The graph of a page about a condition."""

from ..practice.site_pages import original_of, restricted_paths_of
from .clinic import clinic_node
from .graph import Graph, named, reference_to
from .identifiers import condition_id, webpage_id
from .images import image_node
from .person import person_node
from .webpage import add_webpage, crumbs_of

# The whole body is no part of itself.
NO_PART = "whole-body"


def graph_of_condition_page(page, context) -> Graph:
    """Everything that the page says.

    :param context: what ``page.get_context`` returns, with ``page_address``.
    """
    graph = Graph()
    address = context["page_address"]
    author, reviewer = context.get("author"), context.get("reviewer")
    author_node = author and person_node(author, context)
    reviewer_node = (
        author_node
        if reviewer == author
        else reviewer and person_node(reviewer, context)
    )
    picture = image_node(page.lead_image, address)
    # An alias is another page about the same condition.
    original = original_of(page, restricted_paths_of(context))
    home = original.get_full_url(context.get("request")) or address
    about = {"@id": condition_id(home)}
    page_id = add_webpage(
        graph,
        "MedicalWebPage",
        page.title,
        crumbs_of(page, context),
        context,
        description=page.summary,
        about=about,
        mainEntity=about,
        medicalAudience={"@type": "Patient"},
        primaryImageOfPage=reference_to(picture),
        datePublished=page.first_published_at,
        dateModified=page.last_published_at,
        author=reference_to(author_node),
        lastReviewed=page.last_reviewed,
        reviewedBy=reference_to(reviewer_node),
        relatedLink=[
            related.get_full_url(context.get("request"))
            for related in context.get("related_conditions", ())
        ],
    )
    graph.add(_condition_node(page, home))
    graph.add(picture)
    graph.add(author_node)
    graph.add(reviewer_node)
    if clinic := context.get("clinic"):
        graph.add(clinic_node(clinic, context))
    _add_sections(graph, page_id, about["@id"], context)
    # The section that says what it is says more than the line under the title.
    condition = graph.get(about["@id"])
    condition["description"] = condition.get("description") or page.summary
    return graph


def _add_sections(graph, page_id, about_id, context):
    for entry in (*context.get("sections", ()), *context.get("sources", ())):
        section = entry.section
        # A site's own section may be any block.
        if not hasattr(section.block, "get_structured_data"):
            continue
        contribution = section.block.get_structured_data(
            section.value, {**context, "anchor": entry.anchor}
        )
        if contribution is None:
            continue
        graph.add({"@id": about_id, **contribution.condition})
        graph.add({"@id": page_id, **contribution.page})
        for node in contribution.nodes:
            graph.add(node)


def _condition_node(page, address: str) -> dict:
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
