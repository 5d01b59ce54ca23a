"""Dates and their hours in a sentence, as patients and reception read them."""

from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from .dates import Dates
from .hours import Day, OpeningHours


def dates_and_hours(dates: Dates, hours: OpeningHours) -> str:
    """“Closed on Thursday 24 December 2026”, or when the door is open then."""
    if not hours:
        return _closed(dates) % _days(dates)
    return gettext("%(days)s: %(hours)s") % {
        "days": days_of(dates),
        "hours": hours_on(dates, hours),
    }


def days_of(dates: Dates) -> str:
    """“On Thursday 24 December 2026”, or “Every year from 1 June to 31 August”."""
    if dates.every_year and dates.is_one_day:
        sentence = gettext("Every year on %(first)s")
    elif dates.every_year:
        sentence = gettext("Every year from %(first)s to %(last)s")
    elif dates.is_one_day:
        sentence = gettext("On %(first)s")
    else:
        sentence = gettext("From %(first)s to %(last)s")
    return sentence % _days(dates)


def _closed(dates: Dates) -> str:
    if dates.every_year and dates.is_one_day:
        return gettext("Closed every year on %(first)s")
    if dates.every_year:
        return gettext("Closed every year from %(first)s to %(last)s")
    if dates.is_one_day:
        return gettext("Closed on %(first)s")
    return gettext("Closed from %(first)s to %(last)s")


def _days(dates: Dates) -> dict[str, str]:
    if dates.every_year:
        form = pgettext("date format", "j F")
    else:
        form = pgettext("date format", "l j F Y")
    return {
        "first": date_format(dates.first, form),
        "last": date_format(dates.last, form),
    }


def hours_on(dates: Dates, hours: OpeningHours) -> str:
    """“Monday–Thursday 8:00–14:00; Saturday by appointment; otherwise closed”.

    Days of the week that are not among the dates are not spoken of, nor is any day
    where all have the same hours.
    """
    days = [day for day in hours.days() if day.weekday in dates.weekdays]
    texts = {str(day) for day in days}
    if len(texts) == 1:
        return texts.pop()
    by_text: dict[str, list[Day]] = {}
    for day in days:
        by_text.setdefault(str(day), []).append(day)
    closed = by_text.pop("", None)
    parts = [f"{_names(same)} {text}" for text, same in by_text.items()]
    if closed:
        parts.append(gettext("otherwise closed"))
    return "; ".join(parts)


def _names(days: list[Day]) -> str:
    """“Monday–Thursday, Saturday”."""
    runs = groupby(enumerate(days), key=lambda entry: entry[1].weekday - entry[0])
    names = []
    for _start, entries in runs:
        run = [str(day.name) for _index, day in entries]
        names += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run
    return ", ".join(names)
