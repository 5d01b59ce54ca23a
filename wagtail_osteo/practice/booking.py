"""Coming in: how a patient books, at which clinic and with whom.

The most particular way wins: the link of a person at a clinic, that of the clinic,
that of the practice; then the clinic's telephone, then its e-mail. Nobody is sent to a
person who no longer practises, nor to a clinic that is not live.
"""

from typing import Any, NamedTuple

from ..values.addresses import web_address
from .context import practice_of
from .telephone import Telephone

__all__ = ["Booking", "Place", "booking_at", "booking_of", "places_of"]


class Booking(NamedTuple):
    """The ways to book; what there is not is empty. True if there is any.

    A template that has room for one way takes the first; ``email`` is for those whom
    nothing else serves.
    """

    url: str = ""
    telephone: Telephone | None = None
    email: str = ""

    def __bool__(self):
        return any(self)


class Place(NamedTuple):
    """A clinic at which a person can be seen, on which days, and how to book."""

    clinic: Any
    days: list[str]
    booking: Booking


def booking_at(clinic, practice, link=None) -> Booking:
    """How to book at ``clinic``.

    :param clinic: as a visitor may see it, or ``None``: then the practice's link alone
        is left.
    :param practice: ``PracticeSettings``, or ``None``. For a clinic that is not shown
        on its site, the clinic's own practice counts.
    :param link: the ``PractitionerClinic`` of the person to be booked.
    """
    if clinic:
        practice = practice_of(clinic, practice)
    sources = filter(None, (link, clinic, practice))
    addresses = (web_address(source.booking_url) for source in sources)
    url = next(filter(None, addresses), "")
    if not clinic:
        return Booking(url)
    return Booking(url, clinic.get_telephone(practice), clinic.email)


def places_of(person, practice, locale_id) -> list[Place]:
    """Where a visitor can see ``person``; nowhere once they have left.

    :param person: a practitioner as a visitor may see them, or ``None``.
    :param practice: ``PracticeSettings``, or ``None``. Clinics that are not shown on
        its site are left out.
    :param locale_id: locale of the page that shows it.
    """
    if not person or not person.is_practising:
        return []
    links = [
        (link, link.clinic.published(locale_id)) for link in person.clinic_links.all()
    ]
    return [
        Place(clinic, link.day_names, booking_at(clinic, practice, link))
        for link, clinic in links
        if clinic and clinic.is_on_site(practice and practice.site_id)
    ]


def booking_of(person, practice, locale_id) -> Booking:
    """How to book a ``person`` of whom no clinic is known: as the practice says.

    Empty for a person whose clinics are known, live or not, and for one of another
    practice: the practice's clinic may be none of theirs.
    """
    if not person or not person.is_practising or person.clinic_links.all():
        return Booking()
    if practice and not person.is_on_site(practice.site_id):
        return Booking()
    clinic = practice and practice.published_clinic(locale_id)
    return booking_at(clinic, practice)
