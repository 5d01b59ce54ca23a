"""The figure of a body, front and back, whose regions are links."""

from dataclasses import dataclass

from .body_outlines import DRAWING
from .regions import RegionLink

# With fewer regions than this, most of the figure would lead nowhere.
FEWEST_REGIONS = 8


@dataclass(frozen=True, slots=True)
class MapRegion:
    """A region of the figure; ``link`` is ``None`` where it leads to no condition.

    ``paths`` are outlines, each with the transformation that puts it in its place.
    """

    link: RegionLink | None
    paths: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class BodyMap:
    """The figure from head to foot, those that lead nowhere first: links lie on top."""

    regions: list[MapRegion]


def body_map(by_region, links: list[RegionLink]) -> BodyMap | None:
    """The figure, where enough of its regions have visible conditions.

    :param by_region: the visible pages of each region, whatever was asked: a search
        does not take the figure away.
    :param links: where the regions lead.
    """
    if sum(1 for region in DRAWING if by_region.get(region.value)) < FEWEST_REGIONS:
        return None
    link_of = {link.slug: link for link in links}
    regions = [
        MapRegion(link_of.get(region.value), list(_paths(outlines)))
        for region, outlines in DRAWING.items()
    ]
    return BodyMap(sorted(regions, key=lambda region: region.link is not None))


def _paths(outlines):
    for outline, offset, mirrored in outlines:
        yield outline, f"translate({offset})" if offset else ""
        if mirrored:
            yield outline, f"matrix(-1 0 0 1 {160 + offset} 0)"
