"""A jurisdiction in the language of the page."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from django.utils.translation import get_language, gettext

from .records import Jurisdiction, Level, Line, ServiceNames


def in_active_language(jurisdiction: Jurisdiction) -> Jurisdiction:
    """``jurisdiction`` with what visitors read in the active language."""
    return _translated(jurisdiction, get_language())


# A page shows some twenty of these strings, and they change with a new release only.
@cache
def _translated(jurisdiction: Jurisdiction, language: str | None) -> Jurisdiction:
    return replace(
        jurisdiction,
        levels={key: _level(level) for key, level in jurisdiction.levels.items()},
        services=_services(jurisdiction.services),
    )


def _level(level: Level) -> Level:
    return replace(
        level,
        band=gettext(level.band),
        prefix=gettext(level.prefix),
        heading=gettext(level.heading),
        lines=tuple(_line(line) for line in level.lines),
        other_ways=tuple(_line(line) for line in level.other_ways),
    )


def _line(line: Line) -> Line:
    # The translation of nothing is the head of the catalogue.
    description = gettext(line.description) if line.description else ""
    return replace(line, label=gettext(line.label), description=description)


def _services(services: ServiceNames) -> ServiceNames:
    return replace(
        services,
        emergency_department=gettext(services.emergency_department),
        doctor=gettext(services.doctor),
        pharmacist=gettext(services.pharmacist),
    )
