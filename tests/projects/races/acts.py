"""What people do, and what they do it to."""

import itertools

from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from tests.content import create_condition, create_index, section
from tests.medical_help.content import create_signed, create_signer, level
from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.review.checking import CannotMarkAsChecked, mark_as_checked
from wagtail_osteo.sign_off import sign_off

REFUSALS = (PermissionDenied, ValidationError, CannotMarkAsChecked)

numbers = itertools.count()
index = create_index()
sam = create_signer()


def fine(errors) -> None:
    """Nobody met anything but words that say why not."""
    for error in errors:
        if error is not None and not isinstance(error, REFUSALS):
            raise error


def stored(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


def new_text() -> RedFlagSet:
    return create_signed(sam, name=f"Text {next(numbers)}")


def new_draft(*texts, **fields) -> ConditionPage:
    """One that shows the signs of ``texts``, or else signs of its own."""
    name = f"page-{next(numbers)}"
    signs = section(
        "red_flags",
        sets=[text.pk for text in texts],
        levels=[] if texts else [level()],
    )
    page = create_condition(index, [signs], title=name, slug=name, live=False, **fields)
    page.save_revision(user=sam)
    return stored(page)


def new_page(*texts, **fields) -> ConditionPage:
    page = new_draft(*texts, **fields)
    page.latest_revision.publish()
    return stored(page)


def publish(page):
    return lambda: stored(page).latest_revision.publish(user=sam)


def publish_in_editor(page):
    """As the form does, which has read the page before."""
    return PublishPageRevisionAction(stored(page).latest_revision, user=sam).execute


def publish_on_schedule(page):
    return lambda: stored(page).latest_revision.publish(
        log_action="wagtail.publish.scheduled"
    )


def unpublish_in_admin(page):
    return UnpublishPageAction(stored(page), user=sam).execute


def save_draft(page):
    draft = stored(page).get_latest_revision_as_object()
    return lambda: draft.save_revision(user=sam)


def autosave(thing):
    """Overwrite the newest version, as the editor does with one of the same person."""
    draft = stored(thing).get_latest_revision_as_object()
    revision = draft.latest_revision
    return lambda: draft.save_revision(
        user=revision.user, overwrite_revision=revision, clean=False
    )


def make_alias(page):
    return lambda: stored(page).create_alias(update_slug=f"{page.slug}-alias")


def move(page):
    return lambda: Page.objects.get(pk=page.pk).move(index, "last-child")


def check(page):
    return lambda: mark_as_checked(page, sam, page.live_revision_id)


def sign(text):
    return lambda: sign_off(text, sam)


def withdraw(text):
    return lambda: stored(text).unpublish(user=sam)


def withdraw_in_admin(text):
    return UnpublishAction(stored(text), user=sam).execute


def delete(thing):
    return lambda: stored(thing).delete()
