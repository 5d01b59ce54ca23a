"""A page is marked as checked, and somebody writes it."""

from django.db.models.signals import pre_save
from wagtail.models import Page

from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing import SavedMeanwhile
from wagtail_osteo.review.checking import CannotMarkAsChecked
from wagtail_osteo.signals import page_checked

from .acts import (
    check,
    fine,
    make_alias,
    move,
    new_page,
    publish,
    publish_in_editor,
    save_draft,
    stored,
    unpublish_in_admin,
)
from .interleaving import TRIES, at_once, while_paused

WRITING = [
    publish,
    publish_in_editor,
    unpublish_in_admin,
    save_draft,
    move,
    make_alias,
]


def is_kept(page, answer) -> None:
    """The check is there, or whoever made it was told that it is not."""
    told = isinstance(answer, (CannotMarkAsChecked, SavedMeanwhile))
    assert stored(page).last_reviewed or told, "the check is lost"


def publication_and_check_at_once():
    page = new_page()
    errors = at_once(publish_in_editor(page), check(page))
    fine(errors)
    is_kept(page, errors[1])


def check_during_other_writes(write):
    page = new_page()
    # Wagtail moves a page as what all pages are.
    sender = Page if write is move else ConditionPage
    errors = while_paused(write(page), pre_save, sender, check(page))
    fine(errors)
    is_kept(page, errors[1])


def other_writes_during_a_check(write):
    page = new_page()
    act = write(page)
    errors = while_paused(check(page), page_checked, ConditionPage, act)
    fine(errors)
    is_kept(page, errors[0])


def check_while_an_alias_follows():
    page = new_page()
    alias = page.create_alias(update_slug=f"{page.slug}-alias")
    fine(while_paused(publish(page), pre_save, ConditionPage, check(page)))
    alike(page, alias)
    page = stored(page)
    publication = publish_in_editor(page)
    errors = while_paused(check(page), page_checked, ConditionPage, publication)
    fine(errors)
    is_kept(page, errors[0])
    alike(page, alias)


def alike(page, alias) -> None:
    dates = [stored(each).last_reviewed for each in (page, alias)]
    assert dates[0] == dates[1], dates


RACES = [
    (publication_and_check_at_once, [()] * TRIES),
    (check_during_other_writes, zip(WRITING)),
    (other_writes_during_a_check, zip(WRITING)),
    (check_while_an_alias_follows, [()]),
]
