"""Typed hours: reading what a person writes and writing it back tidily."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import product
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .hours import (
    EARLY_MORNING,
    EMPTY_SPAN,
    IMPOSSIBLE_TIME,
    MIDNIGHT,
    OpeningHours,
    Span,
    day_error,
    raise_faults,
)

NOT_TIMES = _(
    "%(day)s: “%(text)s” is not an opening and a closing time. Type for example "
    "9:00–12:30, 13:30–18:00, or leave the field empty when closed."
)
AMBIGUOUS = _(
    "%(day)s: “%(text)s” can mean %(likely)s or %(literal)s. Type the one that "
    "you mean."
)

_CLOSED = re.compile(r"closed?\.?|[-–—]*", re.IGNORECASE)
_BETWEEN_SPANS = re.compile(r"[,;&\n\r]|and", re.IGNORECASE)
_BETWEEN_TIMES = re.compile(r"[-‐‑‒–—―−]+|to", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{1,2}))?|(?P<digits>\d{3,4}))"
    r"\s*(?:(?P<half>[ap])\.?\s*m\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Typed:
    """A typed time, and whether it can also mean twelve hours later."""

    moment: time
    end_of_day: bool = False
    half: str = ""
    either_half: bool = False

    def readings(self) -> list[time]:
        if self.either_half:
            return [self.moment, self.moment.replace(hour=self.moment.hour + 12)]
        return [self.moment]


def parse_week(texts: Sequence[str | None]) -> OpeningHours:
    """The hours typed for Monday to Sunday.

    :raises ValidationError: with one message for each faulty day.
    """
    week: list[tuple[Span, ...]] = []
    errors = []
    for weekday, text in enumerate(texts):
        try:
            week.append(_parse_day(weekday, text or ""))
        except ValidationError as error:
            week.append(())
            errors.append(error)
    raise_faults(week, errors)
    return OpeningHours(tuple(week))


def week_texts(hours: OpeningHours) -> list[str]:
    """The text of each day from Monday, as the form shows it.

    Stored hours that cannot be read are shown as they are, so that an editor can
    put them right.
    """
    raw = hours.to_json() if hours.unread else {}
    if not isinstance(raw, dict):
        raw = {}
    return [
        str(day) if day.spans else _raw_text(raw.get(day.key)) for day in hours.days()
    ]


def _raw_text(spans: Any) -> str:
    if not spans or isinstance(spans, str):
        return spans or ""
    try:
        return ", ".join(f"{span['opens']}–{span['closes']}" for span in spans)
    except (KeyError, TypeError):
        return json.dumps(spans)


def _parse_day(weekday: int, text: str) -> tuple[Span, ...]:
    if _CLOSED.fullmatch(text.strip()):
        return ()
    pieces = [piece.strip() for piece in _BETWEEN_SPANS.split(text)]
    return tuple(_parse_span(weekday, piece) for piece in pieces if piece)


def _parse_span(weekday: int, text: str) -> Span:
    ends = [end.strip() for end in _BETWEEN_TIMES.split(text)]
    matches = [_TIME.fullmatch(end) for end in ends]
    if len(ends) != 2 or not all(matches):
        raise day_error(weekday, NOT_TIMES, "unreadable", text=text)
    try:
        opens, closes = (_read_time(match) for match in matches)
        if opens.end_of_day:
            raise ValueError(ends[0])
    except ValueError as error:
        raise day_error(
            weekday, IMPOSSIBLE_TIME, "impossible_time", text=str(error)
        ) from None
    span = Span(opens.moment, closes.moment)
    # Midnight to midnight is either nothing or the whole day: only 24:00 tells.
    if opens.moment == closes.moment and not closes.end_of_day:
        raise day_error(weekday, EMPTY_SPAN, "empty_span", text=text)
    likely = _likelier_span(opens, closes)
    if likely:
        raise day_error(
            weekday,
            AMBIGUOUS,
            "ambiguous",
            text=text,
            likely=str(likely),
            literal=str(span),
        )
    return span


def _read_time(match: re.Match[str]) -> _Typed:
    """The time that was typed.

    :raises ValueError: with the typed text, if that is no time.
    """
    digits, half = match["digits"], (match["half"] or "").lower()
    hour_text = digits[:-2] if digits else match["hour"]
    minute_text = digits[-2:] if digits else match["minute"] or "00"
    hour, minute = int(hour_text), int(minute_text)
    if len(minute_text) != 2 or (half and not 1 <= hour <= 12):
        raise ValueError(match[0])
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0):
        return _Typed(MIDNIGHT, end_of_day=True)
    try:
        moment = time(hour, minute)
    except ValueError:
        raise ValueError(match[0]) from None
    # "9" is nine in the morning or in the evening; "09" is a 24-hour clock.
    either_half = not half and len(hour_text) == 1 and hour > 0
    return _Typed(moment, half=half, either_half=either_half)


def _likelier_span(opens: _Typed, closes: _Typed) -> Span | None:
    """The span that was probably meant instead of the literal one, if any.

    Read literally, "9-5" is open until five the next morning, "1-5" is a night
    and "6-8pm" is fourteen hours. Publishing that would send patients to a closed
    door, so the person is asked. A span that can be read in one way only, such as
    22:00–02:00, is taken at its word.
    """
    literal = Span(opens.moment, closes.moment)
    shared_half = closes.half == "p" and opens.either_half
    if _in_one_day(literal) and not shared_half:
        return None
    spans = [Span(*ends) for ends in product(opens.readings(), closes.readings())]
    likely = [span for span in spans if _in_one_day(span) and span != literal]
    return min(
        likely, key=lambda span: span.end_minute - span.start_minute, default=None
    )


def _in_one_day(span: Span) -> bool:
    return span.opens >= EARLY_MORNING and span.start_minute < span.end_minute <= 1440
