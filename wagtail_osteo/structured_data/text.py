"""Rich text as words, for machines that take no markup."""

from django.utils.translation import gettext
from wagtail.rich_text import get_text_for_indexing

__all__ = ["plain_text", "with_caution"]


def plain_text(value) -> str:
    """The words of a rich-text value, or of its source, on one line."""
    source = getattr(value, "source", value) or ""
    return " ".join(get_text_for_indexing(source).split())


def with_caution(text: str | None, caution: str | None) -> str:
    """``text`` and, as on the page, when to take care: a claim never goes without."""
    if not caution:
        return text or ""
    return f"{text or ''} {gettext('Take care:')} {caution}".strip()
