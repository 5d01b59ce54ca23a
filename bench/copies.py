"""The same content again, in the fields of the plain page."""

from wagtail.models import Page

from wagtail_osteo.models import PracticeSettings

from .models import Clinic, Closure, FirstVisit, OpeningTime, Person, PlainPage

__all__ = ["create_plain_page"]

MATCH_WORDS = {"all": "all of these together", "any": "any of these"}


class UnknownSection(Exception):
    """The condition has a section that the plain page was never given."""


def create_plain_page(parent: Page, condition) -> PlainPage:
    """A page that says what ``condition`` says, word for word."""
    practice = PracticeSettings.objects.get()
    people = {}
    for person in (condition.author, condition.reviewer):
        if person and person.pk not in people:
            people[person.pk] = _copy_person(person)
    clinic = _copy_clinic(practice)
    page = PlainPage(
        title=condition.title,
        slug="plain",
        also_known_as=", ".join(condition.alternative_names),
        summary=condition.summary,
        lead_image=condition.lead_image,
        body=[_copy_section(section, practice) for section in condition.body],
        author=people.get(condition.author_id),
        reviewer=people.get(condition.reviewer_id),
        clinic=clinic,
        last_reviewed=condition.last_reviewed,
        next_review_due=condition.next_review_due,
    )
    page.related = list(condition.related_conditions.all())
    return parent.add_child(instance=page)


def _copy_person(person) -> Person:
    names = [
        "name",
        "job_title",
        "qualifications",
        "registration_number",
        "register_url",
        "photo",
    ]
    return Person.objects.create(
        profile_links=person.profile_links.get_prep_value(),
        **{name: getattr(person, name) for name in names},
    )


def _copy_clinic(practice) -> Clinic:
    source = practice.default_clinic
    names = [
        "name",
        "photo",
        "street_address",
        "locality",
        "region",
        "postal_code",
        "directions",
        "parking",
        "access",
    ]
    price = source.first_visit_price
    clinic = Clinic.objects.create(
        practice_name=practice.practice_name,
        private_line=practice.private_clinic_line,
        price=f"{price['service']}: {price['price']}, {price['minutes']} minutes",
        telephone=source.telephone.as_national,
        booking_url=source.booking_url or practice.booking_url,
        map_links=[[link.url, link.name] for link in source.directions_links],
        profile_links=[
            [link.value["url"], link.value["label"]] for link in practice.profile_links
        ],
        **{name: getattr(source, name) for name in names},
    )
    for day in source.opening_hours.days():
        spans = [str(span) for span in day.spans]
        OpeningTime.objects.create(
            clinic=clinic, day=day.name, hours=", ".join(spans) or "Closed"
        )
    for closure in source.closures.all():
        Closure.objects.create(
            clinic=clinic,
            first_day=closure.first_day,
            last_day=closure.last_day,
            reason=closure.reason,
        )
    return clinic


def _copy_first_visit(value, clinic) -> FirstVisit:
    """A snippet with all that the section tells, wherever it has it from."""
    shared = value["shared"]
    answers = {answer.name: answer.text for answer in value.answers(shared, clinic)}
    return FirstVisit.objects.create(
        name=shared.name if shared else value.title,
        what_happens=value.prose(shared).source,
        length=answers.pop("length_minutes", ""),
        **answers,
    )


def _copy_section(section, practice) -> dict:
    """A section of the condition, as the plain page's editor would have typed it."""
    value = section.value
    if section.block_type == "red_flags":
        cards = value.cards(practice.get_jurisdiction())
        copied = {"cards": [_copy_card(card) for card in cards]}
    elif section.block_type == "first_visit":
        copied = {"visit": _copy_first_visit(value, practice.default_clinic).pk}
    elif section.block_type == "treatment":
        copied = {
            "introduction": value["introduction"],
            "groups": [
                {
                    "heading": str(group.heading),
                    "options": [dict(option) for option in group.options],
                }
                for group in value.groups()
            ],
        }
    elif (
        section.block_type
        in PlainPage._meta.get_field("body").stream_block.child_blocks
    ):
        copied = section.get_prep_value()["value"]
    else:
        raise UnknownSection(
            f"Give bench/blocks.py a plain counterpart of {section.block_type!r}."
        )
    if copied.get("clinic"):
        raise UnknownSection("Copy the clinic that the invitation chooses.")
    copied = {**copied, "heading": value.title}
    return {"type": section.block_type, "value": copied}


def _copy_card(card) -> dict:
    level = card.level
    # The condition's levels are its own, so that each card has one list of signs.
    (group,) = card.groups
    return {
        "urgency": level.urgency,
        "band": level.band,
        "prefix": level.prefix,
        "heading": level.heading,
        "match": MATCH_WORDS[group.match] if len(group.signs) > 1 else "",
        "signs": group.signs,
        "lines": [_copy_line(line) for line in level.lines],
        "advice": "".join(advice.source for advice in card.advice),
        "other_ways": [_copy_line(line) for line in level.other_ways],
    }


def _copy_line(line) -> dict:
    return {
        "label": line.label,
        "number": line.tel,
        "url": line.url,
        "description": line.description,
    }
