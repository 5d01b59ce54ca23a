"""Whose numbers are shown, whatever is stored or set.

A country may be named that has no file any more, or never had one. A page must not fail
for that: it shows the numbers of the site's own country, and both checks and Practice
details say so.
"""

from ..conf import SHIPPED_JURISDICTION, conf
from ..jurisdictions import (
    Jurisdiction,
    JurisdictionError,
    available_jurisdictions,
    get_jurisdiction,
    nation_choices,
)


def is_known(code) -> bool:
    """Whether there is such a country."""
    return code in available_jurisdictions()


def country_of(code: str) -> Jurisdiction:
    """The country ``code`` as a whole; without a usable one, that of the settings.

    :raises JurisdictionError: the package's own default has no file that can be read.
    """
    for each in filter(is_known, [code, conf.default_jurisdiction]):
        try:
            return get_jurisdiction(each)
        except JurisdictionError:
            # A system check names file and key.
            continue
    return get_jurisdiction(SHIPPED_JURISDICTION)


def view_of(code: str, nation: str) -> Jurisdiction:
    """The country as ``country_of`` gives it, or the nation of it that is named.

    An import, or another country in the site's settings, leaves a nation of elsewhere:
    then it is what is true in all of the country.
    """
    country = country_of(code)
    named = not code or code == country.code
    if named and nation in dict(nation_choices(country.code)):
        return get_jurisdiction(country.code, nation)
    return country
