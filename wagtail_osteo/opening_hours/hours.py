"""The value: the hours of each day of a week."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from .faults import Week, raise_faults
from .spans import WHOLE_DAY, Span
from .stored import KEYS, read_week, to_stored

NO_SPANS: Week = ((),) * 7


@dataclass(frozen=True)
class Day:
    """One day of the week and its spans in order; no spans when closed.

    ``appointments`` are the spans in which patients are seen by appointment, though
    nobody waits behind the door; one from midnight to midnight names no time.
    """

    weekday: int
    spans: tuple[Span, ...] = ()
    appointments: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """The day's name in the stored JSON, such as "monday"."""
        return KEYS[self.weekday]

    @property
    def name(self) -> str:
        """The day's name in the reader's language, translated when shown."""
        return WEEKDAYS[self.weekday]

    @property
    def is_closed(self) -> bool:
        """Whether nobody is seen, not by appointment either."""
        return not (self.spans or self.appointments)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said of the day, in the order of the clock; nothing when closed."""
        times = [(span, str(span)) for span in self.spans]
        # In brackets it is clear that not all hours before it are meant.
        times += [
            (span, f"{span} ({gettext('by appointment')})")
            for span in self.appointments
            if span != WHOLE_DAY
        ]
        texts = [text for _span, text in sorted(times)]
        if WHOLE_DAY in self.appointments:
            texts += [
                gettext("otherwise by appointment" if texts else "by appointment")
            ]
        return tuple(texts)

    def __str__(self) -> str:
        return ", ".join(self.texts)


@dataclass(frozen=True)
class OpeningHours:
    """The hours of a week. Immutable, hashable, true when anybody is ever seen.

    ``week`` holds the spans of Monday to Sunday, ``appointments`` those in which
    patients are seen by appointment: who knows the first only never takes a door for
    open. ``unread`` holds, as JSON text, data of which at least one part could not be
    understood; it is empty otherwise.

    :raises ValueError: ``week`` or ``appointments`` has not seven days.
    """

    week: Week = NO_SPANS
    unread: str = field(default="", repr=False)
    appointments: Week = NO_SPANS

    def __post_init__(self) -> None:
        for name in ("week", "appointments"):
            days = getattr(self, name)
            if len(days) != 7:
                raise ValueError("A week has seven days.")
            ordered = tuple(tuple(sorted(spans)) for spans in days)
            object.__setattr__(self, name, ordered)

    @classmethod
    def of_days(cls, days: Iterable[Day]) -> "OpeningHours":
        """The week in which ``days`` have their hours and the others none."""
        week, appointments = list(NO_SPANS), list(NO_SPANS)
        for day in days:
            week[day.weekday] = day.spans
            appointments[day.weekday] = day.appointments
        return cls(tuple(week), appointments=tuple(appointments))

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
        week, appointments, errors = read_week(data)
        unread = json.dumps(data, default=str) if errors else ""
        return cls(week, unread, appointments)

    def to_json(self) -> Any:
        """The stored shape: only days with spans, in weekday order.

        Data that could not be understood comes back as it was.
        """
        if self.unread:
            return json.loads(self.unread)
        return {
            day.key: to_stored(day.spans, day.appointments)
            for day in self.days()
            if not day.is_closed
        }

    def days(self) -> tuple[Day, ...]:
        """The seven days, Monday first."""
        both = zip(self.week, self.appointments, strict=True)
        return tuple(Day(weekday, *spans) for weekday, spans in enumerate(both))

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
            errors = read_week(json.loads(self.unread))[2]
        raise_faults(self.week, errors, self.appointments)

    def __bool__(self) -> bool:
        return any(self.week) or any(self.appointments)

    def __str__(self) -> str:
        return "; ".join(
            f"{day.name} {day}" for day in self.days() if not day.is_closed
        )
