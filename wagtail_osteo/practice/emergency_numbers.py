"""Clinics in a country whose emergency numbers are not those that pages show."""

from django.utils.text import get_text_list
from django.utils.translation import gettext

from ..choices import country_name
from ..jurisdictions import get_jurisdiction, jurisdiction_of_country
from .context import jurisdiction_of
from .countries import country_of, is_abroad, nation_of


def other_emergency_numbers(clinic, practice) -> str:
    """What an editor should know of the numbers that patients of ``clinic`` need.

    :param practice: ``PracticeSettings``, or ``None``.
    :returns: a sentence or two; "" where those that pages show serve there, too.
    """
    shown = jurisdiction_of(practice)
    if not is_abroad(clinic, practice):
        return _of_another_nation(clinic, practice, shown)
    there = jurisdiction_of_country(country_of(clinic, practice))
    numbers = there.emergency_numbers if there else ()
    # Those of no single country are meant for many.
    if not shown.country and (not there or set(numbers) & set(shown.emergency_numbers)):
        return ""
    words = {
        "clinic": clinic.name,
        "country": country_name(country_of(clinic, practice)),
        "there": get_text_list(numbers, gettext("or")),
        "here": get_text_list(shown.emergency_numbers, gettext("or")),
        "home": shown.name,
    }
    if not there:
        return (
            gettext(
                "“%(clinic)s” is in %(country)s, of which this package knows no "
                "emergency numbers, and pages show those in Practice details "
                "(%(home)s: %(here)s). Check what its patients need."
            )
            % words
        )
    return (
        gettext(
            "“%(clinic)s” is in %(country)s, where one calls %(there)s, and pages "
            "show the numbers in Practice details (%(home)s: %(here)s). Patients there "
            "need a site of their own, whose Practice details name %(country)s."
        )
        % words
    )


def _of_another_nation(clinic, practice, shown) -> str:
    """Emergency numbers are the country's, and urgent help may be the nation's."""
    nation = nation_of(clinic, practice)
    if nation is None or nation.code == shown.nation:
        return ""
    if get_jurisdiction(shown.code, nation.code).levels == shown.levels:
        return ""
    names = {each.code: each.name for each in shown.nations}
    return gettext(
        "“%(clinic)s” is in %(nation)s, and pages show the numbers for urgent help of "
        "%(home)s. Patients there need a site of their own, whose Practice details "
        "name %(nation)s."
    ) % {
        "clinic": clinic.name,
        "nation": nation.name,
        "home": names.get(shown.nation, shown.name),
    }
