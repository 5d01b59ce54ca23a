"""Turns signs by urgency into the cards that a patient reads.

The page's own levels and those of the medical-help texts it chose meet here. There is
one card an urgency, whoever wrote the signs.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from ..characters import has_words, without_invisible
from ..jurisdictions import Level

# Keys of a jurisdiction's levels, in the order of the cards on the page.
URGENCIES = [
    ("emergency", _("Now: an emergency")),
    ("urgent", _("Today: urgent")),
    ("non_urgent", _("Soon: not urgent")),
]
MATCHES = [("any", _("Any one of these")), ("all", _("All of these together"))]


class SignGroup(NamedTuple):
    """Signs of a card that are read together: any of them, or all of them."""

    match: str
    signs: list[str]


class Card(NamedTuple):
    """A level as the patient sees it: the editor's signs, the country's wording."""

    level: Level
    groups: list[SignGroup]
    advice: list[Any]


def filled_signs(level) -> list[str]:
    """The signs of a level that say something.

    A full stop or a blank character is none: the page would claim to warn and would
    not.
    """
    return [
        sign
        for each in level.get("signs") or ()
        if has_words(sign := without_invisible(each or "").strip())
    ]


def cards_from(levels: Iterable, jurisdiction) -> list[Card]:
    """A card for each urgency that has a sign, the most urgent first.

    :param levels: values of ``RedFlagLevelBlock``; no urgency, or one that no country
        knows, counts as an emergency.
    """
    # A draft may hold a level without an urgency, an import one with an urgency of its
    # own. Unsure, we err towards the urgent: the signs must not vanish, nor the page.
    merged = {urgency: _Merged() for urgency, _label in URGENCIES}
    for level in levels:
        merged.get(level.get("urgency"), merged["emergency"]).add(level)
    return [
        Card(jurisdiction.levels[urgency], each.groups(), list(each.advice.values()))
        for urgency, each in merged.items()
        if each.groups()
    ]


class _Merged:
    """What several levels of one urgency come to.

    Joined, two lists of "all of these together" would ask for the signs of both before
    the reader may act. So each stays a group of its own. Signs of which any one is
    enough are safe to join.
    """

    def __init__(self):
        self.any: dict[str, str] = {}
        self.all: dict[frozenset, list[str]] = {}
        self.advice: dict[str, Any] = {}

    def add(self, level):
        signs: dict[str, str] = {}
        for sign in filled_signs(level):
            signs.setdefault(_key(sign), sign)
        if not signs:
            return
        # One sign by itself is "any", whatever the editor chose.
        if level.get("match") == "all" and len(signs) > 1:
            self.all.setdefault(frozenset(signs), list(signs.values()))
        else:
            for key, sign in signs.items():
                self.any.setdefault(key, sign)
        advice = level.get("advice")
        if advice:
            self.advice.setdefault(str(advice), advice)

    def groups(self) -> list[SignGroup]:
        joined = [SignGroup("any", list(self.any.values()))] if self.any else []
        return joined + [SignGroup("all", signs) for signs in self.all.values()]


def _key(sign: str) -> str:
    """The same for signs that differ in spaces, capitals or a full stop."""
    return " ".join(sign.split()).rstrip(".,;").casefold()
