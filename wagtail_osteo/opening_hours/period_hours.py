"""The form field for the hours of some dates: typed once, or for each weekday."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .dates import Dates
from .forms import OpeningHoursFormField, OpeningHoursInput
from .hours import OpeningHours
from .text import parse_each_day, parse_week, week_texts

BOTH = _(
    "Open at: type the hours here, or those of each day of the week below, not both."
)


@dataclass(frozen=True)
class TypedHours:
    """A week, and whether it was typed once for all of its days."""

    week: OpeningHours
    once: bool

    def on(self, dates: Dates, usual: OpeningHours | None) -> OpeningHours:
        """The hours of the days of the week that are among ``dates``.

        What was typed once opens no door on a day on which it is always closed, unless
        just that day was chosen.
        """
        if not self.once or (dates.is_one_day and dates.every_year):
            return self.week
        days = [day for day in self.week.days() if day.weekday in dates.weekdays]
        if usual and not dates.is_one_day:
            usually = usual.days()
            days = [day for day in days if not usually[day.weekday].is_closed] or days
        return OpeningHours.of_days(days)


class PeriodHoursInput(OpeningHoursInput):
    """One text input for all days, and seven for when they differ."""

    template_name = "wagtail_osteo/widgets/period_hours.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        once = forms.TextInput({"autocomplete": "off"})
        self.widgets = [once, *self.widgets]
        self.widgets_names = ["_once", *self.widgets_names]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        once = widget["once"] = widget["subwidgets"][0]
        described_by = once["attrs"].get("aria-describedby", "")
        once["label"] = _("Open at")
        once["attrs"] |= {
            "id": f"{widget['id']}_once",
            "aria-describedby": f"{described_by} {widget['hint_id']}".strip(),
        }
        widget["differ"] = any(day["value"] for day in widget["days"])
        return context


class PeriodHoursFormField(OpeningHoursFormField):
    """Typed hours of some dates; cleans to ``TypedHours``.

    :raises ValidationError: cleaning, with one message for each faulty day.
    """

    widget = PeriodHoursInput

    @staticmethod
    def texts(hours: OpeningHours, dates: Dates | None) -> list[str]:
        """What the inputs show of stored hours: the one, then Monday to Sunday."""
        texts = week_texts(hours)
        if dates is not None and dates.is_one_day and not hours.unread:
            shown = {texts[weekday] for weekday in dates.weekdays}
            if len(shown) == 1:
                return [shown.pop(), *[""] * 7]
        return ["", *texts]

    def clean(self, value: Any) -> TypedHours:
        """What was typed.

        :raises ValidationError: with one message for each faulty day.
        """
        once, *days = value
        if (once or "").strip() and any((day or "").strip() for day in days):
            raise ValidationError(BOTH, "both")
        if (once or "").strip():
            return TypedHours(parse_each_day(once), once=True)
        return TypedHours(parse_week(days), once=False)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether something else was typed."""
        return [text or "" for text in data or ()] != list(initial or [""] * 8)
