"""Telephone numbers as patients read and dial them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import country_code_for_region

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Telephone(NamedTuple):
    """A number as its readers dial it, and the address of its link."""

    number: str
    uri: str


def public_telephone(stored, countries: Iterable[str] = ()) -> Telephone | None:
    """The number in a ``TelephoneField`` if one can dial it, else ``None``.

    Import scripts and old drafts may hold less than a number. A patient who rings a
    wrong one is worse off than one who finds none.

    :param countries: ISO 3166-1 alpha-2 codes of where it may be read. It is written as
        dialled there if that is the same in all of them, else with the code of its
        country, with which it can be dialled from anywhere.
    """
    # To say whether a number is empty, the library would check and format it.
    if stored in (None, "") or not stored.is_valid():
        return None
    # Never broken across lines: half a number is a wrong number.
    number = written(stored, countries).replace(" ", NO_BREAK_SPACE)
    if stored.extension:
        number = gettext("%(number)s, extension %(extension)s") % {
            "number": number,
            "extension": stored.extension,
        }
    return Telephone(number, stored.as_rfc3966)


def written(number: PhoneNumber, countries: Iterable[str]) -> str:
    """A valid number, without its extension, for readers in ``countries``."""
    bare = PhoneNumber()
    bare.merge_from(number)
    bare.extension = None
    # Countries that share a code, as Britain and Jersey or the United States and Canada
    # do, dial each other as at home.
    codes = {country_code_for_region(country) for country in countries}
    return bare.as_national if codes == {number.country_code} else bare.as_international
