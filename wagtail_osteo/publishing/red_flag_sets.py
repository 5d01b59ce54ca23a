"""What must hold before a medical-help text goes live, and before it is taken away.

Somebody must have signed it off. And taken away, the signs would vanish from pages that
people read in pain: live ones keep a text from being deleted or unpublished. Drafts do
not, since they ask for another text before they go live.
"""

from wagtail.models import ReferenceIndex

from .refusals import NotSignedOff, RedFlagSetInUse


def check_signed_off(text, stored) -> None:
    """Raise unless the version of ``text`` that goes live is the one signed off.

    :param text: the ``RedFlagSet`` about to be saved.
    :param stored: the same as it is in the database, or ``None``.
    :raises NotSignedOff: also for a version that was signed and then overwritten: what
        goes live must be a version that was not live before.
    """
    signed = text.signed_off_revision_id
    was_live = stored and stored.live_revision_id
    if not signed or signed != text.live_revision_id or signed == was_live:
        raise NotSignedOff


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
    groups = ReferenceIndex.get_grouped_references_to(text)
    # What has no drafts is always live.
    return [holder for holder, _uses in groups if getattr(holder, "live", True)]


def check_not_shown(text) -> None:
    """Raise unless ``text`` may be taken away.

    :raises RedFlagSetInUse: a live page shows it.
    """
    pages = shown_on(text)
    if pages:
        raise RedFlagSetInUse(text, pages)
