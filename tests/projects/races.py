"""What two people do at the same moment, on a database server.

Run in a project, once it is migrated. Whatever comes first, no page is live without the
signs that it chose, no check is lost, and nobody meets an error of the database.
"""

import itertools
import sys
import time

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_delete, post_save, pre_save
from django.test import Client
from django.urls import reverse
from interleaving import TRIES, at_once, while_paused
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Revision

from tests.content import create_condition, create_index, section
from tests.medical_help.content import change, create_signed, create_signer
from wagtail_osteo.medical_help.library import library
from wagtail_osteo.models import AlternativeName, Practitioner, RedFlagSet
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.review.checking import CannotMarkAsChecked, mark_as_checked
from wagtail_osteo.signals import page_checked
from wagtail_osteo.sign_off import sign_off

REFUSALS = (PermissionDenied, ValidationError, CannotMarkAsChecked)

numbers = itertools.count()
index = create_index()
sam = create_signer()


def new_text() -> RedFlagSet:
    return create_signed(sam, name=f"Text {next(numbers)}")


def new_draft(*texts, **fields) -> ConditionPage:
    slug = f"page-{next(numbers)}"
    sets = [text.pk for text in texts]
    section_ = section("red_flags", sets=sets, levels=[] if sets else section("red_flags")["value"]["levels"])
    page = create_condition(
        index, [section_], title=slug, slug=slug, live=False, **fields
    )
    page.save_revision(user=sam)
    return stored(page)


def new_page(*texts, **fields) -> ConditionPage:
    page = new_draft(*texts, **fields)
    page.latest_revision.publish()
    return stored(page)


