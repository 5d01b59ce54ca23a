"""Dates as people type them, where a day read as a month would close another day."""

from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateformat import format as format_date
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

SEPARATORS = ("/", ".", "-", " ")
YEARS = ("%Y", "%y")
DAY_FIRST = [
    f"%d{separator}%m{separator}{year}" for separator in SEPARATORS for year in YEARS
]
MONTH_FIRST = [f"%m/%d/{year}" for year in YEARS]
# The same in every language, however the day and the month are ordered there.
UNMISTAKABLE = [
    "%Y-%m-%d",
    *(f"%d %{month} %Y" for month in "bB"),
    *(f"%A %d %{month} %Y" for month in "bB"),
    *(f"%a %d %{month} %Y" for month in "bB"),
]


class TypedDateInput(AdminDateInput):
    """Wagtail's calendar, without its habit of making today of what it cannot read."""

    def get_config(self):
        return {**super().get_config(), "validateOnBlur": False}


class TypedDateField(forms.DateField):
    """A date that is typed or chosen in Wagtail's calendar; never another one.

    It is read as the calendar writes it, else day first. Where the editor's language
    puts the month first, a date that can be read both ways is refused.
    """

    widget = TypedDateInput
    default_error_messages = {
        "invalid": _(
            "This is not a date. Choose it in the calendar, or type it like "
            "24 December 2026 or 2026-12-24."
        ),
        "two_ways": _(
            "This can be %(first)s or %(second)s. Choose it in the calendar, or type "
            "it like %(iso)s."
        ),
    }

    def to_python(self, value):
        """The date.

        :raises ValidationError: it is none, or it can be two.
        """
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        text = " ".join(str(value).replace(",", " ").split())
        as_written = getattr(self.widget, "format", None) or "%Y-%m-%d"
        certain = _read(text, [as_written, *UNMISTAKABLE])
        if certain:
            return certain
        day_first = _read(text, DAY_FIRST)
        month_first = _read(text, MONTH_FIRST) if _month_comes_first() else None
        if day_first and month_first and day_first != month_first:
            words = {
                "first": format_date(day_first, "j F Y"),
                "second": format_date(month_first, "j F Y"),
                "iso": day_first.isoformat(),
            }
            raise ValidationError(self.error_messages["two_ways"], "two_ways", words)
        if not (day_first or month_first):
            raise ValidationError(self.error_messages["invalid"], "invalid")
        return day_first or month_first


def _read(text: str, formats) -> date | None:
    for each in formats:
        try:
            return datetime.strptime(text, each).date()
        except ValueError:
            continue
    return None


def _month_comes_first() -> bool:
    slashed = [each for each in get_format("DATE_INPUT_FORMATS") if "/" in each]
    return bool(slashed) and slashed[0].startswith("%m")
