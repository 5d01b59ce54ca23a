"""Long lists to choose from. Migrations refer to these functions by their path."""

import zoneinfo

from django.utils.translation import get_language

__all__ = ["country_choices", "time_zone_choices"]


def country_choices() -> list[tuple[str, str]]:
    """``(ISO 3166-1 alpha-2 code, name)`` of each country, by name.

    The names come with phonenumbers: in the active language, else in English.
    """
    names = [(code, country_name(code)) for code in _country_names()]
    return sorted(names, key=lambda item: item[1])


def country_name(code: str) -> str:
    """The name of a country in the active language, else in English, else its code."""
    by_language = _country_names().get(code, {})
    language = (get_language() or "en").split("-")[0]
    name = by_language.get(language) or by_language.get("en", code)
    # "*xx" stands for: the same as in language xx.
    return by_language[name[1:]] if name.startswith("*") else name


def _country_names() -> dict[str, dict[str, str]]:
    # Half a megabyte that only forms, and pages that name a country, need.
    from phonenumbers.geodata.locale import LOCALE_DATA

    return LOCALE_DATA


def time_zone_choices() -> list[tuple[str, str]]:
    """``(key, name)`` of each time zone of the IANA database."""
    names = sorted(zoneinfo.available_timezones())
    return [(name, name.replace("_", " ")) for name in names]
