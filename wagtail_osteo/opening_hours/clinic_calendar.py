"""When a clinic is open on real dates: its week, without the days it is closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.functional import cached_property

from ..practice.clock import today_at, zone_of
from .calendar import Interval, SpecialDay, days_between, moment, opening_intervals
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
        """The closures of which at least one day is from ``first`` to ``last``."""
        if self.clinic.pk is None:
            return []
        fetched = self.clinic.closures_fetched
        if first < fetched.since:
            fetched = fetched.back_to(first)
        return [
            each
            for each in fetched.of(self.clinic)
            if each.first_day <= last and each.last_day >= first
        ]

    def holidays(self, first: date, last: date) -> dict[date, str]:
        """The public holidays on which the clinic would be open if they were none.

        Those within a closure are not among them: the closure has its own reason.
        """
        # A clinic that is never open is not closed for the holiday.
        if not self.clinic.opening_hours:
            return {}
        closed = self._closed_days(first, last)
        country, subdivision = self._place
        return {
            day: name
            for day, name in public_holidays(country, subdivision, first, last).items()
            if self.clinic.opening_hours.week[day.weekday()] and day not in closed
        }

    def special_days(self, first: date, last: date) -> list[SpecialDay]:
        """The days from ``first`` to ``last`` whose hours are not those of the week."""
        closed = self._closed_days(first, last)
        if self.clinic.public_holidays == self.clinic.CLOSED:
            closed |= self.holidays(first, last)
        return [SpecialDay(day, (), closed[day]) for day in sorted(closed)]

    def uncertain_days(self, first: date, last: date) -> dict[date, str]:
        """The public holidays of which nobody said whether the clinic keeps them."""
        not_said = self.clinic.public_holidays == self.clinic.NOT_SAID
        return self.holidays(first, last) if not_said else {}

    def intervals(self, start: datetime, days: int) -> list[Interval]:
        """The opening times not over at ``start``, of the ``days`` from its date on."""
        today = today_at(self.clinic, start)
        # Yesterday's last span may still run. The day after the last tells when a span
        # that reaches its midnight really ends.
        first, last = today - DAY, today + days * DAY
        without = {each.date for each in self.special_days(first, last)}
        without |= self.uncertain_days(first, last).keys()
        hours = self.clinic.opening_hours
        ends = moment(last, 0, self.zone)
        intervals = opening_intervals(hours, self.zone, first, last, without)
        return [each for each in intervals if each[1] > start and each[0] < ends]

    def _closed_days(self, first, last) -> dict[date, str]:
        return {
            day: closure.reason
            for closure in self.closures(first, last)
            for day in days_between(
                max(first, closure.first_day), min(last, closure.last_day)
            )
        }

    @cached_property
    def _place(self) -> tuple[str, str]:
        return place_of(self.clinic, self.practice)
