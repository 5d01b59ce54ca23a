"""Something is deleted that somebody publishes, signs off or names."""

from django.db.models.signals import post_delete

from tests.medical_help.content import change, create_signer
from wagtail_osteo.models import Practitioner, RedFlagSet
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.review.checking import mark_as_checked

from .acts import (
    delete,
    fine,
    new_draft,
    new_page,
    new_text,
    numbers,
    publish,
    publish_in_editor,
    save_draft,
    sign,
)
from .interleaving import TRIES, at_once, while_paused


def deletion_of_a_page(write):
    page = new_draft()
    act = write(page)
    fine(while_paused(delete(page), post_delete, ConditionPage, act))
    is_gone(page)


def deletion_of_a_text_being_signed_off():
    text = new_text()
    change(text)
    fine(while_paused(delete(text), post_delete, RedFlagSet, sign(text)))
    is_gone(text)


def is_gone(thing) -> None:
    assert not type(thing).objects.filter(pk=thing.pk).exists(), "it came back"


def deletion_of_who_checks():
    user = create_signer(f"person-{next(numbers)}")
    person = Practitioner.objects.get(user=user)
    page = new_page()
    fine(
        at_once(
            delete(person), lambda: mark_as_checked(page, user, page.live_revision_id)
        )
    )
    is_gone(person)


def deletion_of_who_wrote():
    person = Practitioner.objects.create(name=f"Person {next(numbers)}")
    page = new_draft(author=person)
    fine(at_once(delete(person), publish(page)))
    is_gone(person)


RACES = [
    (deletion_of_a_page, zip([publish, publish_in_editor, save_draft])),
    (deletion_of_a_text_being_signed_off, [()]),
    (deletion_of_who_checks, [()] * (TRIES // 4)),
    (deletion_of_who_wrote, [()] * (TRIES // 4)),
]
