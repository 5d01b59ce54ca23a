"""Which pages show a medical-help text, and which drafts chose it.

Taken away, the signs would vanish from pages that people read in pain. Live pages keep
a text from being deleted or unpublished; drafts are only named, since they ask for
another text before they go live.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from wagtail.actions.unpublish import UnpublishPermissionError
from wagtail.models import ReferenceIndex

__all__ = ["RedFlagSetInUse", "check_not_shown", "drafts_that_chose", "shown_on"]


class RedFlagSetInUse(UnpublishPermissionError, ValidationError):
    """A medical-help text is shown on live pages, so it may not be taken away.

    Wagtail's views treat it as a refused permission. ``pages`` are those pages.
    """

    def __init__(self, text, pages):
        self.text, self.pages = text, pages
        message = gettext(
            "“%(text)s” is shown on live pages, so it cannot be unpublished or "
            "deleted. First choose another text on: %(pages)s."
        ) % {"text": text.name, "pages": ", ".join(map(str, pages))}
        super().__init__(message)

    def __str__(self):
        return " ".join(self.messages)


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
    """Raise ``RedFlagSetInUse`` when a live page shows ``text``."""
    pages = shown_on(text)
    if pages:
        raise RedFlagSetInUse(text, pages)


def drafts_that_chose(text) -> list:
    """The conditions whose newest version chose ``text``, without being live.

    The index of references knows live content only. So the newest versions are read, as
    they are stored: one query for each type of condition.
    """
    from .page_types import condition_models

    shown = {page.pk for page in shown_on(text)}
    found = []
    for model in condition_models():
        pages = model.objects.filter(
            Q(live=False) | Q(has_unpublished_changes=True),
            latest_revision__isnull=False,
        ).select_related("latest_revision")
        field = model._meta.get_field("body")
        for page in pages.iterator(chunk_size=200):
            stored = field.to_python(page.latest_revision.content.get(field.name))
            if page.pk not in shown and _chooses(stored.get_prep_value(), text.pk):
                found.append(page)
    return found


def _chooses(stored, pk) -> bool:
    """Whether something within a stored body lists ``pk`` under ``sets``.

    As it is stored: with blocks, each draft would fetch what else it chose.
    """
    if isinstance(stored, list):
        return any(_chooses(each, pk) for each in stored)
    if not isinstance(stored, dict):
        return False
    chosen = stored.get("sets")
    keys = [
        item.get("value") if isinstance(item, dict) else item
        for item in (chosen if isinstance(chosen, list) else ())
    ]
    return pk in keys or any(_chooses(each, pk) for each in stored.values())
