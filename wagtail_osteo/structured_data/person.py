"""Practitioners: ``Person``, for ``Physician`` would make them doctors of medicine."""

from ..practice.context import practice_for
from .identifiers import person_id
from .images import PORTRAIT, image_node
from .links import profile_addresses
from .practice import practice_reference
from .text import plain_text


def person_node(person, context) -> dict:
    """What a by-line says of a published practitioner."""
    registration = person.registration_number and {
        "@type": "PropertyValue",
        "name": "Registration number",
        "value": person.registration_number,
        "url": person.register_address,
    }
    qualifications = person.qualifications and {
        "@type": "EducationalOccupationalCredential",
        "name": person.qualifications,
    }
    return {
        "@type": "Person",
        "@id": person_id(person, context),
        "name": person.name,
        "jobTitle": person.job_title,
        "url": person.get_full_url(context.get("request")),
        "identifier": registration,
        "hasCredential": qualifications,
        "sameAs": [*profile_addresses(person), person.register_address],
        # Nobody works where they have left.
        "worksFor": practice_reference(context, person)
        if person.is_practising
        else None,
    }


def full_person_node(person, context, clinics=()) -> dict:
    """What the page of a published practitioner says of them.

    :param clinics: references to the clinics at which patients meet the person.
    """
    languages = [name.strip() for name in person.languages.split(",")]
    telephone = person.get_telephone(practice_for(context))
    # Nobody is sent to a person who has left.
    contact = {
        "telephone": telephone and telephone.uri.removeprefix("tel:"),
        "email": person.email,
        "workLocation": list(clinics),
    }
    return {
        **person_node(person, context),
        "image": image_node(person.photo, context["page_address"], PORTRAIT),
        "description": plain_text(person.biography),
        "knowsLanguage": languages,
        **(contact if person.is_practising else {}),
    }
