"""What happens when something scheduled may not go live, or not be taken away."""

import logging

from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import send_mail
from wagtail.log_actions import log, registry

from ..characters import on_one_line
from .refusals import NotReadyToPublish, RedFlagSetInUse

REFUSED_ACTION = "wagtail_osteo.publish_refused"

logger = logging.getLogger(__name__)


def refuse_scheduled_publication(thing, revision, refusal: NotReadyToPublish) -> None:
    """Take a scheduled revision off the schedule and tell those whose work it is.

    The revision stays as it is. Left on the schedule it would be tried, refused and
    reported again every few minutes.

    :param thing: a page, a person, a clinic or a text.
    """
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    _report(thing, revision, refusal)


def refuse_scheduled_end(thing, refusal: RedFlagSetInUse) -> None:
    """Take the end of what must stay off the schedule, and tell the same people."""
    type(thing)._base_manager.filter(pk=thing.pk).update(expire_at=None)
    # What is live was published to end then.
    _report(thing, thing.live_revision, refusal, stays=True)


def _report(thing, revision, refusal, stays=False) -> None:
    messages = [str(message) for message in refusal.messages]
    logger.warning(
        "Schedule of %s %s refused: %s", thing._meta.label, thing.pk, " ".join(messages)
    )
    log(
        instance=thing,
        action=REFUSED_ACTION,
        data={"messages": messages},
        revision=revision,
    )
    for user in _whose_work(thing, revision):
        if user.is_active and user.email:
            _tell(user, thing, messages, stays)


def _whose_work(thing, revision) -> list:
    """Who owns it (only pages say so), who wrote that version, and who scheduled it."""
    keys = {getattr(thing, "owner_id", None), revision and revision.user_id}
    if revision:
        scheduled = registry.get_logs_for_instance(thing).filter(
            action="wagtail.publish.schedule", revision=revision
        )
        keys.update(scheduled.values_list("user", flat=True))
    # The log keeps the keys of users who are gone.
    users = get_user_model()._default_manager.filter(pk__in=keys - {None})
    return list(users.select_related("wagtail_userprofile").order_by("pk"))


def _tell(user, thing, messages, stays) -> None:
    profile = getattr(user, "wagtail_userprofile", None)
    title = getattr(thing, "get_admin_display_title", thing.__str__)()
    with override(profile.get_preferred_language() if profile else None):
        text = render_to_string(
            "wagtail_osteo/emails/schedule_refused.txt",
            {
                # The first line is the subject of the e-mail.
                "title": on_one_line(title),
                "stays": stays,
                "messages": messages,
                "edit_url": AdminURLFinder().get_edit_url(thing),
                "user": user,
            },
        )
        subject, _blank, body = text.strip().partition("\n")
        try:
            send_mail(" ".join(subject.split()), body.strip(), [user.email])
        except Exception:
            # Each kind of backend has its own. What else is scheduled must still go
            # out; the log entry remains.
            logger.exception("Could not tell %s about %r", user.pk, thing)
