"""Which hours make no sense, and what is said of them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from .spans import WHOLE_DAY, Span

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

# Spans of Monday to Sunday.
Week = tuple[tuple[Span, ...], ...]


def day_error(
    weekday: int | None, message: Any, code: str, **params: Any
) -> ValidationError:
    """The error of one day; ``params`` fill the message after the day.

    :param weekday: ``None`` for hours that are typed once for several days.
    """
    day = _("Open at") if weekday is None else WEEKDAYS[weekday]
    params |= {"day": day, "weekday": weekday}
    return ValidationError(message, code=code, params=params)


def raise_faults(
    week: Week, errors: Iterable[ValidationError], appointments: Week = ((),) * 7
) -> None:
    """Refuse a week that has errors already, or faults between its spans.

    :param appointments: the spans in which one is seen by appointment.
    :raises ValidationError: with one message for each day: a day that has an error
        already gets no second one.
    """
    by_day: dict[int, ValidationError] = {}
    of_no_day = []
    both = zip(week, appointments, strict=True)
    timed = [with_times(spans, visits) for spans, visits in both]
    for error in [*errors, *_span_faults(timed)]:
        weekday = error.params.get("weekday")
        if weekday is None:
            of_no_day.append(error)
        else:
            by_day.setdefault(weekday, error)
    if by_day or of_no_day:
        raise ValidationError([by_day[day] for day in sorted(by_day)] + of_no_day)


def with_times(spans: Iterable[Span], appointments: Iterable[Span]) -> list[Span]:
    """The spans of a day that may not overlap.

    “Otherwise by appointment” is meant to lie beside the others.
    """
    return sorted([*spans, *(span for span in appointments if span != WHOLE_DAY)])


def day_faults(weekday: int | None, spans: list[Span]) -> Iterable[ValidationError]:
    """The faults between the spans of one day, which are in order."""
    for span in spans:
        if span.start_minute == span.end_minute:
            yield day_error(weekday, EMPTY_SPAN, "empty_span", text=str(span))
    for first, second in pairwise(spans):
        if second.start_minute < first.end_minute:
            yield day_error(
                weekday, OVERLAP, "overlap", first=str(first), second=str(second)
            )


def _span_faults(week: Sequence[Sequence[Span]]) -> Iterable[ValidationError]:
    for weekday, spans in enumerate(week):
        yield from day_faults(weekday, spans)
        # Sunday night runs into Monday: the week is a circle.
        next_weekday = (weekday + 1) % 7
        for second in week[next_weekday][:1]:
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
