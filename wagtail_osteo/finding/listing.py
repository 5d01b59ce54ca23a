"""A page of a list of conditions, as a visitor asked for it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator

from ..models.body_regions import BodyRegion
from .body_map import BodyMap, body_map
from .names import NUMBERS, Name, first_letter, read_names, sort_key
from .query import ListQuery
from .regions import RegionLink, pages_by_region, region_links
from .search import search
from .visible import visible_children

# What fits on a screen needs no way to jump to a letter.
SHORT = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a page under its title, or under another of its names."""

    name: str
    letter: str
    is_title: bool
    page: Any

    @property
    def letter_anchor(self) -> str:
        return letter_anchor(self.letter)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that names begin with, and the address of the place where they do.

    The address is one on the same page where that holds the first of these names.
    """

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What the template shows.

    ``count`` is that of conditions; a list from A to Z has a row for each name.
    ``is_empty`` is whether the list has no condition at all, whatever was asked.
    """

    query: ListQuery
    count: int
    rows: list[Row]
    page: PaginatorPage
    letters: list[Letter]
    regions: list[RegionLink]
    body_map: BodyMap | None
    is_empty: bool

    @property
    def page_links(self) -> list[tuple[Any, str]]:
        """Numbers of pages with their queries; a gap has neither number nor query."""
        paginator = self.page.paginator
        return [
            (number, self.query.at_page(number) if isinstance(number, int) else "")
            for number in paginator.get_elided_page_range(
                self.page.number, on_each_side=1, on_ends=1
            )
        ]

    @property
    def everywhere_query(self) -> str:
        """The same words, in every region."""
        return self.query.about("")

    @property
    def previous_query(self) -> str:
        return self.query.at_page(self.page.previous_page_number())

    @property
    def next_query(self) -> str:
        return self.query.at_page(self.page.next_page_number())


def find_conditions(index, query: ListQuery, per_page: int) -> Listing:
    """Answer ``query`` from the pages below ``index``.

    As many queries for five thousand conditions as for five. Only the pages shown are
    loaded, and none of their bodies.
    """
    visible = visible_children(index)
    names = read_names(visible)
    by_region = pages_by_region(visible)
    everything = {name.page_id for name in names}
    found = search(query.words, names, visible) if query.words else None
    among = everything if found is None else everything.intersection(found)
    links = region_links(by_region, among, query)
    if query.region:
        among = among & by_region.get(query.region, set())
    if found is None:
        shown = sorted(
            (name for name in names if name.page_id in among),
            key=lambda name: (sort_key(name.text), not name.is_title, name.page_id),
        )
    else:
        titles = {name.page_id: name for name in names if name.is_title}
        shown = [titles[pk] for pk in found if pk in among]
    page = Paginator(shown, per_page).get_page(query.page)
    return Listing(
        query=query,
        count=len(among),
        rows=_rows(page.object_list, visible),
        page=page,
        letters=_letters(shown, page, query) if found is None else [],
        regions=links,
        body_map=body_map(by_region, links),
        is_empty=not everything,
    )


def queries_of_list(index, per_page: int) -> list[str]:
    """The query of each page of the list and of each region's, none of a search."""
    visible = visible_children(index)
    names = read_names(visible)
    by_region = pages_by_region(visible)
    lengths = {"": len(names)}
    for region in BodyRegion.Region.values:
        pages = by_region.get(region, set())
        lengths[region] = sum(name.page_id in pages for name in names)
    queries = [
        ListQuery(region=region).at_page(number)
        for region, length in lengths.items()
        for number in Paginator(range(length), per_page).page_range
    ]
    return [query for query in queries if query != "?"]


def _rows(names: list[Name], visible) -> list[Row]:
    keys = {name.page_id for name in names}
    pages = visible.filter(pk__in=keys).defer_streamfields().specific() if keys else ()
    by_key = {page.pk: page for page in pages}
    return [
        Row(name.text, first_letter(name.text), name.is_title, by_key[name.page_id])
        for name in names
        # Gone since its name was read.
        if name.page_id in by_key
    ]


def _letters(names: list[Name], page: PaginatorPage, query) -> list[Letter]:
    if len(names) <= SHORT:
        return []
    starts: dict[str, int] = {}
    for position, name in enumerate(names):
        starts.setdefault(first_letter(name.text), position)
    letters = []
    for letter, position in starts.items():
        number = position // page.paginator.per_page + 1
        there = "" if number == page.number else query.at_page(number)
        letters.append(Letter(letter, f"{there}#{letter_anchor(letter)}"))
    return letters


def letter_anchor(letter: str) -> str:
    """The id of a letter's heading; in it a ``#`` would end the address.

    >>> letter_anchor("A"), letter_anchor("#")
    ('osteo-letter-A', 'osteo-letter-0')
    """
    return f"osteo-letter-{'0' if letter == NUMBERS else letter}"
