"""The names of conditions: how they are sorted, grouped by letter and matched."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ..models.alternative_names import AlternativeName

# The heading of names that begin with a digit.
NUMBERS = "#"
# Letters that Unicode does not take apart into a letter and an accent.
LIGATURES = str.maketrans(
    {"ı": "i", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
BEFORE_THE_FIRST_WORD = re.compile(r"^[\W_]+")


class Name(NamedTuple):
    """A title, or another name of the page whose title it is not."""

    text: str
    page_id: int
    is_title: bool


# Asked of every name each time a list is shown, and names change seldom.
remember = lru_cache(maxsize=32_768)


@remember
def fold(text: str) -> str:
    """``text`` without case and accents, as it is sorted and compared.

    >>> fold("Épicondylite À L’Œil")
    'epicondylite a l’oeil'
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return letters.translate(LIGATURES)


@remember
def first_letter(text: str) -> str:
    """The heading that a name stands under: a capital letter, or ``NUMBERS``.

    >>> [first_letter(name) for name in ("“Frozen” shoulder", "Ångström", "3rd rib")]
    ['F', 'A', '#']
    """
    start = BEFORE_THE_FIRST_WORD.sub("", fold(text))[:1]
    return start.upper() if start.isalpha() else NUMBERS


@remember
def sort_key(text: str) -> tuple:
    """By what a list of names is sorted: numbers, then letters, whatever their accents.

    The database cannot: SQLite sorts “Épaule” after “Zoster”, and “ankle” too.
    """
    start = BEFORE_THE_FIRST_WORD.sub("", fold(text))
    return (start[:1].isalpha(), start, text)


def read_names(visible) -> list[Name]:
    """Every name of the ``visible`` pages, unsorted, in two queries without bodies."""
    titles = dict(visible.values_list("pk", "title"))
    others = AlternativeName.objects.filter(page__in=visible.values("pk"))
    names = [Name(title, pk, True) for pk, title in titles.items()]
    names += [
        Name(name, pk, False)
        for pk, name in others.order_by().values_list("page_id", "name")
        if pk in titles and fold(name) != fold(titles[pk])
    ]
    return names
