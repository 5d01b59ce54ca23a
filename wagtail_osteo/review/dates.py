"""The days that the review cycle counts with."""

import calendar
from datetime import date, datetime

from django.utils import timezone

__all__ = ["DUE_SOON_DAYS", "next_due", "today"]

# How long before a check is due people are told.
DUE_SOON_DAYS = 90


def today() -> date:
    """The day where the site is, whatever time zone its editor is in.

    Wagtail's admin activates the editor's own, and a check would bear another date.
    """
    return datetime.now(timezone.get_default_timezone()).date()


def next_due(checked: date, months: int) -> date:
    """The day some months later: 31 August and six months is 28 February."""
    years, month = divmod(checked.month - 1 + months, 12)
    year, month = checked.year + years, month + 1
    last_day = calendar.monthrange(year, month)[1]
    return date(year, month, min(checked.day, last_day))
