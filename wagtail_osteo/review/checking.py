"""“Mark as checked”: a person vouches for the live version of a page."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision
from wagtail.search import index

from ..practice.clock import today
from ..practice.logins import practitioner_of
from ..practice.vouching import reason_not_to_vouch
from ..publishing import DeletedMeanwhile
from ..publishing.locks import in_turn, locked
from ..signals import page_checked
from .intervals import interval_of, next_due

CHECK_ACTION = "wagtail_osteo.check"
PERMISSION = "wagtail_osteo.mark_as_checked"


class CannotMarkAsChecked(Exception):
    """Why a page cannot be marked now, and what to do, in words for the editor."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a person is about to confirm."""

    page: object
    practitioner: object
    revision: Revision
    day: date
    next_due: date


def may_mark_as_checked(user, page) -> bool:
    """Whether somebody has the permission, and may edit or publish this page."""
    if not user.has_perm(PERMISSION):
        return False
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()


def prepare_check(page, user) -> Check:
    """What ``user`` would confirm of ``page``, a specific page.

    Asks for no permission: see ``may_mark_as_checked``.

    :raises CannotMarkAsChecked: with what to do first.
    """
    practitioner = practitioner_of(user)
    reason = _reason_against(page, user, practitioner)
    if reason:
        raise CannotMarkAsChecked(reason)
    day = today()
    return Check(
        page, practitioner, page.live_revision, day, next_due(day, interval_of(page))
    )


def _reason_against(page, user, practitioner) -> str:
    if page.alias_of_id:
        source = page.alias_of
        if not source.permissions_for_user(user).can_edit():
            return _(
                "This page shows the content of another, which you may not edit. Have "
                "that page marked as checked: this one follows it."
            )
        return _(
            "This page shows the content of “%(title)s”. Mark that page as checked: "
            "this one follows it."
        ) % {"title": source.get_admin_display_title()}
    reason = reason_not_to_vouch(practitioner)
    if reason:
        return reason
    if not page.live:
        return _("This page is not live. Publish it first, then mark it as checked.")
    if page.has_unpublished_changes:
        return _(
            "This page has changes that are not published, and a check is about what "
            "readers see. Publish the changes, or publish the live version again from "
            "the page’s history. Then mark the page as checked."
        )
    if page.live_revision is None:
        return _(
            "The live version of this page is not in its history, so it could not be "
            "said which version was checked. Open the page and publish it once, then "
            "mark it as checked."
        )
    if page.permissions_for_user(user).page_locked():
        return _(
            "This page is locked, because somebody is working on it. Have it unlocked "
            "first, then mark it as checked."
        )
    return ""


@in_turn
def mark_as_checked(page, user, revision_id: int) -> Check:
    """Store that ``user`` checked the live version of ``page``.

    The page names the practitioner as the one who checked it. Nothing else of it
    changes, and nothing is published.

    :param page: a specific page.
    :param revision_id: the version that the user looked at.
    :raises CannotMarkAsChecked: when it is not live any more, or as in
        ``prepare_check``. Nothing is stored then.
    :raises SavedMeanwhile: again and again, others were quicker.
    """
    model = type(page)
    practitioner = practitioner_of(user)
    if practitioner is not None:
        # Before the page, like whoever deletes a person.
        practitioner.lock_row()
    page = locked(model._base_manager.filter(pk=page.pk)).first()
    if page is None:
        raise DeletedMeanwhile
    check = prepare_check(page, user)
    if check.revision.pk != revision_id:
        raise CannotMarkAsChecked(
            _(
                "Somebody published another version of this page while you were "
                "looking at it. Look at the page again, then mark it as checked."
            )
        )
    rows = model._base_manager.filter(pk__in=[page.pk, *_aliases(page)])
    # Never page.save(): it would write whatever else the object holds.
    rows.update(
        last_reviewed=check.day,
        reviewed_revision=check.revision,
        next_review_due=check.next_due,
        reviewer=check.practitioner,
    )
    for row in rows.all():
        # What the signals of a save would have done.
        index.insert_or_update_object(row)
        ReferenceIndex.create_or_update_for_object(row)
    log(
        instance=page,
        action=CHECK_ACTION,
        user=user,
        revision=check.revision,
        data={
            "practitioner": check.practitioner.name,
            "next_review_due": check.next_due.isoformat(),
        },
    )
    page_checked.send(sender=model, pages=rows.all())
    return check


def _aliases(page) -> list:
    """The keys of the aliases of a page, of their aliases, and so on."""
    found, latest = [], [page.pk]
    while latest:
        followers = type(page)._base_manager.filter(alias_of__in=latest)
        latest = list(
            followers.exclude(pk__in=[page.pk, *found]).values_list("pk", flat=True)
        )
        found += latest
    return found
