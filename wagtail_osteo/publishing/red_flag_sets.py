"""What must hold before a medical-help text goes live, and before it is taken away.

Somebody must have signed it off. And taken away, the signs would vanish from pages that
people read in pain: live ones keep a text from being deleted or unpublished. Drafts do
not, since they ask for another text before they go live.
"""

from enum import Enum

from django.contrib.contenttypes.models import ContentType
from django.db.models import SET_NULL, ProtectedError, QuerySet
from django.utils.translation import gettext
from wagtail.models import ReferenceIndex, Revision

from ..streams.chosen import find_choices
from .refusals import NotSignedOff, RedFlagSetInUse

# What a signature is for. The name is for the editors' own list.
SIGNED_FIELDS = ["levels", "sources"]


class SignatureFault(Enum):
    """Why a sign-off is none for the text that bears it."""

    NONE = "nobody has signed it off"
    ANOTHER_TEXT = "its sign-off is that of another text"
    OTHER_WORDS = "its words are not those that were signed off"


def check_signed_off(text, stored) -> None:
    """Raise unless somebody signed off what ``text`` is about to show.

    :param text: the ``RedFlagSet`` about to be saved.
    :param stored: the same as it is in the database, or ``None``.
    :raises NotSignedOff: also for a version that was signed and then overwritten: what
        goes live must be a version that was not live before.
    """
    signed = text.signed_off_revision_id
    if fault_of_signature(text) or signed != text.live_revision_id:
        raise NotSignedOff
    if stored is None:
        return
    # The sign-off stores itself before it publishes: another one was put there by hand,
    # or read before the newest.
    if signed != stored.signed_off_revision_id:
        raise NotSignedOff
    if signed == stored.live_revision_id and words_of(text) != words_of(stored):
        raise NotSignedOff


# A migration names it: it stays where it is.
def keep_what_was_signed(collector, field, texts, using) -> None:
    """The ``on_delete`` of the revision that was signed off.

    ``purge_revisions`` passes over what is protected; a text takes its own along.

    :raises ProtectedError: a live text would lose the proof of its sign-off.
    """
    origin = collector.origin
    begun_with = origin.model if isinstance(origin, QuerySet) else type(origin)
    live = {text for text in texts if text.live}
    if live and issubclass(begun_with, Revision):
        raise ProtectedError(
            gettext("This is the version of a medical-help text that was signed off."),
            live,
        )
    SET_NULL(collector, field, texts, using)


def fault_of_signature(text) -> SignatureFault | None:
    """Why the sign-off that ``text`` bears is none for what it says, or ``None``."""
    signed = text.signed_off_revision
    if signed is None:
        return SignatureFault.NONE
    # By name: the same type has another key in another database.
    kind = signed.base_content_type.natural_key()
    if (kind, signed.object_id) != (
        text.get_base_content_type().natural_key(),
        str(text.pk),
    ):
        return SignatureFault.ANOTHER_TEXT
    if words_of(text) != [
        _plain(text, name, signed.content.get(name) or []) for name in SIGNED_FIELDS
    ]:
        return SignatureFault.OTHER_WORDS
    return None


def words_of(text) -> list:
    """What a text says, and what it rests on: what somebody vouches for."""
    return [
        _plain(text, name, getattr(text, name).get_prep_value())
        for name in SIGNED_FIELDS
    ]


def _plain(text, name, stored) -> list:
    """What a stream says, without the ids that blocks are given when they are stored.

    It is read anew, with today's blocks: read in place, what they do not define would
    be gone, and a text saved by an earlier release would seem changed.
    """
    value = text._meta.get_field(name).to_python(stored)
    return [
        (child.block_type, _without_ids(child.block.get_prep_value(child.value)))
        for child in value
    ]


def _without_ids(stored):
    if isinstance(stored, dict):
        return {key: _without_ids(each) for key, each in stored.items() if key != "id"}
    if isinstance(stored, list):
        return [_without_ids(each) for each in stored]
    return stored


def shown_on(text) -> list:
    """The live pages that chose ``text``, and whatever else of the site did."""
    if not text.pk:
        return []
    holders = _live_holders_of(text)
    if text.live:
        # A page in its language shows it where the original was chosen.
        for other in text.get_translations():
            holders += [
                holder
                for holder in _live_holders_of(other)
                if getattr(holder, "locale_id", None) == text.locale_id
                and holder not in holders
            ]
    return holders


def _live_holders_of(text) -> list:
    found = {(choice.model, choice.key) for choice in find_choices(text)}
    # What a site names it with in its own way, the index may know.
    references = ReferenceIndex.get_references_to(text)
    rows = references.values_list("base_content_type", "object_id").distinct()
    for type_id, key in rows:
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is not None:
            found.add((model, model._meta.pk.to_python(key)))
    keys_by_model = {}
    for model, key in found:
        keys_by_model.setdefault(model, []).append(key)
    return [
        holder
        for model, keys in keys_by_model.items()
        for holder in model._base_manager.filter(pk__in=keys).order_by("pk")
        # What has no drafts is always live.
        if getattr(holder, "live", True)
    ]


def check_not_shown(text) -> None:
    """Raise unless ``text`` may be taken away.

    :raises RedFlagSetInUse: a live page shows it.
    """
    pages = shown_on(text)
    if pages:
        raise RedFlagSetInUse(text, pages)
