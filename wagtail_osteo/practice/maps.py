"""Where a clinic is: links to map services, and a map for those who ask for it.

Nothing here is fetched before a reader presses something that names who is asked.
"""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..conf import conf

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


def directions_links(clinic) -> list[DirectionsLink]:
    """The services that ``WAGTAIL_OSTEO_DIRECTIONS`` names, for the way to ``clinic``.

    None for a clinic of which only the town is known: they would lead to its middle.
    """
    destination = quote(_destination(clinic), safe=",")
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


def _destination(clinic) -> str:
    position = _position(clinic)
    if position:
        return ",".join(position)
    if not (clinic.street_address.strip() or clinic.postal_code.strip()):
        return ""
    parts = [
        *clinic.street_address.splitlines(),
        clinic.locality,
        clinic.region,
        clinic.postal_code,
        clinic.get_country_display(),
    ]
    return ", ".join(part.strip(" ,") for part in parts if part and part.strip(" ,"))
