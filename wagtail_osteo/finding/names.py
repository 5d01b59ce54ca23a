"""The names of conditions: how they are sorted, grouped by letter and matched."""

from functools import lru_cache
from typing import NamedTuple

from ..characters import folded
from ..models.alternative_names import AlternativeName
from .visible import repeats

# The heading of names that begin with a digit.
NUMBERS = "#"


class Name(NamedTuple):
    """A title, or another name of the page whose title it is not."""

    text: str
    page_id: int
    is_title: bool


# Asked of every name each time a list is shown, and names change seldom.
remember = lru_cache(maxsize=32_768)


@remember
def fold(text: str) -> str:
    """``text`` as it is sorted and compared: see ``characters.folded``.

    >>> fold("Sjögren’s syndrome") == fold("sjogrens  Syndrome")
    True
    """
    return folded(text)


@remember
def first_letter(text: str) -> str:
    """The heading that a name stands under: a capital letter, or ``NUMBERS``.

    >>> [first_letter(name) for name in ("“Frozen” shoulder", "Ångström", "3rd rib")]
    ['F', 'A', '#']
    """
    start = fold(text)[:1]
    return start.upper() if start.isalpha() else NUMBERS


@remember
def sort_key(text: str) -> tuple:
    """By what a list of names is sorted: numbers, then letters, whatever their accents.

    The database cannot: SQLite sorts “Épaule” after “Zoster”, and “ankle” too.
    """
    start = fold(text)
    return (start[:1].isalpha(), start, text)


def read_names(visible) -> list[Name]:
    """Every name of the ``visible`` pages, unsorted, in two queries without bodies.

    Of a page and its aliases, the page alone.
    """
    rows = list(visible.values_list("pk", "title", "alias_of_id"))
    repeated = repeats({pk: source for pk, _title, source in rows})
    titles = {pk: title for pk, title, _source in rows if pk not in repeated}
    others = AlternativeName.objects.filter(page__in=visible.values("pk"))
    names = [Name(title, pk, True) for pk, title in titles.items()]
    names += [
        Name(name, pk, False)
        for pk, name in others.order_by().values_list("page_id", "name")
        if pk in titles and fold(name) != fold(titles[pk])
    ]
    return names
