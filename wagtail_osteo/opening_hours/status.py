"""What a clinic's card says beside its weekly hours: the days ahead, and the door now.

Whether the door is open is worked out by the reader's browser, from what is rendered
here for the days ahead: a copy of the page, from a cache or a static site, then says
nothing wrong, and nothing at all once those days are over.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, pgettext

from ..practice.clock import now, today_at
from .calendar import moment
from .clinic_calendar import ClinicCalendar
from .words import days_of, hours_on

DAYS_AHEAD = 14


class Announcement(NamedTuple):
    """Which days differ from the week, and why.

    ``reason`` is empty where none was given, and begins with the hours of days on which
    the clinic is not closed.
    """

    days: str
    reason: str


class Opening:
    """A clinic in the days ahead.

    :param practice: ``PracticeSettings`` of the page, or ``None``.
    :param days: how many days ahead, today included.
    """

    def __init__(self, clinic, practice=None, days: int = DAYS_AHEAD):
        self.clinic = clinic
        self.calendar = ClinicCalendar(clinic, practice)
        self.days_ahead = days
        today = today_at(clinic)
        self.days = (today, today + timedelta(days=days - 1))

    @property
    def announcements(self) -> list[Announcement]:
        """Closures, other hours and public holidays of the days ahead, in their order.

        The next of what is not a holiday is among them however far away it is.
        """
        today, last = self.days
        closures = self.calendar.closures(today, last)
        found = []
        for each in closures or self.calendar.closures(today, date.max)[:1]:
            begins, _ends = next(each.dates.times(today, date.max))
            found.append((begins, self._announcement(each)))
        if self.clinic.public_holidays != self.clinic.OPEN:
            for day, name in self.calendar.holidays(*self.days).items():
                found.append((day, self._holiday(day, name)))
        return [said for _day, said in sorted(found, key=lambda entry: entry[0])]

    def _announcement(self, closure) -> Announcement:
        if not closure.hours:
            return Announcement(closure.period, closure.reason)
        hours = hours_on(closure.dates, closure.hours)
        if closure.reason:
            hours = f"{hours} ({closure.reason})"
        return Announcement(days_of(closure.dates), hours)

    def _holiday(self, day, name) -> Announcement:
        if self.clinic.public_holidays == self.clinic.CLOSED:
            reason = gettext("closed, %(holiday)s")
        else:
            reason = gettext("%(holiday)s, hours may differ")
        # At most two weeks ahead, a date needs no year.
        words = date_format(day, pgettext("date format", "l j F"))
        return Announcement(words, reason % {"holiday": name})

    @property
    def status(self) -> str:
        """JSON for ``opening_status.js``; empty where the hours are not known.

        Moments are in UTC. The words have places in braces, filled by the browser.
        """
        if not self.clinic.opening_hours.is_known:
            return ""
        zone = self.calendar.zone
        ahead = (now(), self.days_ahead)
        return json.dumps(
            {
                "open": _pairs(self.calendar.intervals(*ahead)),
                "appointments": _pairs(self.calendar.appointment_intervals(*ahead)),
                "uncertain": [
                    [_utc(moment(day, minutes, zone)) for minutes in (0, 1440)]
                    for day in self.calendar.uncertain_days(*self.days)
                ],
                "until": _utc(moment(self.days[1], 1440, zone)),
                "zone": zone.key,
                "language": get_language(),
                "words": {
                    "open": gettext("Open now"),
                    "open_until": gettext("Open until {time}"),
                    "by_appointment": gettext("By appointment only at this time"),
                    "closed": gettext("Closed now"),
                    "opens": gettext("Closed, opens at {time}"),
                    "opens_on": gettext("Closed, opens {day} at {time}"),
                    "elsewhere": gettext("{time} ({zone})"),
                },
            },
            separators=(",", ":"),
        )


def _pairs(intervals) -> list[list[str]]:
    return [[_utc(begins), _utc(ends)] for begins, ends in intervals]


def _utc(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%MZ}"
