"""Public holidays, as far as the library ``holidays`` (extra ``hours``) knows them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib.util import find_spec

from django.utils.translation import get_language, to_locale

from ..practice.context import default_practice, jurisdiction_of, practice_of


def place_of(clinic, practice=None) -> tuple[str, str]:
    """The country of a clinic, and the part of it whose holidays it keeps.

    A practice says in which nation its patients live. That is taken for the clinic's
    too where they share a country.

    :param practice: ``PracticeSettings``, if other than the default site's.
    :returns: an ISO 3166-1 alpha-2 code, and the end of an ISO 3166-2 code. Each may
        be "".
    """
    practice = practice_of(clinic, practice or default_practice())
    jurisdiction = jurisdiction_of(practice)
    country = clinic.country or jurisdiction.country
    same = country == jurisdiction.country
    return country, jurisdiction.subdivision if same else ""


def public_holidays(
    country: str, subdivision: str, first: date, last: date
) -> dict[date, str]:
    """The public holidays from ``first`` to ``last``, each with its name.

    The name is in the active language where the library has it, else in one of the
    country's. Empty without the library, and for a country that it does not know.
    """
    if not country or find_spec("holidays") is None:
        return {}
    language = get_language() or ""
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(country, subdivision, year, language)
        if first <= day <= last
    }


@lru_cache(maxsize=256)
def _of_year(
    country: str, subdivision: str, year: int, language: str
) -> list[tuple[date, str]]:
    # A tenth of a second that only pages with a clinic need.
    import holidays

    try:
        calendar = holidays.country_holidays(country, subdivision or None, years=year)
    except NotImplementedError:
        return []
    chosen = _language_among(calendar, language)
    if chosen:
        calendar = holidays.country_holidays(
            country, subdivision or None, years=year, language=chosen
        )
    return sorted(calendar.items())


def _language_among(calendar, language: str) -> str | None:
    """The library's name of ``language``, or of one as near to it as there is.

    Left to itself the library would take that of the server's environment.
    """
    plain = language.split("-")[0]
    known = calendar.supported_languages
    for name in (to_locale(language), plain, *known):
        if name in known and name.split("_")[0] == plain:
            return name
    return calendar.default_language
