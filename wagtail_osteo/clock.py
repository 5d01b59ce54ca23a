"""What time it is, and where."""

import zoneinfo
from datetime import datetime, tzinfo

from django.utils import timezone

__all__ = ["now", "zone_of"]


def now() -> datetime:
    """This moment, aware of its zone on sites with ``USE_TZ = False`` too."""
    moment = timezone.now()
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def zone_of(clinic) -> tzinfo:
    """Where ``clinic`` is; where the site is, if its zone has no name that is known.

    An import may have left anything there, and servers differ in the zones they know.
    """
    try:
        return zoneinfo.ZoneInfo(clinic.time_zone)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return timezone.get_default_timezone()
