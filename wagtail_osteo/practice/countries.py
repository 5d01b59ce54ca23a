"""In which country something is: it decides how its facts are read and written."""

import re

from django.apps import apps
from django.db.models import Q

from ..jurisdictions import Nation, jurisdiction_of_country
from .context import jurisdiction_of, practice_of


def country_of_practice(practice) -> str:
    """The ISO 3166-1 alpha-2 code of the country that a practice's patients are in.

    :param practice: ``PracticeSettings``, or ``None``: then the site's setting tells.
    :returns: "" where there is none, as for a practice in all of Europe.
    """
    return jurisdiction_of(practice).country


def country_of(clinic, practice) -> str:
    """The code of the country that ``clinic`` lies in: its practice's if it says none.

    :param practice: as for ``country_of_practice``; that of another site where this one
        does not show the clinic.
    """
    return clinic.country or country_of_practice(practice_of(clinic, practice))


def is_abroad(clinic, practice) -> bool:
    """Whether ``clinic`` lies in another country than the practice's patients."""
    return country_of(clinic, practice) != country_of_practice(practice)


def nation_of(clinic, practice) -> Nation | None:
    """The nation that ``clinic`` itself says it is in, by choice, name or postcode.

    :returns: ``None`` where it does not say it, and in a country without nations.
    """
    country = jurisdiction_of_country(country_of(clinic, practice))
    area = re.match(r"[A-Z]*", clinic.postal_code.strip().upper())[0]
    region = clinic.region.strip().casefold()
    ways = [
        lambda nation: clinic.holidays_region == nation.subdivision != "",
        lambda nation: region == nation.name.casefold(),
        lambda nation: area in nation.postcode_areas,
    ]
    nations = country.nations if country else ()
    return next((each for says in ways for each in nations if says(each)), None)


def country_of_practices(clinic=None) -> str:
    """The country that the practices which may show ``clinic`` have in common, or "".

    Those whose own clinic it is, or on whose sites it is, come first; a person, or a
    clinic that none has chosen, may belong to any of them.
    """
    practices = apps.get_model("wagtail_osteo", "PracticeSettings").objects.all()
    own = clinic and practices.filter(
        Q(default_clinic__translation_key=clinic.translation_key)
        | Q(site__in=clinic.sites_fetched.of(clinic))
    )
    countries = {each.get_country().country for each in own or practices}
    if not countries:
        return country_of_practice(None)
    return countries.pop() if len(countries) == 1 else ""
