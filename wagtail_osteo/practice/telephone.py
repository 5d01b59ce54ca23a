"""Telephone numbers as patients read and dial them."""

from typing import NamedTuple


class Telephone(NamedTuple):
    """A number as it is dialled within the country, and the address of its link."""

    number: str
    uri: str


def public_telephone(stored) -> Telephone | None:
    """The number in a ``PhoneNumberField`` if one can dial it, else ``None``.

    Import scripts and old drafts may hold less than a number. A patient who rings a
    wrong one is worse off than one who finds none.
    """
    # To say whether a number is empty, the library would check and format it.
    if stored in (None, "") or not stored.is_valid():
        return None
    # Never broken across lines: half a number is a wrong number.
    number = stored.as_national.replace(" ", "\N{NO-BREAK SPACE}")
    return Telephone(number, stored.as_rfc3966)
