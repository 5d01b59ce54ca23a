"""Opening hours as schema.org has them, in the way that Google asks for."""

import datetime
from itertools import groupby

from ..opening_hours.hours import OpeningHours
from ..opening_hours.spans import MIDNIGHT, Span

LAST_MINUTE = datetime.time(23, 59)


def regular_hours(hours: OpeningHours) -> list[dict]:
    """One ``OpeningHoursSpecification`` for all days that have the same span.

    None for a week of which a part is not understood.
    """
    if not hours.is_known:
        return []
    days_of: dict[Span, list[str]] = {}
    for day in hours.days():
        for span in day.spans:
            days_of.setdefault(span, []).append(day.key.title())
    return [
        _specification(span, dayOfWeek=[f"https://schema.org/{day}" for day in days])
        for span, days in days_of.items()
    ]


def special_hours(days) -> list[dict]:
    """The same for days that differ from their weekday; days in a row are joined.

    :param days: each with ``date`` and ``spans``, in the order of their dates.
    """
    specifications = []
    for first, last, spans in _runs(days):
        # From midnight to midnight: closed the whole day.
        for span in spans or [None]:
            specifications.append(
                _specification(span, validFrom=first, validThrough=last)
            )
    return specifications


def _runs(days):
    """First day, last day and spans of days in a row that have the same spans."""
    numbered = enumerate(days)

    def run(entry):
        index, day = entry
        return day.date.toordinal() - index, tuple(day.spans)

    for (_start, spans), entries in groupby(numbered, key=run):
        dates = [day.date for _index, day in entries]
        yield dates[0], dates[-1], spans


def _specification(span: Span | None, **when) -> dict:
    opens, closes = (span.opens, span.closes) if span else (MIDNIGHT, MIDNIGHT)
    if span and opens == closes == MIDNIGHT:
        # The whole day: from midnight to midnight would mean that it is closed.
        closes = LAST_MINUTE
    # A closing time before the opening time belongs to the next day there, too.
    return {
        "@type": "OpeningHoursSpecification",
        **when,
        "opens": f"{opens:%H:%M}",
        "closes": f"{closes:%H:%M}",
    }
