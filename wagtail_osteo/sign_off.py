"""Sign-off: what makes a medical-help text live.

People in danger act on these signs, on every page that chose them. So a version goes
live in one way only: somebody who treats patients read it and put their name to it.
``RedFlagSet.save`` asks ``publishing.check_signed_off``, whatever route led there; here
is the one function that can satisfy it.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from .medical_help.cards import filled_signs
from .practice.clock import today
from .practice.logins import practitioner_of
from .practice.vouching import reason_not_to_vouch
from .publishing import DeletedMeanwhile
from .publishing.locks import in_turn, locked
from .values.texts import clean

__all__ = [
    "SignOffRefused",
    "faults_of",
    "may_sign_off",
    "sign_off",
    "version_of",
]

SIGN_OFF_ACTION = "wagtail_osteo.sign_off"
PERMISSION = "wagtail_osteo.sign_off_redflagset"

CHANGED = _("The text was changed while you read it. Read it again, then sign it off.")
LOCKED = _("The text is locked. Unlock it, or ask who locked it; then sign it off.")


class SignOffRefused(ValidationError):
    """A text cannot be signed off as it is, or not by this person."""


def may_sign_off(user) -> bool:
    """Whether a user has the permission. They need an entry under People besides."""
    return user.is_active and user.has_perm(PERMISSION)


def version_of(text) -> str:
    """Names the newest version, so that a reader signs off what they read."""
    revision = text.latest_revision
    return f"{revision.pk}-{revision.created_at.timestamp()}" if revision else "none"


def faults_of(text) -> list[str]:
    """What is missing before ``text`` can be signed off; empty when nothing is."""
    faults = []
    if not any(filled_signs(level) for level in text.level_values):
        faults.append(gettext("Add at least one sign."))
    if not text.sources:
        faults.append(gettext("Add at least one source."))
    for name in ("levels", "sources"):
        field = text._meta.get_field(name)
        # A copy, as in ``publishing``: cleaning must not touch what is kept.
        value = field.to_python(getattr(text, name).get_prep_value())
        bad = _positions(field.stream_block, value)
        if bad:
            faults.append(
                ngettext(
                    "%(place)s: number %(numbers)s is not complete.",
                    "%(place)s: numbers %(numbers)s are not complete.",
                    len(bad),
                )
                % {"place": field.verbose_name.capitalize(), "numbers": ", ".join(bad)}
            )
    return faults


def _positions(block, value) -> list[str]:
    try:
        clean(block, value)
    except ValidationError as error:
        return [str(index + 1) for index in sorted(error.block_errors)]
    return []


@in_turn
def sign_off(text, user, version: str | None = None):
    """Make the newest version of ``text`` live, in the name of the user's practitioner.

    :param text: a ``RedFlagSet``.
    :param version: what ``version_of`` gave when the user read the text; ``None`` for a
        caller that knows what it signs.
    :returns: the revision that is live now.
    :raises PermissionDenied: the user lacks the permission.
    :raises SignOffRefused: the user is no practitioner who may vouch, the text is
        incomplete, locked, or was changed since.
    """
    if not may_sign_off(user):
        raise PermissionDenied
    practitioner = practitioner_of(user)
    reason = reason_not_to_vouch(practitioner)
    if reason:
        raise SignOffRefused(reason)
    texts = type(text)._base_manager
    with transaction.atomic():
        # Before the text, like whoever deletes a person.
        practitioner.lock_row()
        stored = locked(texts.filter(pk=text.pk)).first()
        if stored is None:
            raise DeletedMeanwhile
        if version is not None and version != version_of(stored):
            raise SignOffRefused(CHANGED)
        draft = stored.get_latest_revision_as_object()
        lock = draft.get_lock()
        if lock and lock.for_user(user):
            raise SignOffRefused(LOCKED)
        faults = faults_of(draft)
        if faults:
            raise SignOffRefused(faults)
        draft.go_live_at = draft.expire_at = None
        # A version of its own: the editor's may still be overwritten by an autosave.
        revision = draft.save_revision(user=user, log_action=False)
        texts.filter(pk=text.pk).update(
            signed_off_by=practitioner,
            signed_off_on=today(),
            signed_off_revision=revision,
        )
        # Fetched anew, so that it knows of that.
        revision = type(revision).objects.get(pk=revision.pk)
        revision.publish(user=user, skip_permission_checks=True)
        log(
            instance=texts.get(pk=text.pk),
            action=SIGN_OFF_ACTION,
            user=user,
            revision=revision,
            data={"practitioner": {"id": practitioner.pk, "name": practitioner.name}},
        )
    return revision
