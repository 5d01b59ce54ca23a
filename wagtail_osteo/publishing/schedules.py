"""What happens when a scheduled condition may not go live."""

import logging

from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.log_actions import log

from ..characters import on_one_line
from .refusals import NotReadyToPublish

REFUSED_ACTION = "wagtail_osteo.publish_refused"

logger = logging.getLogger(__name__)


def refuse_scheduled_publication(page, revision, refusal: NotReadyToPublish) -> None:
    """Take a scheduled revision off the schedule and tell those whose work it is.

    The revision stays as it is. Left on the schedule it would be tried, refused and
    reported again every few minutes.
    """
    messages = [str(message) for message in refusal.messages]
    logger.warning(
        "Scheduled publication of %r (page %s) refused: %s",
        page.title,
        page.pk,
        " ".join(messages),
    )
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=page,
        action=REFUSED_ACTION,
        data={"messages": messages},
        revision=revision,
    )
    for user in {page.owner, revision.user} - {None}:
        if user.is_active and user.email:
            _tell(user, page, messages)


def _tell(user, page, messages) -> None:
    profile = getattr(user, "wagtail_userprofile", None)
    with override(profile.get_preferred_language() if profile else None):
        text = render_to_string(
            "wagtail_osteo/emails/publication_refused.txt",
            {
                "page": page,
                # The first line is the subject of the e-mail.
                "title": on_one_line(page.get_admin_display_title()),
                "messages": messages,
                "user": user,
            },
        )
        subject, _blank, body = text.strip().partition("\n")
        try:
            send_mail(" ".join(subject.split()), body.strip(), [user.email])
        except Exception:
            # Each kind of backend has its own. The other scheduled pages must still go
            # out; the log entry remains.
            logger.exception("Could not tell %s about page %s", user, page.pk)
