"""Every setting of the package, one typed property each, read at call time.

Nothing else touches ``django.conf.settings`` for a ``WAGTAIL_OSTEO_…`` setting, and
nothing is cached, so that ``override_settings`` works everywhere. Three settings are
named in migrations, and are read by what migrations use: swapper reads
``WAGTAIL_OSTEO_PRACTITIONER_MODEL`` and ``WAGTAIL_OSTEO_CLINIC_MODEL``, and
``ExtensibleStreamField`` reads ``WAGTAIL_OSTEO_CONDITION_BODY``.
"""

from django.conf import settings

SHIPPED_JURISDICTION = "gb"

DEFAULT_OUTLINE = [
    "overview",
    "symptoms",
    "red_flags",
    "self_care",
    "causes",
    "prevention",
    "treatment",
    "first_visit",
    "call_to_action",
    "references",
]

DIRECTIONS = {
    "Apple Maps": "https://maps.apple.com/?daddr={destination}",
    "Google Maps": "https://www.google.com/maps/dir/?api=1&destination={destination}",
    "OpenStreetMap": "https://www.openstreetmap.org/directions?to={destination}",
}
MAP_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
MAP_ATTRIBUTION = (
    "© <a href=https://www.openstreetmap.org/copyright>OpenStreetMap</a> contributors"
)


class Conf:
    """What a site may decide. ``docs/reference/settings.md`` explains each."""

    @property
    def require_red_flags(self) -> bool:
        """Whether a condition must say when to get medical help before it goes live."""
        return getattr(settings, "WAGTAIL_OSTEO_REQUIRE_RED_FLAGS", True)

    @property
    def condition_outline(self) -> list[str]:
        """Names of the sections that a new condition starts with, in order."""
        return getattr(settings, "WAGTAIL_OSTEO_CONDITION_OUTLINE", DEFAULT_OUTLINE)

    @property
    def condition_outline_is_chosen(self) -> bool:
        """Whether the site named those sections itself."""
        return hasattr(settings, "WAGTAIL_OSTEO_CONDITION_OUTLINE")

    @property
    def article_page_types(self) -> list[str]:
        """Page types, besides conditions, that a list of conditions holds."""
        return getattr(settings, "WAGTAIL_OSTEO_ARTICLE_PAGE_TYPES", [])

    @property
    def base_template(self) -> str:
        """Template that the pages extend."""
        return getattr(
            settings, "WAGTAIL_OSTEO_BASE_TEMPLATE", "wagtail_osteo/base.html"
        )

    @property
    def head_tags(self) -> bool:
        """Whether pages print description, address and social tags in their head."""
        return getattr(settings, "WAGTAIL_OSTEO_HEAD_TAGS", True)

    @property
    def structured_data(self) -> bool:
        """Whether pages print their schema.org graph."""
        return getattr(settings, "WAGTAIL_OSTEO_STRUCTURED_DATA", True)

    @property
    def default_jurisdiction(self) -> str:
        """Code of the country whose numbers show until Practice details name one."""
        return getattr(
            settings, "WAGTAIL_OSTEO_DEFAULT_JURISDICTION", SHIPPED_JURISDICTION
        )

    @property
    def default_jurisdiction_is_chosen(self) -> bool:
        """Whether the site named that country itself."""
        return hasattr(settings, "WAGTAIL_OSTEO_DEFAULT_JURISDICTION")

    @property
    def directions(self) -> dict[str, str]:
        """Addresses of map services, by name, with ``{destination}`` in them."""
        return getattr(settings, "WAGTAIL_OSTEO_DIRECTIONS", DIRECTIONS)

    @property
    def map_tiles(self) -> str | None:
        """Address of the tiles of maps, as Leaflet writes it; ``None``: no maps."""
        return getattr(settings, "WAGTAIL_OSTEO_MAP_TILES", MAP_TILES)

    @property
    def map_attribution(self) -> str:
        """Whom a map credits: HTML."""
        return getattr(settings, "WAGTAIL_OSTEO_MAP_ATTRIBUTION", MAP_ATTRIBUTION)


conf = Conf()
