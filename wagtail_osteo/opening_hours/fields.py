"""The model fields."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from . import forms
from .hours import OpeningHours


class NormalisingAttribute(DeferredAttribute):
    """Turns what is assigned into the field's Python value.

    Templates then meet the same type whether the row was read, restored from a
    revision or built in code.
    """

    def __set__(self, instance: models.Model, value: Any) -> None:
        if not _is_expression(value):
            value = self.field.to_python(value)
        instance.__dict__[self.field.attname] = value


class NormalisedJSONField(models.JSONField):
    """A JSON field whose subclasses say how to normalise and what to refuse.

    ``to_python`` never raises: rows and revisions must stay readable whatever they
    hold. ``validate``, which ``full_clean()`` calls, refuses.
    """

    descriptor_class = NormalisingAttribute
    form_class: type
    default_factory: type
    # Migrations refer to this path for ever, so it does not follow the module.
    permanent_path: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"blank": True, "default": self.default_factory, **kwargs}
        )

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        # Django leaves out what equals its own default, which is not ours.
        kwargs["blank"] = self.blank
        # A site's subclass has a path of its own.
        if "permanent_path" in vars(type(self)):
            path = self.permanent_path
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        value = super().from_db_value(value, expression, connection)
        # A key of the JSON is a part, not the whole; None is an outer join's.
        if value is None or isinstance(expression, KeyTransform):
            return value
        return self.to_python(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        # QuerySet.update() and bulk_update() come here without the attribute.
        if not _is_expression(value):
            value = self.to_python(value)
        return super().get_db_prep_save(value, connection)

    def value_to_string(self, obj: models.Model) -> Any:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        # Past JSONField.formfield(), whose encoder and decoder our form fields do
        # not take. A hidden copy of the initial value, which Django adds for
        # callable defaults, is not rendered in Wagtail's panels: without it every
        # form would count as changed.
        return models.Field.formfield(
            self,
            **{
                "form_class": self.form_class,
                "show_hidden_initial": False,
                **kwargs,
            },
        )


class OpeningHoursField(NormalisedJSONField):
    """The regular opening hours of a week, as ``OpeningHours``."""

    description = _("Weekly opening hours")
    form_class = forms.OpeningHoursFormField
    default_factory = dict
    permanent_path = "wagtail_osteo.opening_hours.OpeningHoursField"

    def to_python(self, value: Any) -> OpeningHours:
        """The hours in a dict, JSON text, ``None`` or ``OpeningHours``."""
        return OpeningHours.from_json(value)

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value.to_json() if isinstance(value, OpeningHours) else value

    def validate(self, value: OpeningHours, model_instance: Any) -> None:
        """Refuse hours that make no sense.

        :raises ValidationError: with one message for each faulty day.
        """
        value.validate()
        super().validate(value.to_json(), model_instance)


class WeekdaysField(NormalisedJSONField):
    """Days of the week, as a sorted list of numbers from 0 (Monday) to 6."""

    description = _("Days of the week")
    default_error_messages = {
        "weekdays": _(
            "Set the days as a list of numbers from 0 (Monday) to 6 (Sunday), for "
            "example [0, 2, 4]."
        ),
    }
    form_class = forms.WeekdaysFormField
    default_factory = list
    permanent_path = "wagtail_osteo.opening_hours.WeekdaysField"

    def to_python(self, value: Any) -> Any:
        """The sorted days, or ``value`` as it is if it holds anything else."""
        days = value
        if isinstance(days, str):
            try:
                days = json.loads(days)
            except ValueError:
                days = days.strip()
        if days is None or days == "":
            return []
        return sorted(set(days)) if _are_weekdays(days) else value

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse what is no list of days.

        :raises ValidationError: ``value`` holds more than weekday numbers.
        """
        if not _are_weekdays(value):
            raise ValidationError(self.error_messages["weekdays"], code="weekdays")
        super().validate(value, model_instance)


def _are_weekdays(value: Any) -> bool:
    # type() is int: True would pass isinstance() and be stored as true.
    return isinstance(value, (list, tuple, set, frozenset)) and all(
        type(day) is int and 0 <= day <= 6 for day in value
    )


def _is_expression(value: Any) -> bool:
    return hasattr(value, "resolve_expression")