def stored(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


def fine(errors) -> None:
    """Nobody met anything but words that say why not."""
    for error in errors:
        if error is not None and not isinstance(error, REFUSALS):
            raise error


def check(page):
    return lambda: mark_as_checked(page, sam, page.live_revision_id)


def publish(page):
    return lambda: stored(page).latest_revision.publish(user=sam)


def publish_in_editor(page):
    """As the form does: what goes live was read before."""
    action = PublishPageRevisionAction(stored(page).latest_revision, user=sam)
    return action.execute


def withdraw(text):
    return lambda: stored(text).unpublish(user=sam)


def withdraw_in_admin(text):
    return UnpublishAction(stored(text), user=sam).execute


def delete(text):
    return lambda: stored(text).delete()


def shows_signs(page, text) -> None:
    page, text = stored(page), RedFlagSet.objects.filter(pk=text.pk).first()
    assert not page.live or (text and text.live), "live without signs"


PUBLISHING = [publish, publish_in_editor]
WITHDRAWING = [withdraw, withdraw_in_admin, delete]


def publication_and_withdrawal_at_once():
    for _try in range(TRIES):
        text = new_text()
        page = new_draft(text)
        errors = at_once(publish(page), withdraw(text))
        yield lambda: (fine(errors), shows_signs(page, text))


def withdrawal_during_a_publication():
    for first, other in itertools.product(PUBLISHING, WITHDRAWING):
        text = new_text()
        page = new_draft(text)
        errors = while_paused(first(page), post_save, ConditionPage, other(text))
        yield lambda: (fine(errors), shows_signs(page, text))


def publication_during_a_withdrawal():
    for first, other in itertools.product(WITHDRAWING, PUBLISHING):
        text = new_text()
        page = new_draft(text)
        signal = post_delete if first is delete else post_save
        errors = while_paused(first(text), signal, RedFlagSet, other(page))
        yield lambda: (fine(errors), shows_signs(page, text))


def is_checked(page, errors) -> None:
    """The check is there, or whoever made it was told that it is not."""
    checked = stored(page).last_reviewed is not None
    told = any(isinstance(error, CannotMarkAsChecked) for error in errors)
    assert checked or told, "the check is lost"


def publication_and_check_at_once():
    for _try in range(TRIES):
        page = new_page()
        errors = at_once(publish_in_editor(page), check(page))
        yield lambda: (fine(errors), is_checked(page, errors))


def check_during_a_publication():
    for how in PUBLISHING:
        page = new_page()
        errors = while_paused(how(page), pre_save, ConditionPage, check(page))
        yield lambda: (fine(errors), is_checked(page, errors))


def autosave(thing):
    """As the editor does: the newest version is overwritten, by whoever wrote it."""

    def act():
        latest = stored(thing)
        revision = latest.latest_revision
        draft = latest.get_latest_revision_as_object()
        draft.save_revision(
            user=revision.user, overwrite_revision=revision, clean=False
        )

    return act


def autosave_and_sign_off_at_once():
    for _try in range(TRIES):
        text = new_text()
        change(text, user=sam)
        errors = at_once(autosave(text), lambda: sign_off(text, sam))
        yield lambda: fine(errors)


def sign_off_during_an_autosave():
    text = new_text()
    change(text, user=sam)
    errors = while_paused(
        autosave(text), post_save, Revision, lambda: sign_off(text, sam)
    )
    yield lambda: fine(errors)


def sign_off_and_withdrawal_during_each_other():
    for paused in (sign_off_of, withdraw, withdraw_in_admin):
        for other in (withdraw, withdraw_in_admin) if paused is sign_off_of else (
            sign_off_of,
        ):
            text = new_text()
            change(text, user=sam)
            errors = while_paused(paused(text), post_save, RedFlagSet, other(text))
            yield lambda: (fine(errors), is_live_as_signed(text))


def sign_off_of(text):
    return lambda: sign_off(text, sam)


def is_live_as_signed(text):
    text = stored(text)
    signed = text.signed_off_revision_id
    assert text.live == (signed is not None), "live, and not signed off"
    assert text.live_revision_id == signed, "another version is live"
    # What the editor opens is the newest.
    newest = text.revisions.order_by("-created_at", "-pk").first()
    assert text.latest_revision_id == newest.pk, "a draft is lost"


def check_during_other_writes():
    for write in (unpublish_in_admin, save_draft, make_alias, move):
        page = new_page()
        # Wagtail moves the page as what all pages are.
        sender = Page if write is move else ConditionPage
        errors = while_paused(write(page), pre_save, sender, check(page))
        yield lambda: (fine(errors), is_checked(page, errors))


def other_writes_during_a_check():
    for write in (publish, publish_in_editor, unpublish_in_admin, save_draft, move):
        page = new_page()
        act = write(page)
        errors = while_paused(check(page), page_checked, ConditionPage, act)
        yield lambda: (fine(errors), is_checked(page, errors))


def unpublish_in_admin(page):
    return UnpublishPageAction(stored(page), user=sam).execute


def save_draft(page):
    draft = stored(page).get_latest_revision_as_object()
    return lambda: draft.save_revision(user=sam)


def make_alias(page):
    return lambda: stored(page).create_alias(update_slug=f"{page.slug}-alias")


def move(page):
    return lambda: Page.objects.get(pk=page.pk).move(index, "last-child")


def drafts_and_publications_at_once():
    """Nobody’s draft is lost, and what is live is what was published."""
    for _try in range(TRIES // 4):
        page = new_page(also_known_as="first, other")
        draft = stored(page)
        draft.also_known_as = "other, second"
        older = draft.save_revision(user=sam)
        page = stored(page)
        acts = [
            older.publish,
            publish_in_editor(page),
            autosave(page),
            save_draft(page),
        ]
        errors = at_once(*acts)
        yield lambda: (fine(errors), keeps_step(page))


def keeps_step(page):
    page = stored(page)
    newest = page.revisions.order_by("-created_at", "-pk").first()
    assert page.latest_revision_id == newest.pk, "a draft is lost"
    # An autosave may have written other words into the revision that is live.
    assert page.has_unpublished_changes or page.live_revision_id == newest.pk
    names = AlternativeName.objects.filter(page_id=page.pk)
    found = sorted(names.values_list("name", flat=True))
    assert found == sorted(page.alternative_names), found


def publication_of_what_was_read_as_a_draft():
    """Somebody saves the form of a draft that goes live meanwhile."""
    page = new_draft()
    form = stored(page)
    errors = while_paused(
        lambda: (form.save(), form.save_revision(user=sam, clean=False)),
        pre_save,
        ConditionPage,
        publish(page),
    )
    yield lambda: fine(errors)
    page = new_draft()
    form = stored(page)
    publish(page)()
    form.save()
    form.save_revision(user=sam, clean=False)
    yield lambda: (is_live(page), keeps_step(page))
    text = new_text()
    withdraw(text)()
    form = stored(text)
    change(text)
    sign_off(text, sam)
    form.save()
    form.save_revision(user=sam, clean=False)
    yield lambda: (is_live(text), is_live_as(text))


def is_live(thing):
    assert stored(thing).live, "it vanished"


def is_live_as(text):
    text = stored(text)
    assert text.live_revision_id == text.signed_off_revision_id


def bulk_publications_at_once():
    for _try in range(TRIES // 8):
        texts = [new_text() for _each in range(2)]
        pages = [new_draft(*texts) for _each in range(3)]
        errors = at_once(
            bulk("publish", *pages),
            bulk("publish", *reversed(pages)),
            publish(pages[2]),
            *map(withdraw, texts),
        )
        yield lambda: (
            fine(errors),
            [shows_signs(page, text) for page in pages for text in texts],
        )


def bulk(action, *pages):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"id={page.pk}" for page in pages)

    def act():
        client = Client()
        client.force_login(sam)
        response = client.post(f"{url}?{query}", {"include_descendants": ""})
        assert response.status_code == 302, response.status_code

    return act


def deletion_of_what_is_being_published():
    for how in PUBLISHING:
        page = new_draft()
        act = how(page)
        errors = while_paused(
            lambda: stored(page).delete(), post_delete, ConditionPage, act
        )
        yield lambda: fine(errors)
        text = new_text()
        change(text)
        withdrawn = stored(text)
        errors = while_paused(
            withdrawn.delete, post_delete, RedFlagSet, sign_off_of(text)
        )
        yield lambda: fine(errors)


def deletion_of_people_at_once():
    for _try in range(TRIES // 8):
        person = create_signer(f"person-{next(numbers)}")
        page = new_page()
        practitioner = Practitioner.objects.get(user=person)
        errors = at_once(
            practitioner.delete,
            lambda: mark_as_checked(page, person, page.live_revision_id),
        )
        yield lambda: fine(errors)


def starter_texts_at_once():
    RedFlagSet.objects.filter(translation_key__in=[t.key for t in library()]).delete()
    errors = at_once(*[lambda: call_command("osteo_load_medical_help", stdout=Null())] * 2)
    yield lambda: fine(errors)
    for text in library():
        found = RedFlagSet.objects.filter(translation_key=text.key).count()
        yield lambda: one(found)


def one(found):
    assert found == 1, found


class Null:
    def write(self, *args):
        pass


RACES = [
    publication_and_withdrawal_at_once,
    withdrawal_during_a_publication,
    publication_during_a_withdrawal,
    publication_and_check_at_once,
    check_during_a_publication,
    autosave_and_sign_off_at_once,
    sign_off_during_an_autosave,
    sign_off_and_withdrawal_during_each_other,
    check_during_other_writes,
    other_writes_during_a_check,
    drafts_and_publications_at_once,
    publication_of_what_was_read_as_a_draft,
    bulk_publications_at_once,
    deletion_of_what_is_being_published,
    deletion_of_people_at_once,
    starter_texts_at_once,
]
if len(sys.argv) > 1: RACES = [r for r in RACES if r.__name__ in sys.argv[1:]]
import os
if os.environ.get("ONLY"): RACES = [r for r in RACES if any(w in r.__name__ for w in os.environ["ONLY"].split())]


def run(race) -> str:
    started, faults, tries = time.monotonic(), [], 0
    for assert_fine in race():
        tries += 1
        try:
            assert_fine()
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}".splitlines()[0])
    took = time.monotonic() - started
    found = "; ".join(dict.fromkeys(faults))
    return f"{race.__name__}: {len(faults)} of {tries} ({took:.1f} s) {found}".rstrip()


results = [run(race) for race in RACES]
print(*results, sep="\n")
assert all(": 0 of" in result for result in results)
