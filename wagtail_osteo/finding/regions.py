"""How many conditions each region of the body has."""

from collections import Counter
from dataclasses import dataclass

from ..models.body_regions import BodyRegion
from ..models.page_types import condition_models
from .query import ListQuery


@dataclass(frozen=True, slots=True)
class RegionLink:
    """A region that has conditions, and the query that shows them."""

    slug: str
    name: str
    count: int
    query: str
    is_current: bool


def pages_by_region(visible) -> dict[str, set[int]]:
    """The keys of the ``visible`` pages of each region: a query per condition type."""
    found: dict[str, set[int]] = {}
    for model in condition_models():
        field = model._meta.get_field("body_regions")
        page = field.m2m_field_name()
        rows = field.remote_field.through.objects.filter(
            **{f"{page}__in": visible.values("pk")}
        )
        target = field.m2m_reverse_field_name()
        for slug, pk in rows.values_list(f"{target}__slug", f"{page}_id"):
            found.setdefault(slug, set()).add(pk)
    return found


def region_links(by_region, among: set[int], query: ListQuery) -> list[RegionLink]:
    """The regions that have a page ``among`` those found, from head to foot."""
    counts = Counter(
        {region: len(pages & among) for region, pages in by_region.items()}
    )
    return [
        RegionLink(
            slug=region.value,
            name=region.label,
            count=counts[region.value],
            query=query.about(region.value),
            is_current=region.value == query.region,
        )
        for region in BodyRegion.Region
        if counts[region.value]
    ]
