"""From one date to another, once or every year, and which of two counts."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

FEBRUARY = 2


class Dates(NamedTuple):
    """The days from ``first`` to ``last``; every year from then on, if so said."""

    first: date
    last: date
    every_year: bool = False

    @property
    def is_one_day(self) -> bool:
        """Whether it is a single day, if need be one a year."""
        return self.first == self.last

    @property
    def precedence(self) -> int:
        """How particular they are: of those that hold a day, the highest counts.

        A day before a span, and what was said of one year before what holds in all.
        """
        return 2 * (not self.every_year) + self.is_one_day

    @property
    def is_longer_than_a_year(self) -> bool:
        """Whether they would overlap themselves if they came every year."""
        return self._last_in(self.last.year - 1) >= self.first

    @property
    def weekdays(self) -> set[int]:
        """The days of the week that are among them, if need be in some years only."""
        if self.every_year:
            return set(range(7))
        length = (self.last - self.first).days + 1
        return {(self.first.weekday() + day) % 7 for day in range(min(length, 7))}

    def times(self, since: date, until: date) -> Iterator[tuple[date, date]]:
        """First and last day, whole, of each time of which a day lies in between."""
        later = max(0, since.year - self.last.year) if self.every_year else 0
        while self.last.year + later <= date.max.year:
            first = self._first_in(self.first.year + later)
            last = self._last_in(self.last.year + later)
            if first > until:
                return
            if last >= since:
                yield first, last
            if not self.every_year:
                return
            later += 1

    def overlap(self, others: Dates) -> bool:
        """Whether any day is among both, in any year."""
        start = max(self.first, others.first)
        # What meets in one year in four meets in this time.
        end = start.replace(
            year=min(start.year + 8, date.max.year), day=min(start.day, 28)
        )
        return any(
            first <= other_last and other_first <= last
            for first, last in self.times(start, end)
            for other_first, other_last in others.times(start, end)
        )

    def _first_in(self, year: int) -> date:
        return self.first.replace(
            year=year, day=min(self.first.day, _days_in(year, self.first.month))
        )

    def _last_in(self, year: int) -> date:
        if self.is_one_day:
            return self._first_in(year)
        last_of_month = _days_in(year, self.last.month)
        # Whoever said the end of February means it in leap years too.
        ends_february = self.last.month == FEBRUARY and self.last.day == _days_in(
            self.last.year, FEBRUARY
        )
        day = last_of_month if ends_february else min(self.last.day, last_of_month)
        return self.last.replace(year=year, day=day)


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
