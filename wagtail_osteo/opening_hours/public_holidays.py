"""Public holidays, as far as the library ``holidays`` (extra ``hours``) knows them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib.util import find_spec

from django.utils.translation import get_language, to_locale

from ..practice.context import default_practice, jurisdiction_of, practice_of
from ..practice.countries import country_of, nation_of

# Said of a clinic that keeps the holidays of no part of its country.
WHOLE_COUNTRY = "*"


def place_of(clinic, practice=None) -> tuple[str, str]:
    """The country of a clinic, and the part of it whose holidays it keeps.

    The clinic's own choice counts; then a county or state that bears the name of such a
    part, as “Scotland” does, and a postcode that lies in one for sure. Else a practice
    says in which nation its patients live, and that is taken for the clinic's too where
    they share a country.

    :param practice: ``PracticeSettings``, if other than the default site's.
    :returns: an ISO 3166-1 alpha-2 code, and the end of an ISO 3166-2 code. Each may
        be "".
    """
    practice = practice_of(clinic, practice or default_practice())
    country = country_of(clinic, practice)
    if clinic.holidays_region == WHOLE_COUNTRY:
        return country, ""
    for said in (clinic.holidays_region, clinic.region):
        if region := _region_named(country, said):
            return country, region
    if nation := nation_of(clinic, practice):
        return country, nation.subdivision
    jurisdiction = jurisdiction_of(practice)
    same = country == jurisdiction.country
    return country, jurisdiction.subdivision if same else ""


def is_place_in_doubt(clinic, practice=None) -> bool:
    """Whether holidays differ within the clinic's country, and nobody said where it is.

    :param practice: as for ``place_of``.
    """
    country, region = place_of(clinic, practice)
    said = region or clinic.holidays_region == WHOLE_COUNTRY
    return not said and bool(holiday_regions(country))


def holiday_regions(country: str) -> dict[str, str]:
    """The parts of a country that have holidays of their own, by code, with their name.

    Empty without the library, and for a country in which all keep the same.
    """
    return {code: names[0] for code, names in _names_of_regions(country).items()}


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


def _region_named(country: str, name: str) -> str:
    """The code of the region that bears ``name``, or that code itself; else ""."""
    wanted = (name or "").strip().casefold()
    for code, names in _names_of_regions(country).items() if wanted else ():
        if wanted in {each.casefold() for each in (code, *names)}:
            return code
    return ""


def _names_of_regions(country: str) -> dict[str, tuple[str, ...]]:
    if not country or find_spec("holidays") is None:
        return {}
    return _library_regions(country)


@lru_cache(maxsize=256)
def _library_regions(country: str) -> dict[str, tuple[str, ...]]:
    import holidays

    try:
        calendar = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    names = calendar.get_subdivision_aliases()
    return {code: tuple(names.get(code) or [code]) for code in calendar.subdivisions}
