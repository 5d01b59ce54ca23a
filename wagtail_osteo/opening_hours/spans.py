"""A stretch of opening, from one time of the clock to another."""

from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext

MIDNIGHT = time(0)
EARLY_MORNING = time(6)
LATE_MORNING = time(9)


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

    @property
    def length(self) -> int:
        """Minutes from opening to closing, as the clock counts them."""
        return self.end_minute - self.start_minute

    @property
    def in_working_day(self) -> bool:
        """Whether it lies within one day, as most do, and begins after the night."""
        return (
            self.opens >= EARLY_MORNING and self.start_minute < self.end_minute <= 1440
        )

    @property
    def before_work(self) -> bool:
        """Whether it is over when most doors open."""
        return self.in_working_day and self.end_minute <= _minutes(LATE_MORNING)

    def __str__(self) -> str:
        # 1:00–5:00 and 6:00–8:00 may be typed for the afternoon or the evening, so the
        # form asks back when it reads such a span. Two digits say that they are not.
        night = self.opens < EARLY_MORNING or self.past_midnight
        one_digit = not (night or self.before_work)
        opens, closes = f"{self.opens:%H:%M}", f"{self.closes:%H:%M}"
        if one_digit:
            opens, closes = opens.removeprefix("0"), closes.removeprefix("0")
        if self.closes == MIDNIGHT:
            closes = "24:00"
        # 10:00 to 12:00 have two digits whichever half of the day is meant.
        if self.past_midnight and self.closes.hour in (10, 11, 12):
            closes = f"{closes} {gettext('(next day)')}"
        return f"{opens}–{closes}"


WHOLE_DAY = Span(MIDNIGHT, MIDNIGHT)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
