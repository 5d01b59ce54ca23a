"""Rich text as words, for machines that take no markup."""

import html
import re

from django.utils.html import strip_tags
from django.utils.translation import gettext

__all__ = ["with_caution", "words_of"]

# Where one paragraph or item ends, the next must not run into it.
END = re.compile(r"</(?:p|li|h[1-6]|div)>|<br\s*/?>", re.IGNORECASE)


def words_of(value) -> str:
    """The words of a rich-text value, or of its source, on one line."""
    source = getattr(value, "source", value) or ""
    text = html.unescape(strip_tags(END.sub(" ", source)))
    return " ".join(text.split())


def with_caution(text: str | None, caution: str | None) -> str:
    """``text`` and, as on the page, when to take care: a claim never goes without."""
    if not caution:
        return text or ""
    return f"{text or ''} {gettext('Take care:')} {caution}".strip()
