"""Hours as JSON: from what a database holds to spans, and back."""

import re
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .faults import IMPOSSIBLE_TIME, Week, day_error
from .spans import MIDNIGHT, WHOLE_DAY, Span

# The names in the stored JSON. They are data, so they are never translated.
KEYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

UNREADABLE_DAY = _(
    "%(day)s: the stored hours cannot be read. Set a list such as "
    '[{"opens": "09:00", "closes": "12:30"}], or leave the day out when closed.'
)
UNKNOWN_DAY = _("“%(text)s” is not a day. Use %(keys)s.")
UNREADABLE = _(
    "The stored opening hours cannot be read. Set the spans of each day, such as "
    '{"monday": [{"opens": "09:00", "closes": "12:30"}]}.'
)


def read_week(data: Any) -> tuple[Week, Week, list[ValidationError]]:
    """The spans that can be read, those by appointment, and the errors of the rest."""
    week: list[tuple[Span, ...]] = [()] * 7
    appointments: list[tuple[Span, ...]] = [()] * 7
    errors = []
    if not isinstance(data, dict):
        errors = [ValidationError(UNREADABLE, "unreadable", params={})]
        data = {}
    for key, spans in data.items():
        if key not in KEYS:
            params = {"text": key, "keys": ", ".join(KEYS)}
            errors.append(ValidationError(UNKNOWN_DAY, "unknown_day", params))
            continue
        weekday = KEYS.index(key)
        try:
            read = [_read_span(weekday, span) for span in spans or ()]
        except ValidationError as error:
            errors.append(error)
        except (TypeError, ValueError):
            errors.append(day_error(weekday, UNREADABLE_DAY, "unreadable"))
        else:
            week[weekday], appointments[weekday] = (
                tuple(span for span, flag in read if flag is by_appointment)
                for by_appointment in (False, True)
            )
    return tuple(week), tuple(appointments), errors


def to_stored(spans, appointments) -> list[dict]:
    """The spans of one day in the stored shape, the earliest first."""
    both = [(span, False) for span in spans]
    both += [(span, True) for span in appointments]
    return [_stored_span(*each) for each in sorted(both)]


def _stored_span(span: Span, by_appointment: bool) -> dict:
    if by_appointment and span == WHOLE_DAY:
        return {"by_appointment": True}
    stored = {"opens": f"{span.opens:%H:%M}", "closes": f"{span.closes:%H:%M}"}
    return {**stored, "by_appointment": True} if by_appointment else stored


def _read_span(weekday: int, data: Any) -> tuple[Span, bool]:
    # A further key would be lost at the next save, so it is refused instead.
    if not isinstance(data, dict):
        raise ValueError("not a span")
    times = {key: value for key, value in data.items() if key != "by_appointment"}
    by_appointment = data.get("by_appointment", False)
    if type(by_appointment) is not bool:
        raise ValueError("neither true nor false")
    if by_appointment and not times:
        return WHOLE_DAY, True
    if set(times) != {"opens", "closes"}:
        raise ValueError("not a span")
    opens, closes = times["opens"], times["closes"]
    span = Span(
        _read_time(weekday, opens),
        MIDNIGHT if closes in ("24:00", "24:00:00") else _read_time(weekday, closes),
    )
    return span, by_appointment


def _read_time(weekday: int, text: Any) -> time:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(:00)?", text)
    try:
        return time(int(match[1]), int(match[2]))
    except (TypeError, ValueError):
        raise day_error(
            weekday, IMPOSSIBLE_TIME, "impossible_time", text=text
        ) from None
