"""From a week to real dates: when exactly a door opens and closes.

A time of the clock becomes a moment by one rule: the first moment of that day at which
the clock reads that time or a later one. When clocks go forward, a time that does not
exist is thus the moment of the change, and a span that lies within the missing hour
falls away. When they go back, a time that comes twice is its first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .hours import OpeningHours
from .spans import Span

UTC = timezone.utc
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)

Interval = tuple[datetime, datetime]


class SpecialDay(NamedTuple):
    """A day whose hours are not those of the week. No spans: closed all day.

    By appointment patients may still be seen, in the spans of ``appointments``.
    """

    date: date
    spans: tuple[Span, ...]
    reason: str
    appointments: tuple[Span, ...] = ()


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + number * DAY


def moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, of a time of the clock in ``zone``.

    :param minutes: counted from the midnight that begins ``day``, as the clock shows
        them; 1440 and more are times of the following day.
    """
    reads = datetime.combine(day, time()) + minutes * MINUTE
    found = reads.replace(tzinfo=zone).astimezone(UTC)
    if _reading(found, zone) == reads:
        return found
    # The clock never reads it: the change comes before what was found.
    while _reading(found - MINUTE, zone) > reads:
        found -= MINUTE
    return found


def opening_intervals(
    hours: OpeningHours,
    zone: ZoneInfo,
    first: date,
    last: date,
    closed: Collection[date] = (),
    other: Mapping[date, Sequence[Span]] | None = None,
) -> list[Interval]:
    """The opening times of the days from ``first`` to ``last``, in UTC and in order.

    A span belongs to the day on which it begins: a closed day takes its own spans away,
    also what would run past midnight, and leaves the night that began the day before.
    Spans that touch or overlap become one interval.

    :param closed: days without any span.
    :param other: the spans of days that have others than those of the week.
    """
    by_day = {**(other or {}), **dict.fromkeys(closed, ())}
    intervals: list[Interval] = []
    for day in days_between(first, last):
        for span in sorted(by_day.get(day, hours.week[day.weekday()])):
            opens = moment(day, span.start_minute, zone)
            closes = moment(day, span.end_minute, zone)
            if closes <= opens:
                continue
            if intervals and opens <= intervals[-1][1]:
                opens, earlier = intervals.pop()
                closes = max(closes, earlier)
            intervals.append((opens, closes))
    return intervals


def _reading(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)
