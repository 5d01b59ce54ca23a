"""One typed time, and what two of them may mean together."""

import re
from dataclasses import dataclass
from datetime import time
from itertools import product

from .spans import MIDNIGHT, Span

TIME = (
    r"(?:12(?:[:.]00)?\s*)?(?P<word>noon|midday|midnight)(?![a-z])"
    r"|(?:(?P<digits>\d{3,4})|(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{1,2})(?::00)?)?)"
    r"(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?\s*m\.?(?![a-z])|(?P<short_half>[ap])(?![a-z]))?"
    r"(?:\s*(?:h|hrs?|hours|uhr|o['’]?clock)(?![a-z]))?"
)
HALF_DAY = 12 * 60


@dataclass(frozen=True)
class TypedTime:
    """A typed time, and whether it can also mean twelve hours earlier or later.

    ``is_24`` is the midnight that ends a day, and is written so. ``unsure`` is 12 am or
    12 pm, which half of the people take for the other one.
    """

    moment: time
    half: str = ""
    is_24: bool = False
    either_half: bool = False
    unsure: bool = False

    def readings(self) -> list[time]:
        """The times that may be meant, the literal one first."""
        if not (self.either_half or self.unsure):
            return [self.moment]
        other = self.moment.replace(hour=(self.moment.hour + 12) % 24)
        return [self.moment, other]


def read_time(match: re.Match[str], closing: bool) -> TypedTime:
    """The time that was typed.

    :raises ValueError: with the typed text, if that is no time, or none to open at.
    """
    if match["word"]:
        if match["word"].lower() == "midnight":
            return TypedTime(MIDNIGHT, is_24=closing)
        return TypedTime(time(12))
    digits = match["digits"]
    half = (match["half"] or match["short_half"] or "").lower()
    hour_text = digits[:-2] if digits else match["hour"]
    minute_text = digits[-2:] if digits else match["minute"] or "00"
    hour, minute = int(hour_text), int(minute_text)
    if len(minute_text) != 2 or (half and not 1 <= hour <= 12):
        raise ValueError(match[0])
    unsure = bool(half) and hour == 12
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0) and closing:
        return TypedTime(MIDNIGHT, is_24=True)
    try:
        moment = time(hour, minute)
    except ValueError:
        raise ValueError(match[0]) from None
    # "9" and "11" are in the morning or in the evening; "09" and "1100" are of a
    # 24-hour clock.
    plain = len(hour_text) == 1 or not (digits or hour_text.startswith("0"))
    either_half = plain and not half and 1 <= hour <= 12
    return TypedTime(moment, half, either_half=either_half, unsure=unsure)


def all_spans(opens: TypedTime, closes: TypedTime) -> list[Span]:
    """Each span that the two may mean, the literal one first."""
    return [Span(*ends) for ends in product(opens.readings(), closes.readings())]


def likelier_span(opens: TypedTime, closes: TypedTime) -> Span | None:
    """The span that was probably meant instead of the literal one, if any.

    Read literally, "9-5" is open until five the next morning, "1-5" is a night,
    "6-8" is over before most people get up, "6-8pm" is fourteen hours, and "8-8"
    nothing. Publishing that would send patients to a closed door, so the person is
    asked. A span that can be read in one way only, such as 22:00–02:00, is taken at its
    word.
    """
    literal = Span(opens.moment, closes.moment)
    shared_half = closes.half == "p" and opens.either_half
    misnamed = (opens.unsure or closes.unsure) and literal.length > HALF_DAY
    if literal.in_working_day and not (literal.before_work or shared_half or misnamed):
        return None
    if literal.in_working_day and not misnamed and closes.unsure:
        # Until noon: that has been said.
        closes = TypedTime(closes.moment, closes.half)
    likely = [
        span
        for span in all_spans(opens, closes)
        if span.in_working_day and span != literal
    ]
    return min(likely, key=lambda span: span.length, default=None)
