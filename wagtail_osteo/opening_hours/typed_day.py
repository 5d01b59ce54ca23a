"""The hours typed for one day: understood rightly, or asked back; never guessed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..characters import without_invisible
from .faults import EMPTY_SPAN, IMPOSSIBLE_TIME, day_error
from .hours import Day
from .spans import WHOLE_DAY, Span
from .typed_times import TIME, TypedTime, all_spans, likelier_span, read_time

NOT_TIMES = _(
    "%(day)s: “%(text)s” is not an opening and a closing time. Type for example "
    "9:00–12:30, 13:30–18:00, or leave the field empty when closed."
)
AMBIGUOUS = _(
    "%(day)s: “%(text)s” can mean %(likely)s or %(literal)s. Type the one that "
    "you mean."
)
SAME_TIME = _(
    "%(day)s: “%(text)s” opens and closes at the same time. Do you mean %(likely)s? "
    "Then type that."
)
WHICH_BY_APPOINTMENT = _(
    "%(day)s: it is not clear which hours of “%(text)s” are by appointment. Type for "
    "example 9:00–12:30, 14:00–17:00 (by appointment), or 9:00–12:30, otherwise by "
    "appointment."
)
GAP_OUTSIDE = _(
    "%(day)s: %(text)s is not within the hours before it. Type the hours without it, "
    "for example 9:00–12:30, 13:30–18:00."
)

_DASHES = r"[-‐‑‒–—―−ー~〜→]+"
_CLOSED = re.compile(
    rf"(?:(?:closed?|shut|not open)(?: all day)?|n/?a|none|{_DASHES}|)", re.I
)
_DAY_AND_NIGHT = re.compile(
    r"(?:open )?(?:24 ?/ ?7|24 ?(?:h|hrs?|hours?)(?: (?:a|per) day)?|day and night)",
    re.I,
)
# Words stand beside digits ("9to5"), not beside other letters.
_WORD = r"(?<![a-z])(?:{})(?![a-z])"
_PARTS = {
    "gap": _WORD.format(
        r"(?:closed|except|excluding|excl|without|lunch|break)"
        r"(?: (?:closed|for|at|from|lunch|break|time))*:?"
    ),
    "time": TIME,
    "to": rf"{_DASHES}|"
    + _WORD.format(r"to|['’]?till?|until|thru|through|bis|à|a(?= ?\d)"),
    "and": r"[,;&\n\r/|]|\+(?= ?\w)|" + _WORD.format("and|und|et"),
    "ignored": r"[\s()\[\]]|" + _WORD.format("from|open|uhr|h|hrs|hours"),
}


@dataclass(frozen=True)
class _TypedSpan:
    """Two typed times, and what was said of them."""

    text: str
    opens: TypedTime
    closes: TypedTime
    next_day: bool = False
    by_appointment: bool = False

    @property
    def literal(self) -> Span:
        return Span(self.opens.moment, self.closes.moment)

    @property
    def same(self) -> bool:
        """Whether it opens and closes at once; only 24:00 tells of a whole day."""
        return self.opens.moment == self.closes.moment and not self.closes.is_24

    @property
    def likely(self) -> Span | None:
        return None if self.next_day else likelier_span(self.opens, self.closes)


def parse_day(weekday: int | None, typed: str) -> Day:
    """The hours typed for one day.

    :param weekday: ``None`` if they are typed once for several days.
    :raises ValidationError: with one message.
    """
    text = _plain(typed)
    if _CLOSED.fullmatch(text) or text.casefold() == gettext("Closed").casefold():
        return Day(weekday)
    if _DAY_AND_NIGHT.fullmatch(text):
        return Day(weekday, (WHOLE_DAY,))
    reader = _Reader(weekday, typed)
    reader.read(text)
    return reader.day()


def _plain(text: str) -> str:
    """The text in the characters of one keyboard, whichever it was typed on."""
    text = unicodedata.normalize("NFKC", without_invisible(text))
    text = "".join(
        str(unicodedata.digit(each)) if each.isdigit() else each for each in text
    )
    return re.sub(r"[^\S\n\r]+", " ", text).strip().rstrip(" .,;!")


@lru_cache
def _pattern(by_appointment: str, otherwise: str, next_day: str) -> re.Pattern[str]:
    """What a text is made of.

    The parameters are the words that the form shows, in the editor's language: they
    are read in English too.
    """
    visit = r"(?:prior )?(?:appointments?|arrangement|appt)\.?"
    appointment = (
        rf"(?:strictly )?by {visit}(?: only)?|appointments? only"
        rf"|{re.escape(by_appointment)}"
    )
    parts = {
        "next_day": rf"\(?next day\)?|{re.escape(next_day)}",
        "otherwise": _WORD.format(
            rf"(?:otherwise|else|other times|at other times):? (?:{appointment})"
            rf"|{re.escape(otherwise)}"
        ),
        "bracketed": rf"\((?:{appointment})\)",
        "by_appointment": _WORD.format(appointment),
        **_PARTS,
    }
    return re.compile("|".join(f"(?P<{k}>{v})" for k, v in parts.items()), re.I)


class _Reader:
    """Reads the parts of a day's text one after the other.

    :raises ValidationError: where they make no sense together.
    """

    def __init__(self, weekday: int | None, typed: str):
        self.weekday = weekday
        self.typed = typed
        self.spans: list[_TypedSpan] = []
        self.gaps: list[_TypedSpan] = []
        self.otherwise = False

    def read(self, text: str) -> None:
        """Read all of ``text``."""
        clauses: list[list[re.Match[str]]] = [[]]
        for part in self._parts(text):
            if part.lastgroup == "and":
                clauses.append([])
            else:
                clauses[-1].append(part)
        clauses = [clause for clause in clauses if clause]
        for clause in clauses:
            self._read_clause(clause, is_only_one=len(clauses) == 1)
        if not (self.spans or self.otherwise):
            raise self._refusal(NOT_TIMES, "unreadable")

    def day(self) -> Day:
        """What was read, as far as it is clear."""
        self._ask_back([*self.spans, *(gap for gap in self.gaps if gap.same)])
        spans = [each.literal for each in self.spans if not each.by_appointment]
        for gap in self.gaps:
            spans = self._without(gap, spans)
        visits = [each.literal for each in self.spans if each.by_appointment]
        if self.otherwise:
            visits.append(WHOLE_DAY)
        return Day(self.weekday, tuple(spans), tuple(visits))

    def _refusal(self, message: Any, code: str, **params: Any) -> ValidationError:
        return day_error(self.weekday, message, code, **{"text": self.typed, **params})

    def _parts(self, text: str) -> Iterator[re.Match[str]]:
        pattern = _pattern(
            gettext("by appointment"),
            gettext("otherwise by appointment"),
            gettext("(next day)"),
        )
        position = 0
        while position < len(text):
            match = pattern.match(text, position)
            if match is None:
                raise self._refusal(NOT_TIMES, "unreadable")
            if match.lastgroup != "ignored":
                yield match
            position = match.end()

    def _read_clause(self, parts: list[re.Match[str]], is_only_one: bool) -> None:
        spans_before = len(self.spans)
        found = self.spans
        without_brackets = False
        while parts:
            part = parts.pop(0)
            kind = part.lastgroup
            if kind == "time":
                found.append(self._span(part, parts))
            elif kind == "gap" and self.spans and parts:
                found = self.gaps
            elif kind == "otherwise":
                self.otherwise = True
            elif kind == "bracketed" and found and not self.gaps:
                self._mark_last()
            elif kind in ("by_appointment", "bracketed"):
                without_brackets = True
            else:
                raise self._refusal(NOT_TIMES, "unreadable")
        if not without_brackets:
            return
        spans_here = len(self.spans) - spans_before
        if not is_only_one or spans_here > 1 or self.gaps or self.otherwise:
            raise self._refusal(WHICH_BY_APPOINTMENT, "by_appointment")
        if spans_here:
            self._mark_last()
        else:
            self.otherwise = True

    def _span(self, first: re.Match[str], parts: list[re.Match[str]]) -> _TypedSpan:
        if [part.lastgroup for part in parts[:2]] != ["to", "time"]:
            raise self._refusal(NOT_TIMES, "unreadable")
        last = parts[1]
        del parts[:2]
        try:
            opens, closes = read_time(first, False), read_time(last, True)
        except ValueError as error:
            raise self._refusal(
                IMPOSSIBLE_TIME, "impossible_time", text=str(error)
            ) from None
        text = first.string[first.start() : last.end()]
        next_day = bool(parts) and parts[0].lastgroup == "next_day"
        if next_day:
            del parts[0]
        span = _TypedSpan(text, opens, closes, next_day)
        if next_day and not span.literal.past_midnight:
            raise self._refusal(NOT_TIMES, "unreadable")
        return span

    def _mark_last(self) -> None:
        self.spans[-1] = replace(self.spans[-1], by_appointment=True)

    def _ask_back(self, spans: list[_TypedSpan]) -> None:
        for each in spans:
            if each.same and each.likely is None:
                raise self._refusal(EMPTY_SPAN, "empty_span", text=each.text)
            if each.same:
                likely = str(each.likely)
                raise self._refusal(
                    SAME_TIME, "ambiguous", text=each.text, likely=likely
                )
        unclear = [each for each in spans if each.likely]
        if unclear:
            raise self._refusal(
                AMBIGUOUS,
                "ambiguous",
                text=", ".join(each.text for each in unclear),
                likely=", ".join(str(each.likely) for each in unclear),
                literal=", ".join(str(each.literal) for each in unclear),
            )

    def _without(self, gap: _TypedSpan, spans: list[Span]) -> list[Span]:
        fitting = {
            reading: around
            for around in spans
            for reading in all_spans(gap.opens, gap.closes)
            if around.start_minute <= reading.start_minute < reading.end_minute
            and reading.end_minute <= around.end_minute
        }
        if not fitting:
            raise self._refusal(GAP_OUTSIDE, "gap", text=gap.text)
        # "1-2" is in the afternoon, unless the night is open too.
        shortest, *others = sorted(fitting, key=lambda span: span.length)
        if others and others[0].length == shortest.length:
            raise self._refusal(
                AMBIGUOUS,
                "ambiguous",
                text=gap.text,
                likely=str(others[0]),
                literal=str(shortest),
            )
        around = fitting[shortest]
        parts = Span(around.opens, shortest.opens), Span(shortest.closes, around.closes)
        return [
            *(span for span in spans if span != around),
            *(part for part in parts if part.opens != part.closes),
        ]
