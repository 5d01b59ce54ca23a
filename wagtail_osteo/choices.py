"""Long lists to choose from. Migrations refer to these functions by their path."""

import zoneinfo

from django.utils.translation import get_language

__all__ = ["country_choices", "time_zone_choices"]


def country_choices() -> list[tuple[str, str]]:
    """``(ISO 3166-1 alpha-2 code, name)`` of each country, by name.

    The names come with phonenumbers: in the active language, else in English.
    """
    # Half a megabyte that only forms need.
    from phonenumbers.geodata.locale import LOCALE_DATA

    language = (get_language() or "en").split("-")[0]
    names = {}
    for code, by_language in LOCALE_DATA.items():
        name = by_language.get(language) or by_language.get("en", code)
        # "*xx" stands for: the same as in language xx.
        names[code] = by_language[name[1:]] if name.startswith("*") else name
    return sorted(names.items(), key=lambda item: item[1])


def time_zone_choices() -> list[tuple[str, str]]:
    """``(key, name)`` of each time zone of the IANA database."""
    names = sorted(zoneinfo.available_timezones())
    return [(name, name.replace("_", " ")) for name in names]
