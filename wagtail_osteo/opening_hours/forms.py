"""The form fields and the widget that an editor sees."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils.dates import WEEKDAYS

from .hours import OpeningHours
from .stored import KEYS
from .text import parse_week, week_texts


class OpeningHoursInput(forms.MultiWidget):
    """Seven labelled text inputs, Monday to Sunday."""

    template_name = "wagtail_osteo/widgets/opening_hours.html"

    class Media:
        css = {"all": ["wagtail_osteo/css/admin/opening_hours.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        inputs = {key: forms.TextInput({"autocomplete": "off"}) for key in KEYS}
        super().__init__(inputs, attrs)

    def decompress(self, value: Any) -> list[str]:
        """The seven texts of stored hours."""
        return week_texts(OpeningHours.from_json(value))

    def use_required_attribute(self, initial: Any) -> bool:
        # One open day is enough; the attribute would ask for all seven.
        return False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        # Labels need ids, even in a form that gives none.
        id_ = widget["attrs"].get("id") or f"id_{name}"
        hint_id = f"{id_}_hint"
        # The last seven: a subclass may ask for more before them.
        widget |= {"id": id_, "hint_id": hint_id, "days": widget["subwidgets"][-7:]}
        for weekday, day in enumerate(widget["days"]):
            # The panel's help text comes first, then the hint above the days.
            described_by = day["attrs"].get("aria-describedby", "")
            day["attrs"] |= {
                "id": f"{id_}_{KEYS[weekday]}",
                "aria-describedby": f"{described_by} {hint_id}".strip(),
            }
            day["label"] = WEEKDAYS[weekday]
        return context

    def render_with_errors(
        self,
        name: str,
        value: Any,
        attrs: Any = None,
        errors: Any = None,
        renderer: Any = None,
    ) -> str:
        """The HTML with each message beside its day.

        Wagtail calls this when the field has errors. Elsewhere the form lists them
        above the field.
        """
        context = self.get_context(name, value, attrs)
        widget = context["widget"]
        widget["errors"] = []
        for error in errors.as_data() if errors else ():
            text = " ".join(error.messages)
            weekday = (error.params or {}).get("weekday")
            if weekday is None:
                widget["errors"].append(text)
                continue
            day = widget["days"][weekday]
            error_id = f"{day['attrs']['id']}_error"
            described_by = f"{day['attrs']['aria-describedby']} {error_id}"
            day |= {"error": text, "error_id": error_id}
            day["attrs"] |= {"aria-invalid": "true", "aria-describedby": described_by}
        return self._render(self.template_name, context, renderer)


class OpeningHoursFormField(forms.Field):
    """Typed hours of a week; cleans to ``OpeningHours``.

    :raises ValidationError: cleaning, with one message for each faulty day.
    """

    widget = OpeningHoursInput
    empty_values = [*EMPTY_VALUES, OpeningHours()]

    def to_python(self, value: Any) -> OpeningHours:
        """The hours in the seven typed texts, or in stored data.

        :raises ValidationError: with one message for each faulty day.
        """
        if isinstance(value, (list, tuple)):
            return parse_week(value)
        return OpeningHours.from_json(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other hours were typed; another way to write them is no change."""
        hours = OpeningHours.from_json(initial)
        if self.disabled or [text or "" for text in data or ()] == week_texts(hours):
            return False
        try:
            return self.to_python(data) != hours
        except ValidationError:
            return True


class WeekdaysFormField(forms.TypedMultipleChoiceField):
    """A checkbox for each day; cleans to a list of weekday numbers from 0."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        kwargs |= {"choices": tuple(WEEKDAYS.items()), "coerce": int}
        super().__init__(**{"empty_value": [], **kwargs})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other days were ticked than those stored."""
        # Stored data that is no list ticks no box.
        return super().has_changed(initial if isinstance(initial, list) else [], data)
