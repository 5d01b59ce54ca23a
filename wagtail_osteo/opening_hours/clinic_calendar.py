"""When a clinic is open on real dates.

What is said of a single day counts before what is said of a span of days, that before a
season, and that before the usual week. On a public holiday the clinic does as it said
once for all of them: only what was said of that very day counts before.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.functional import cached_property

from ..practice.clock import today_at, zone_of
from .calendar import Interval, SpecialDay, days_between, moment, opening_intervals
from .hours import Day, OpeningHours
from .public_holidays import place_of, public_holidays

DAY = timedelta(days=1)


class ClinicCalendar:
    """The days and hours of one clinic.

    :param practice: ``PracticeSettings`` that tell which public holidays count, if
        other than the default site's.
    """

    def __init__(self, clinic, practice=None):
        self.clinic = clinic
        self.practice = practice
        self.zone = zone_of(clinic)

    def closures(self, first: date, last: date) -> list:
        """The closures of which at least one day is from ``first`` to ``last``.

        Those that begin first, within these days or before, come first.
        """
        if self.clinic.pk is None:
            return []
        fetched = self.clinic.closures_fetched
        if first < fetched.since:
            fetched = fetched.back_to(first)
        found = []
        for each in fetched.of(self.clinic):
            time = next(each.dates.times(first, last), None)
            if time:
                found.append((time, each))
        found.sort(key=lambda entry: (entry[0], entry[1].pk))
        return [each for _time, each in found]

    def closure_on(self, day: date):
        """The closure that counts on ``day``, or ``None``."""
        return self._closure_of(day, day).get(day)

    def holidays(self, first: date, last: date) -> dict[date, str]:
        """The public holidays on which the clinic would be open if they were none.

        Those on a day of which something was said by its date are not among them, nor
        those within a closure: it has its own reason.
        """
        closure_of = self._closure_of(first, last)
        weeks = [
            self.clinic.opening_hours,
            *(each.hours for each in closure_of.values()),
        ]
        # A clinic that is never open is not closed for the holiday.
        if not any(weeks):
            return {}
        country, subdivision = self._place
        return {
            day: name
            for day, name in public_holidays(country, subdivision, first, last).items()
            if not _is_said_of_the_day(closure_of.get(day))
            and not self._hours_on(day, closure_of.get(day)).is_closed
        }

    def special_days(self, first: date, last: date) -> list[SpecialDay]:
        """The days from ``first`` to ``last`` whose hours are not those of the week."""
        kept = self.clinic.public_holidays == self.clinic.CLOSED
        holidays = self.holidays(first, last) if kept else {}
        special = {day: SpecialDay(day, (), name) for day, name in holidays.items()}
        for day, closure in self._closure_of(first, last).items():
            hours = self._hours_on(day, closure)
            # A season may leave some days as they are.
            as_usual = closure.hours and hours == self._hours_on(day, None)
            if day not in special and not as_usual:
                special[day] = SpecialDay(
                    day, hours.spans, closure.reason, hours.appointments
                )
        return [special[day] for day in sorted(special)]

    def uncertain_days(self, first: date, last: date) -> dict[date, str]:
        """The public holidays of which nobody said whether the clinic keeps them."""
        not_said = self.clinic.public_holidays == self.clinic.NOT_SAID
        return self.holidays(first, last) if not_said else {}

    def intervals(self, start: datetime, days: int) -> list[Interval]:
        """The opening times not over at ``start``, of the ``days`` from its date on."""
        return self._intervals(start, days, self.clinic.opening_hours, "spans")

    def appointment_intervals(self, start: datetime, days: int) -> list[Interval]:
        """As ``intervals``: the times at which one is seen by appointment."""
        week = OpeningHours(self.clinic.opening_hours.appointments)
        return self._intervals(start, days, week, "appointments")

    def _intervals(self, start, days, week, kind) -> list[Interval]:
        today = today_at(self.clinic, start)
        # Yesterday's last span may still run. The day after the last tells when a span
        # that reaches its midnight really ends.
        first, last = today - DAY, today + days * DAY
        special = self.special_days(first, last)
        other = {each.date: getattr(each, kind) for each in special}
        uncertain = self.uncertain_days(first, last)
        ends = moment(last, 0, self.zone)
        intervals = opening_intervals(week, self.zone, first, last, uncertain, other)
        return [each for each in intervals if each[1] > start and each[0] < ends]

    def _closure_of(self, first, last) -> dict:
        """The closure that counts on each day that has any."""
        by_day = {}
        closures = self.closures(first, last)
        for closure in sorted(closures, key=lambda each: each.dates.precedence):
            for begins, ends in closure.dates.times(first, last):
                days = days_between(max(first, begins), min(last, ends))
                by_day.update(dict.fromkeys(days, closure))
        return by_day

    def _hours_on(self, day, closure) -> Day:
        week = self.clinic.opening_hours if closure is None else closure.hours
        return week.days()[day.weekday()]

    @cached_property
    def _place(self) -> tuple[str, str]:
        return place_of(self.clinic, self.practice)


def _is_said_of_the_day(closure) -> bool:
    return closure is not None and closure.dates.is_one_day
