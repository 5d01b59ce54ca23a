"""What stands on the page of a person or a clinic, for visitors and in previews."""

from typing import Any, NamedTuple

import swapper
from django.db.models import Q, prefetch_related_objects

from ..booking import booking_of, places_of
from ..models import PractitionerClinic
from ..opening_status import Opening
from ..page_types import condition_models
from .languages import choose

__all__ = ["Colleague", "clinic_content", "conditions_of", "practitioner_content"]

# Enough for whoever plans a visit; who books for later is told by the calendar there.
DAYS_ANNOUNCED = 92


class Colleague(NamedTuple):
    """A person at a clinic: on which days, and their own link to book there, if any."""

    person: Any
    days: list[str]
    booking_url: str


def practitioner_content(person, practice, locales) -> dict:
    """The context of a practitioner's page.

    :param person: as a visitor may see them, or as an editor previews them.
    :param practice: ``PracticeSettings``, or ``None``.
    :param locales: see ``visitors_locales``.
    """
    locale_id = next(iter(locales), None)
    if person.pk:
        person.fetch_parts([person])
    return {
        "person": person,
        "practice": practice,
        "places": places_of(person, practice, locale_id),
        "booking": booking_of(person, practice, locale_id),
        "conditions": conditions_of(person, locale_id),
    }


def conditions_of(person, locale_id):
    """What ``person`` wrote or checked and any visitor may see, by title.

    They are found in two queries, whatever types of condition the site has.
    """
    name = "translation_key"
    is_theirs = Q(pk__in=[])
    for model in condition_models():
        theirs = model.objects.filter(
            Q(**{f"author__{name}": person.translation_key})
            | Q(
                **{f"reviewer__{name}": person.translation_key},
                last_reviewed__isnull=False,
            )
        )
        is_theirs |= Q(pk__in=theirs.values("pk"))
    pages = swapper.load_model("wagtailcore", "Page").objects.live().public()
    if locale_id:
        pages = pages.filter(locale_id=locale_id)
    # What belongs to no site has no address.
    return [page for page in pages.filter(is_theirs).order_by("title") if page.url]


def clinic_content(clinic, practice, locales) -> dict:
    """The context of a clinic's page; parameters as those of a practitioner's."""
    if clinic.pk:
        clinic.fetch_parts([clinic])
    return {
        "clinic": clinic,
        "practice": practice,
        "announcements": Opening(clinic, practice, DAYS_ANNOUNCED).announcements,
        "colleagues": colleagues_at(clinic, locales),
    }


def colleagues_at(clinic, locales) -> list[Colleague]:
    """Who practises at ``clinic``, as visitors may see them, by name."""
    links = PractitionerClinic.objects.filter(
        clinic__translation_key=clinic.translation_key,
        practitioner__live=True,
    ).order_by("pk")
    link_of = {link.practitioner_id: link for link in links}
    model = swapper.load_model("wagtail_osteo", "Practitioner")
    keys = model.objects.filter(pk__in=link_of).values("translation_key")
    # Also translations without the link: they tell that the person has left the clinic.
    people = choose(model.objects.filter(translation_key__in=keys, live=True), locales)
    people = [each for each in people if each.is_practising and each.pk in link_of]
    prefetch_related_objects(people, "photo__renditions")
    return [
        Colleague(person, link_of[person.pk].day_names, link_of[person.pk].booking_url)
        for person in people
    ]
