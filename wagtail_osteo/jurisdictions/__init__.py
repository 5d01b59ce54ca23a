"""Everything that differs by law or telephone system, one TOML file per country.

Code and templates hold no telephone number: the same digits are an emergency number in
one country and something else in the next. Strings are English; ``in_active_language``
gives what a page shows. General information, not legal or medical advice.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .loader import load_file
from .records import (
    Jurisdiction,
    JurisdictionError,
    JurisdictionFile,
    Level,
    Line,
    Nation,
    NoRegulator,
    Regulator,
    ServiceNames,
    UnknownJurisdiction,
)
from .translation import in_active_language

__all__ = [
    "Jurisdiction",
    "JurisdictionError",
    "JurisdictionFile",
    "Level",
    "Line",
    "Nation",
    "NoRegulator",
    "Regulator",
    "ServiceNames",
    "UnknownJurisdiction",
    "available_jurisdictions",
    "get_jurisdiction",
    "in_active_language",
    "jurisdiction_choices",
    "jurisdiction_of_country",
    "load_file",
    "nation_choices",
]

FOLDER = Path(__file__).parent


def get_jurisdiction(code: str, nation: str = "") -> Jurisdiction:
    """The country ``code``, as seen from ``nation`` when one is given.

    Without a nation it is what is true in all nations of the country.

    :raises UnknownJurisdiction: the code has no file, or the country no such nation.
    :raises JurisdictionError: the file is broken.
    """
    views = _file(code).views
    if nation not in views:
        known = ", ".join(name for name in views if name) or "none"
        raise UnknownJurisdiction(
            f"Jurisdiction {code!r} has no nation {nation!r}. Nations: {known}."
        )
    return views[nation]


def jurisdiction_of_country(country: str) -> Jurisdiction | None:
    """The country as a whole by its ISO 3166-1 alpha-2 code; ``None`` without a file.

    :raises JurisdictionError: a file is broken.
    """
    every = (get_jurisdiction(code) for code in available_jurisdictions())
    return next((each for each in every if country and each.country == country), None)


@cache
def available_jurisdictions() -> tuple[str, ...]:
    """The codes of all countries that have a file, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


# Migrations of the sites that use this package store the path of this function: it
# must stay importable from here.
def jurisdiction_choices() -> list[tuple[str, str]]:
    """``(code, name)`` of every country, sorted by name: a field's ``choices``.

    A country whose file is broken goes by its code. Django asks for the choices during
    its checks, and must get an answer for ours to be able to name file and key.
    """
    choices = []
    for code in available_jurisdictions():
        try:
            choices.append((code, _file(code).name))
        except JurisdictionError:
            choices.append((code, code))
    return sorted(choices, key=lambda choice: choice[1])


def nation_choices(code: str) -> list[tuple[str, str]]:
    """``(code, name)`` of every nation of a country, sorted by name; it may have none.

    :raises UnknownJurisdiction: the code has no file.
    :raises JurisdictionError: the file is broken.
    """
    choices = [(nation.code, nation.name) for nation in _file(code).nations]
    return sorted(choices, key=lambda choice: choice[1])


@cache
def _file(code: str) -> JurisdictionFile:
    # Looking the code up among the files also keeps it from being a path.
    if code not in available_jurisdictions():
        known = ", ".join(available_jurisdictions())
        raise UnknownJurisdiction(f"Unknown jurisdiction {code!r}. Available: {known}.")
    return load_file(FOLDER / f"{code}.toml")
