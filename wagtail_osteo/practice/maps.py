"""Where a clinic is: links to map services, and a map for those who ask for it.

Nothing here is fetched before a reader presses something that names who is asked.
"""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..choices import country_name
from ..conf import conf
from .addresses import local_address_lines
from .countries import country_of

DESTINATION = "{destination}"


class DirectionsLink(NamedTuple):
    """A map service, and its address for the way to a clinic."""

    name: str
    url: str


class Map(NamedTuple):
    """What ``map.js`` draws. ``host``, empty for the site itself, gives the tiles."""

    latitude: str
    longitude: str
    tiles: str
    attribution: str
    host: str

    @property
    def url(self) -> str:
        """The same place on a site of its own, for readers without JavaScript."""
        place = f"mlat={self.latitude}&mlon={self.longitude}"
        view = f"map=17/{self.latitude}/{self.longitude}"
        return f"https://www.openstreetmap.org/?{place}#{view}"


def directions_links(clinic, practice=None) -> list[DirectionsLink]:
    """The services that ``WAGTAIL_OSTEO_DIRECTIONS`` names, for the way to ``clinic``.

    None for a clinic of which only the town is known: they would lead to its middle.

    :param practice: ``PracticeSettings`` that tell the country of a clinic that does
        not say it.
    """
    destination = quote(_destination(clinic, practice), safe=",")
    if not destination:
        return []
    return [
        DirectionsLink(name, url.replace(DESTINATION, destination))
        for name, url in conf.directions.items()
    ]


def map_of(clinic) -> Map | None:
    """The map; ``None`` without a position, or where the site has no tiles."""
    position = _position(clinic)
    if not position or not conf.map_tiles:
        return None
    host = urlsplit(conf.map_tiles.replace("{s}.", "")).netloc
    return Map(*position, conf.map_tiles, conf.map_attribution, host)


def _position(clinic) -> tuple[str, str] | None:
    """Latitude and longitude as addresses write them, in any language."""
    return clinic.position and tuple(f"{degrees:f}" for degrees in clinic.position)


def _destination(clinic, practice) -> str:
    position = _position(clinic)
    if position:
        return ",".join(position)
    if not (clinic.street_address.strip() or clinic.postal_code.strip()):
        return ""
    # There may be a town of the same name in another country.
    country = country_name(country_of(clinic, practice))
    lines = [*local_address_lines(clinic, practice), country]
    return ", ".join(line.strip(" ,") for line in lines if line)
