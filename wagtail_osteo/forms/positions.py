"""Positions as people paste them: degrees, both at once, or the link of a map."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils.translation import gettext as _

from ..characters import without_invisible

LATITUDE, LONGITUDE = "latitude", "longitude"
LARGEST = {LATITUDE: 90, LONGITUDE: 180}
EXAMPLE = {LATITUDE: "51.5074", LONGITUDE: "-0.1278"}
AXES = {"N": LATITUDE, "S": LATITUDE, "E": LONGITUDE, "W": LONGITUDE}
# A tenth of a metre.
PRECISION = Decimal("0.000001")

SAME = str.maketrans("−–′’‘´`″”“º˚", "--'''''\"\"\"°°")
NUMBER = r"\d{1,3}(?:[.,]\d+)?"
ANGLE = rf"""
    ([+-])?\s* ({NUMBER})\s*°?
    (?:\s*({NUMBER})\s*' (?:\s*({NUMBER})\s*(?:"|''))? )?
    \s*([NSEW])?
"""
ONE = re.compile(ANGLE, re.X)
BOTH = re.compile(rf"({ANGLE}) (?:\s*[,;/]\s*|\s+) ({ANGLE})", re.X)
LETTER_FIRST = re.compile(r"([NSEW])\s*([^NSEW]*?)(?=[\s,;/]*(?:[NSEW]|$))")
BRACKETS = "()[] "

DEGREES = r"(-?\d{1,3}(?:\.\d+)?)"
LINK = re.compile(r"https?://|www\.|geo:|maps\.", re.I)
# Where a link names a place: first the pin, last the middle of what the map shows.
IN_LINKS = [
    re.compile(pattern)
    for pattern in (
        rf"!3d{DEGREES}!4d{DEGREES}",
        rf"mlat={DEGREES}&mlon={DEGREES}",
        rf"[?&](?:q|query|ll|daddr|destination)={DEGREES}(?:,|%2C)[+ ]?{DEGREES}",
        rf"^geo:{DEGREES},{DEGREES}",
        rf"/(?:place|search|dir)/{DEGREES},[+ ]?{DEGREES}",
        rf"/@{DEGREES},{DEGREES}",
        rf"#map=[\d.]+/{DEGREES}/{DEGREES}",
    )
]


class Angle(NamedTuple):
    """Degrees, and the axis if a letter such as N or W names it."""

    degrees: Decimal
    axis: str


def read_position(text: str) -> tuple[Decimal, Decimal] | None:
    """Latitude and longitude, if ``text`` has both; else ``None``.

    :raises ValidationError: for a link without a position, and for degrees that cannot
        be on Earth.
    """
    text = _plain(text)
    if LINK.match(text):
        return _from_link(text)
    text = _letters_last(text)
    found = BOTH.fullmatch(text)
    if ONE.fullmatch(text) or not found:
        return None
    first, second = _angle(*found.groups()[1:6]), _angle(*found.groups()[7:])
    if (first.axis, second.axis) in ((LONGITUDE, LATITUDE), (LONGITUDE, "")):
        first, second = second, first
    if LONGITUDE == first.axis or LATITUDE == second.axis:
        raise ValidationError(_wanted())
    return _checked(first.degrees, LATITUDE), _checked(second.degrees, LONGITUDE)


def read_degrees(text: str, axis: str) -> Decimal:
    """The degrees of one axis.

    :raises ValidationError: saying what to write.
    """
    found = ONE.fullmatch(_letters_last(_plain(text)))
    angle = _angle(*found.groups()) if found else None
    if angle is None or angle.axis not in ("", axis):
        raise ValidationError(_wanted())
    return _checked(angle.degrees, axis)


class DegreesField(forms.Field):
    """A latitude or a longitude."""

    def __init__(self, *, axis: str, **kwargs):
        self.axis = axis
        super().__init__(widget=forms.TextInput(), **kwargs)

    def to_python(self, value):
        if value in EMPTY_VALUES or not _plain(value):
            return None
        if read_position(value):
            raise ValidationError(
                _("Empty the other field: this one has latitude and longitude.")
            )
        return read_degrees(value, self.axis)


def _plain(text: str) -> str:
    plain = without_invisible(text).translate(SAME).strip()
    return "".join(str(unicodedata.decimal(each, each)) for each in plain)


def _letters_last(text: str) -> str:
    """“51.5 N 0.12 W” for “N 51.5 W 0.12”."""
    text = text.upper().strip(BRACKETS)
    return LETTER_FIRST.sub(r"\2\1", text) if text[:1] in AXES else text


def _from_link(text: str) -> tuple[Decimal, Decimal]:
    for pattern in IN_LINKS:
        if found := pattern.findall(text):
            latitude, longitude = map(Decimal, found[-1])
            return _checked(latitude, LATITUDE), _checked(longitude, LONGITUDE)
    raise ValidationError(
        _(
            "This link does not say where the place is. On the map, copy its position: "
            "%(example)s."
        )
        % {"example": f"{EXAMPLE[LATITUDE]}, {EXAMPLE[LONGITUDE]}"}
    )


def _angle(sign, degrees, minutes, seconds, letter) -> Angle:
    whole, minutes, seconds = (
        Decimal((part or "0").replace(",", ".")) for part in (degrees, minutes, seconds)
    )
    if max(minutes, seconds) >= 60 or (sign and letter):
        raise ValidationError(_wanted())
    value = whole + minutes / 60 + seconds / 3600
    is_negative = sign == "-" or letter in ("S", "W")
    return Angle(-value if is_negative else value, AXES.get(letter, ""))


def _checked(degrees: Decimal, axis: str) -> Decimal:
    if abs(degrees) > LARGEST[axis]:
        if axis == LATITUDE:
            raise ValidationError(
                _("A latitude lies between -90 and 90. It comes before the longitude.")
            )
        raise ValidationError(_("A longitude lies between -180 and 180."))
    return degrees.quantize(PRECISION)


def _wanted() -> str:
    return _(
        "Give the latitude, such as %(latitude)s, and the longitude, such as "
        "%(longitude)s; or both at once in one field: %(latitude)s, %(longitude)s."
    ) % {LATITUDE: EXAMPLE[LATITUDE], LONGITUDE: EXAMPLE[LONGITUDE]}
