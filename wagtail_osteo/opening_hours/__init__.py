"""Regular weekly opening hours and working days as structured data."""

from .fields import OpeningHoursField, WeekdaysField
from .hours import Day, OpeningHours, Span

__all__ = ["Day", "OpeningHours", "OpeningHoursField", "Span", "WeekdaysField"]
