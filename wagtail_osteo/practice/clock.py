"""What time it is, and what day, here and at a clinic."""

import zoneinfo
from datetime import date, datetime, tzinfo

from django.utils import timezone


def now() -> datetime:
    """This moment, aware of its zone on sites with ``USE_TZ = False`` too."""
    moment = timezone.now()
    if timezone.is_aware(moment):
        return moment
    return timezone.make_aware(moment, timezone.get_default_timezone())


def today() -> date:
    """The date where the site is, whatever time zone its editor is in.

    Wagtail's admin activates the editor's own, and a check would bear another date.
    """
    return today_at(None)


def today_at(clinic, moment: datetime | None = None) -> date:
    """The date where ``clinic`` is; without a clinic, where the site is.

    :param moment: an aware one, if another than this one.
    """
    zone = timezone.get_default_timezone() if clinic is None else zone_of(clinic)
    return timezone.localdate(moment or now(), zone)


def zone_of(clinic) -> tzinfo:
    """Where ``clinic`` is; where the site is, if its zone has no name that is known.

    An import may have left anything there, and servers differ in the zones they know.
    """
    try:
        return zoneinfo.ZoneInfo(clinic.time_zone)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return timezone.get_default_timezone()
