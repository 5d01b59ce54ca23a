"""Drafts are saved, and something goes live, or is signed off."""

from django.db.models.signals import post_save
from wagtail.models import Revision

from tests.medical_help.content import change
from wagtail_osteo.models import AlternativeName, RedFlagSet

from .acts import (
    autosave,
    fine,
    new_page,
    new_text,
    publish_in_editor,
    sam,
    save_draft,
    sign,
    stored,
    withdraw,
    withdraw_in_admin,
)
from .interleaving import TRIES, at_once, while_paused


def keeps_the_newest(thing) -> None:
    """The editor opens the newest draft, and says that there is one."""
    thing = stored(thing)
    newest = thing.revisions.order_by("-created_at", "-pk").first()
    assert thing.latest_revision_id == newest.pk, "a draft is lost"
    # An autosave may have written other words into the revision that is live.
    assert thing.has_unpublished_changes or thing.live_revision_id == newest.pk


def autosave_and_sign_off_at_once():
    text = new_text()
    change(text, user=sam)
    fine(at_once(autosave(text), sign(text)))
    keeps_the_newest(text)


def sign_off_during_an_autosave():
    text = new_text()
    change(text, user=sam)
    fine(while_paused(autosave(text), post_save, Revision, sign(text)))
    keeps_the_newest(text)


def sign_off_and_withdrawal_during_each_other(first, other):
    text = new_text()
    change(text, user=sam)
    fine(while_paused(first(text), post_save, RedFlagSet, other(text)))
    is_live_as_signed(text)
    keeps_the_newest(text)


def is_live_as_signed(text) -> None:
    text = stored(text)
    assert text.live == bool(text.signed_off_revision_id), "live, and not signed off"
    assert text.live_revision_id == text.signed_off_revision_id


def drafts_and_publications_at_once():
    page = new_page(also_known_as="first, other")
    draft = stored(page)
    draft.also_known_as = "other, second"
    older = draft.save_revision(user=sam)
    acts = [publish_in_editor(page), autosave(page), save_draft(page)]
    fine(at_once(older.publish, *acts))
    keeps_the_newest(page)
    names_are_in_step(page)


def names_are_in_step(page) -> None:
    names = AlternativeName.objects.filter(page_id=page.pk)
    found = sorted(names.values_list("name", flat=True))
    assert found == sorted(stored(page).alternative_names), found


RACES = [
    (autosave_and_sign_off_at_once, [()] * TRIES),
    (sign_off_during_an_autosave, [()]),
    (
        sign_off_and_withdrawal_during_each_other,
        [
            (sign, withdraw),
            (sign, withdraw_in_admin),
            (withdraw, sign),
            (withdraw_in_admin, sign),
        ],
    ),
    (drafts_and_publications_at_once, [()] * (TRIES // 2)),
]
