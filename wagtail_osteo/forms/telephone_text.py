"""Telephone numbers as people type or paste them: understood whole, or asked back."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import (
    NumberParseException,
    example_number,
    is_valid_short_number_for_region,
)

from ..characters import without_invisible
from ..choices import country_name
from ..practice.telephone import written

LABEL = re.compile(
    r"(?:t[eé]l(?:éphone|ephone|efon)?|phone|callto|ph|t)\s*[.:]+\s*", re.I
)
# The words of the languages in which practices print them.
EXTENSION = re.compile(
    r"[\s,;]*\(?\s*(?<![^\W\d_])"
    r"(?:extension|extensión|extn|ext|x|#|durchwahl|nebenstelle|dw|poste|toestel|tst"
    r"|interno|int|anexo|wew|доб)"
    r"\s*[.:=]?\s*(\d{1,7})\s*\)?\s*$",
    re.I,
)
SEVERAL = re.compile(r"(?:[/|,;&\n]|\b(?:or|and|oder|und|ou|et)\b).*\d", re.I | re.S)
# Behind an area code a slash only separates: “030/1234567” is one number in Germany.
AREA_CODE = re.compile(r"^([\d\s+().-]{2,11}?)\s*/\s*(?=[\d\s.-]{5,}$)")
MISREAD = re.compile(r"(?<=\d)[OoIl]|[OoIl](?=\d)")
WORDS = re.compile(r"^[^\d+(]*[^\W\d_][^\d+(]*|[^\s\d(]*[^\W\d_].*", re.S)
# The keys of a telephone bear letters, too: “1-800-FLOWERS”. Only where all numbers are
# of one length can a word that is none of them not make another number.
LETTERS_TO_DIAL = re.compile(r"[\d\s+().-]*\d[\s.-]*[A-Z][A-Z.-]+[A-Z]", re.I)
CODES_WITH_LETTERS = {1, 61}
DIALLED = re.compile(r"\(?\+?[\s().\-/\u2010-\u2015\dA-Za-z]*")
# How one begins to dial abroad, from most countries.
ABROAD = re.compile(r"^\(?(?:00|011|0011)\)?\s*(?=[1-9])")
# More digits than the longest number of any country.
LONGEST = 15


def read_telephone(text: str, country: str) -> PhoneNumber:
    """The number that ``text`` says, with its extension.

    :param country: ISO 3166-1 alpha-2 code of where it is dialled as it is written, or
        "": then only a number that names its country is understood.
    :raises ValidationError: saying what to write instead. Nothing of what is typed is
        left out silently: the rest may be somebody else's number.
    """
    rest, extension = _without_extension(_plain(text))
    rest = AREA_CODE.sub(r"\1 ", rest)
    if SEVERAL.search(rest):
        raise ValidationError(_one_number())
    number = _valid(rest, country) if DIALLED.fullmatch(rest) else None
    if not (LETTERS_TO_DIAL.fullmatch(rest) and _may_have_letters(number)):
        _refuse_letters(rest)
    if number is None:
        raise ValidationError(_reason(rest, country))
    number.extension = extension
    return number


def _plain(text: str) -> str:
    """``text`` in digits and signs of ASCII, without the label before it."""
    plain = unicodedata.normalize("NFKC", without_invisible(text))
    digits = (str(unicodedata.decimal(each, each)) for each in plain)
    plain = "".join(digits).strip(" \t\n\r.,;\"'")
    return plain[label.end() :] if (label := LABEL.match(plain)) else plain


def _without_extension(text: str) -> tuple[str, str | None]:
    if found := EXTENSION.search(text):
        return text[: found.start()], found[1]
    return text, None


def _may_have_letters(number: PhoneNumber | None) -> bool:
    return number is not None and number.country_code in CODES_WITH_LETTERS


def _refuse_letters(text: str) -> None:
    if found := MISREAD.search(text):
        raise ValidationError(
            _("“%(letter)s” is a letter. Write the digit: 0 or 1.")
            % {"letter": found[0]}
        )
    if found := WORDS.search(text):
        raise ValidationError(
            _(
                "Write the number only, without “%(words)s”. An extension follows it "
                "like this: “ext. 4”."
            )
            % {"words": found[0].strip(" ()-–:.,")}
        )


def _valid(text: str, country: str) -> PhoneNumber | None:
    for each in (text, ABROAD.sub("+", text)):
        number = _parsed(each, country)
        if number and number.is_valid():
            return number
    return None


def _parsed(text: str, country: str) -> PhoneNumber | None:
    try:
        return PhoneNumber.from_string(text, country or None)
    except NumberParseException:
        return None


def _reason(text: str, country: str) -> str:
    """Why ``text`` is no number, and what one looks like."""
    if sum(each.isdigit() for each in text) > LONGEST:
        return _one_number()
    number = _parsed(text, country)
    if number and country and is_valid_short_number_for_region(number, country):
        return _(
            "This is a short number (%(country)s), not that of a practice. Give one "
            "with an area code."
        ) % {"country": country_name(country)}
    if not country:
        return _(
            "Begin with “+” and the code of the country: it is not known in which one "
            "this number is dialled."
        )
    example = written(PhoneNumber.from_string(_example(country)), [country])
    return _(
        "Enter a valid phone number (e.g. %(example)s) as it is dialled there "
        "(%(country)s), or one that begins with “+” and the code of its country."
    ) % {"country": country_name(country), "example": example}


def _example(country: str) -> str:
    number = example_number(country)
    return f"+{number.country_code}{number.national_number}"


def _one_number() -> str:
    return _("Give one telephone number only. A second one fits “How to get here”.")
