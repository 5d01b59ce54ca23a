"""Typed hours: reading what a person writes and writing it back tidily."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from .faults import day_faults, raise_faults, with_times
from .hours import OpeningHours
from .typed_day import parse_day


def parse_week(texts: Sequence[str | None]) -> OpeningHours:
    """The hours typed for Monday to Sunday.

    :raises ValidationError: with one message for each faulty day.
    """
    days = []
    errors = []
    for weekday, text in enumerate(texts):
        try:
            days.append(parse_day(weekday, text or ""))
        except ValidationError as error:
            errors.append(error)
    hours = OpeningHours.of_days(days)
    raise_faults(hours.week, errors, hours.appointments)
    return hours


def parse_each_day(text: str) -> OpeningHours:
    """A week whose days all have the hours that were typed once.

    :raises ValidationError: with one message, which names no day.
    """
    day = parse_day(None, text)
    for fault in day_faults(None, with_times(day.spans, day.appointments)):
        raise fault
    return OpeningHours.of_days(replace(day, weekday=number) for number in range(7))


def week_texts(hours: OpeningHours) -> list[str]:
    """The text of each day from Monday, as the form shows it.

    Stored hours that cannot be read are shown as they are, so that an editor can
    put them right.
    """
    raw = hours.to_json() if hours.unread else {}
    if not isinstance(raw, dict):
        raw = {}
    return [
        _raw_text(raw.get(day.key)) if day.is_closed else str(day)
        for day in hours.days()
    ]


def _raw_text(spans: Any) -> str:
    if not spans or isinstance(spans, str):
        return spans or ""
    try:
        return ", ".join(f"{span['opens']}–{span['closes']}" for span in spans)
    except (KeyError, TypeError):
        return json.dumps(spans)
