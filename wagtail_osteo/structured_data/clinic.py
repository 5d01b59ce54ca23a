"""Clinics: ``MedicalClinic``, with regular and special hours."""

import datetime

from ..characters import on_one_line, readable
from ..practice.clock import today_at
from ..practice.context import practice_for
from ..practice.countries import country_of
from .identifiers import clinic_id
from .images import PLACE, image_node
from .opening_hours import regular_hours, special_hours
from .practice import practice_reference

# How far ahead closures and public holidays are told. Search engines come again sooner.
SPECIAL_DAYS = datetime.timedelta(days=90)


def clinic_node(clinic, context) -> dict:
    """What the card of a published clinic says."""
    telephone = clinic.get_telephone(practice_for(context))
    return {
        "@type": "MedicalClinic",
        "@id": clinic_id(clinic, context),
        "name": clinic.name,
        "url": clinic.get_full_url(context.get("request")),
        "address": _address(clinic, context),
        "geo": _position(clinic),
        "telephone": telephone and telephone.uri.removeprefix("tel:"),
        # As on the card: those who can be rung are.
        "email": None if telephone else clinic.email,
        "openingHoursSpecification": regular_hours(clinic.opening_hours),
        "specialOpeningHoursSpecification": _special_hours(clinic, context),
        "isAcceptingNewPatients": clinic.accepting_new_patients,
        "parentOrganization": practice_reference(context, clinic),
    }


def full_clinic_node(clinic, context, people=()) -> dict:
    """What the page of a published clinic says of it.

    :param people: references to those who practise there.
    """
    return {
        **clinic_node(clinic, context),
        "image": image_node(clinic.photo, context["page_address"], PLACE),
        "email": clinic.email,
        "employee": list(people),
    }


def _address(clinic, context) -> dict | None:
    lines = {
        "streetAddress": ", ".join(_lines_of(clinic.street_address)),
        "addressLocality": on_one_line(clinic.locality),
        "addressRegion": on_one_line(clinic.region),
        "postalCode": on_one_line(clinic.postal_code),
    }
    # A country alone is no address.
    if not any(lines.values()):
        return None
    country = country_of(clinic, practice_for(context))
    return {"@type": "PostalAddress", **lines, "addressCountry": country}


def _lines_of(text: str) -> list[str]:
    lines = (line.strip(" ,") for line in readable(text).splitlines())
    return [line for line in lines if line]


def _special_hours(clinic, context) -> list[dict]:
    today = today_at(clinic)
    last = today + SPECIAL_DAYS
    return special_hours(clinic.get_special_days(today, last, practice_for(context)))


def _position(clinic) -> dict | None:
    if clinic.position is None:
        return None
    latitude, longitude = clinic.position
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
