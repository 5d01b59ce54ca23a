"""Weekly opening hours and working days as structured data, and their real dates."""

from .calendar import (
    Interval,
    SpecialDay,
    days_between,
    moment,
    opening_intervals,
)
from .fields import OpeningHoursField, WeekdaysField
from .hours import Day, OpeningHours
from .spans import Span

__all__ = [
    "Day",
    "Interval",
    "OpeningHours",
    "OpeningHoursField",
    "Span",
    "SpecialDay",
    "WeekdaysField",
    "days_between",
    "moment",
    "opening_intervals",
]
