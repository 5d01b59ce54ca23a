"""The value: what opening hours are and which hours make sense."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

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

MIDNIGHT = time(0)
EARLY_MORNING = time(6)
IMPOSSIBLE_TIME = _(
    "%(day)s: there is no time “%(text)s”. Type times from 0:00 to 24:00, "
    "for example 9:00–12:30."
)
EMPTY_SPAN = _(
    "%(day)s: %(text)s opens and closes at the same time. Type a later closing "
    "time, for example 9:00–12:30, or 0:00–24:00 when open day and night."
)
OVERLAP = _(
    "%(day)s: %(first)s and %(second)s overlap. Type hours that do not, for "
    "example 9:00–12:30, 13:30–18:00."
)
OVERLAP_NEXT_DAY = _(
    "%(day)s: %(first)s runs past midnight and overlaps %(second)s on "
    "%(next_day)s. Type an earlier closing time on %(day)s or a later opening "
    "time on %(next_day)s."
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


@dataclass(frozen=True, order=True)
class Span:
    """One stretch of opening: from ``opens`` to ``closes``.

    A closing time of 00:00 is the midnight that ends the day, so
    ``Span(time(0), time(0))`` is open for the whole day. Any other closing time
    earlier than the opening time belongs to the following day.
    """

    opens: time
    closes: time

    @property
    def past_midnight(self) -> bool:
        """Whether the span runs into the following day."""
        return self.closes < self.opens and self.closes != MIDNIGHT

    @property
    def start_minute(self) -> int:
        """Minutes from the day's first midnight to opening."""
        return _minutes(self.opens)

    @property
    def end_minute(self) -> int:
        """Minutes from the day's first midnight to closing, above 1440 past it."""
        end = _minutes(self.closes)
        whole_day = self.opens == self.closes == MIDNIGHT
        return end + 1440 if self.closes < self.opens or whole_day else end

    def __str__(self) -> str:
        # 1:00–5:00 may be typed for the afternoon, so the form asks back when it
        # reads such a span. Two digits say that the night is meant.
        one_digit = self.opens >= EARLY_MORNING and not self.past_midnight
        opens, closes = f"{self.opens:%H:%M}", f"{self.closes:%H:%M}"
        if one_digit:
            opens, closes = opens.removeprefix("0"), closes.removeprefix("0")
        if self.closes == MIDNIGHT:
            closes = "24:00"
        return f"{opens}–{closes}"


@dataclass(frozen=True)
class Day:
    """One day of the week and its spans in order; no spans when closed."""

    weekday: int
    spans: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """The day's name in the stored JSON, such as "monday"."""
        return KEYS[self.weekday]

    @property
    def name(self) -> str:
        """The day's name in the reader's language, translated when shown."""
        return WEEKDAYS[self.weekday]

    def __str__(self) -> str:
        return ", ".join(str(span) for span in self.spans)


@dataclass(frozen=True)
class OpeningHours:
    """The regular hours of a week. Immutable, hashable, true when ever open.

    ``week`` holds the spans of Monday to Sunday. ``unread`` holds, as JSON text, data
    of which at least one part could not be understood; it is empty otherwise.

    :raises ValueError: ``week`` has not seven days.
    """

    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    unread: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("A week has seven days.")
        ordered = tuple(tuple(sorted(spans)) for spans in self.week)
        object.__setattr__(self, "week", ordered)

    @classmethod
    def from_json(cls, data: Any) -> "OpeningHours":
        """The hours in ``data``: a dict, JSON text, ``None`` or opening hours.

        Never raises for data that a database can hold. A row must stay readable
        whatever an import or an older release left in it, so a day that makes no
        sense reads as closed, the data is kept whole for the next save, and
        ``validate()`` says what is wrong.
        """
        if isinstance(data, cls):
            return data
        if isinstance(data, str):
            try:
                data = json.loads(data)
            except ValueError:
                data = data.strip()
        if data in (None, "", [], {}):
            return cls()
        week, errors = _read_week(data)
        return cls(week, json.dumps(data, default=str) if errors else "")

    def to_json(self) -> Any:
        """The stored shape: only days with spans, in weekday order.

        Data that could not be understood comes back as it was.
        """
        if self.unread:
            return json.loads(self.unread)
        return {
            day.key: [
                {"opens": f"{span.opens:%H:%M}", "closes": f"{span.closes:%H:%M}"}
                for span in day.spans
            ]
            for day in self.days()
            if day.spans
        }

    def days(self) -> tuple[Day, ...]:
        """The seven days, Monday first."""
        return tuple(Day(weekday, spans) for weekday, spans in enumerate(self.week))

    @property
    def is_known(self) -> bool:
        """Whether they can be shown: some are open, and none is misunderstood."""
        return bool(self) and not self.unread

    def validate(self) -> None:
        """Refuse hours that make no sense.

        :raises ValidationError: with one message for each faulty day.
        """
        errors: list[ValidationError] = []
        if self.unread:
            errors = _read_week(json.loads(self.unread))[1]
        raise_faults(self.week, errors)

    def __bool__(self) -> bool:
        return any(self.week)

    def __str__(self) -> str:
        return "; ".join(f"{day.name} {day}" for day in self.days() if day.spans)


