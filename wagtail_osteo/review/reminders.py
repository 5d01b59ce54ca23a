"""Who is to be reminded of which checks by e-mail, and the e-mails."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Case, CharField, Exists, OuterRef, Value, When
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.admin.mail import send_mail

from ..models import ReviewReminder
from .pages import pages_to_check
from .people import Recipient, recipients
from .states import State

logger = logging.getLogger(__name__)

Kind = ReviewReminder.Kind
NOBODY = "it has neither author nor reviewer"


@dataclass
class Digest:
    """One e-mail: the pages of which somebody has not been reminded yet."""

    recipient: Recipient
    overdue: list = field(default_factory=list)
    due_soon: list = field(default_factory=list)

    @property
    def pages(self) -> list:
        return self.overdue + self.due_soon

    def render(self) -> tuple[str, str]:
        """Subject and text, in the language of whoever reads them."""
        with override(self.recipient.language):
            text = render_to_string(
                "wagtail_osteo/emails/review_reminder.txt",
                {
                    "practitioner": self.recipient.practitioner,
                    "overdue": self.overdue,
                    "due_soon": self.due_soon,
                },
            )
        subject, _newline, body = text.strip().partition("\n")
        return subject.strip(), body.strip()


class NotReminded(Exception):
    """The e-mail could not be sent; the next run tries again."""


def prepare_digests() -> tuple[list[Digest], list[tuple[object, str]]]:
    """The e-mails to be sent, and each page that none can be sent for, with the reason.

    A page goes to whoever checked it last, else to whoever wrote it.
    """
    pages = list(_pages_to_tell_of())
    people = recipients({key for page in pages for key in _responsible(page)})
    digests: dict = {}
    skipped = []
    for page in pages:
        responsible = [people[key] for key in _responsible(page)]
        recipient = next(filter(_can_be_told, responsible), None)
        if recipient is None:
            reasons = dict.fromkeys(map(_reason_against, responsible))
            skipped.append((page, ", ".join(reasons) or NOBODY))
            continue
        key = recipient.practitioner.pk
        digest = digests.setdefault(key, Digest(recipient))
        is_overdue = page.osteo_state == State.OVERDUE
        (digest.overdue if is_overdue else digest.due_soon).append(page)
    return list(digests.values()), skipped


def _pages_to_tell_of() -> Iterator:
    """Pages that are due, without those of which somebody was told already."""
    told = ReviewReminder.objects.filter(
        page=OuterRef("pk"),
        due_date=OuterRef("osteo_next_review_due"),
        kind=OuterRef("osteo_kind"),
    )
    return (
        pages_to_check()
        .filter(osteo_state__in=[State.OVERDUE, State.DUE_SOON])
        .annotate(
            osteo_kind=Case(
                When(osteo_state=State.OVERDUE, then=Value(Kind.OVERDUE.value)),
                default=Value(Kind.DUE_SOON.value),
                output_field=CharField(),
            )
        )
        .filter(~Exists(told))
    )


def _responsible(page) -> list:
    """The keys of who should know, the first who can be told."""
    return [key for key in (page.osteo_reviewer, page.osteo_author) if key]


def _can_be_told(recipient) -> bool:
    return not _reason_against(recipient)


def _reason_against(recipient) -> str:
    name = recipient.practitioner.name
    if not recipient.practitioner.is_practising:
        return f"{name} no longer practises"
    if not recipient.practitioner.live:
        return f"{name} is not published under People"
    if not recipient.address:
        return f"{name} has no e-mail address"
    return ""


def send(digest: Digest) -> None:
    """Send an e-mail, and remember of what it reminded.

    :raises NotReminded: nothing was sent, and nothing is remembered.
    """
    subject, body = digest.render()
    try:
        with transaction.atomic():
            # Remembered first: another run at the same time stops here.
            ReviewReminder.objects.bulk_create(
                ReviewReminder(
                    page_id=page.pk,
                    due_date=page.osteo_next_review_due,
                    kind=page.osteo_kind,
                    practitioner=digest.recipient.practitioner,
                )
                for page in digest.pages
            )
            send_mail(subject, body, [digest.recipient.address])
    except IntegrityError as error:
        raise NotReminded("another run is sending it") from error
    # Mail backends raise exceptions of their own, and the others' mail must go out.
    except Exception as error:
        logger.exception("Could not remind %s", digest.recipient.practitioner)
        raise NotReminded(str(error) or type(error).__name__) from error