def day_error(weekday: int, message: Any, code: str, **params: Any) -> ValidationError:
    """The error of one day; ``params`` fill the message after the day."""
    params |= {"day": WEEKDAYS[weekday], "weekday": weekday}
    return ValidationError(message, code=code, params=params)


def raise_faults(
    week: Iterable[tuple[Span, ...]], errors: Iterable[ValidationError]
) -> None:
    """Refuse a week that has errors already, or faults between its spans.

    :raises ValidationError: with one message for each day: a day that has an error
        already gets no second one.
    """
    by_day: dict[int, ValidationError] = {}
    of_no_day = []
    for error in [*errors, *_span_faults(tuple(week))]:
        weekday = error.params.get("weekday")
        if weekday is None:
            of_no_day.append(error)
        else:
            by_day.setdefault(weekday, error)
    if by_day or of_no_day:
        raise ValidationError([by_day[day] for day in sorted(by_day)] + of_no_day)


def _span_faults(week: tuple[tuple[Span, ...], ...]) -> Iterable[ValidationError]:
    for weekday, spans in enumerate(week):
        spans = sorted(spans)
        for span in spans:
            if span.start_minute == span.end_minute:
                yield day_error(weekday, EMPTY_SPAN, "empty_span", text=str(span))
        for first, second in pairwise(spans):
            if second.start_minute < first.end_minute:
                yield day_error(
                    weekday,
                    OVERLAP,
                    "overlap",
                    first=str(first),
                    second=str(second),
                )
        # Sunday night runs into Monday: the week is a circle.
        next_weekday = (weekday + 1) % 7
        for second in sorted(week[next_weekday])[:1]:
            for first in spans:
                if second.start_minute < first.end_minute - 1440:
                    yield day_error(
                        weekday,
                        OVERLAP_NEXT_DAY,
                        "overlap",
                        first=str(first),
                        second=str(second),
                        next_day=WEEKDAYS[next_weekday],
                    )


def _read_week(
    data: Any,
) -> tuple[tuple[tuple[Span, ...], ...], list[ValidationError]]:
    """The spans that can be read and the errors of the rest."""
    week: list[tuple[Span, ...]] = [()] * 7
    if not isinstance(data, dict):
        return tuple(week), [ValidationError(UNREADABLE, "unreadable", params={})]
    errors = []
    for key, spans in data.items():
        if key not in KEYS:
            params = {"text": key, "keys": ", ".join(KEYS)}
            errors.append(ValidationError(UNKNOWN_DAY, "unknown_day", params))
            continue
        weekday = KEYS.index(key)
        try:
            week[weekday] = tuple(_read_span(weekday, span) for span in spans or ())
        except ValidationError as error:
            errors.append(error)
        except (TypeError, ValueError):
            errors.append(day_error(weekday, UNREADABLE_DAY, "unreadable"))
    return tuple(week), errors


def _read_span(weekday: int, data: Any) -> Span:
    # A further key would be lost at the next save, so it is refused instead.
    if not isinstance(data, dict) or set(data) != {"opens", "closes"}:
        raise ValueError("not a span")
    opens, closes = data["opens"], data["closes"]
    return Span(
        _read_time(weekday, opens),
        MIDNIGHT if closes in ("24:00", "24:00:00") else _read_time(weekday, closes),
    )


def _read_time(weekday: int, text: Any) -> time:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(:00)?", text)
    try:
        return time(int(match[1]), int(match[2]))
    except (TypeError, ValueError):
        raise day_error(
            weekday, IMPOSSIBLE_TIME, "impossible_time", text=text
        ) from None


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
