"""Blocks whose words go on from words of ours: “do not …”, “Ask first if …”.

The page says the sentence, the editor types its end. So the form shows the sentence as
it will read, and an ending that would double our words, or turn them round, is refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, TextBlock
from wagtail.coreutils import get_content_languages

from ..characters import APOSTROPHES, without_invisible

# Where the editor's words stand in a sentence.
PLACE = "%(words)s"
# What may stand before the first word: bullets, dashes, quotes, brackets, a number.
BEFORE_WORDS = r"[\W\d_]*(?:(?:[a-z]|[ivx]{1,4})[.)]\W+)?"


class Opening(NamedTuple):
    """Words with which an ending may not begin, and what to tell who begins so."""

    pattern: re.Pattern
    message: Any

    @classmethod
    def of(cls, words: str, message, clause: str = "") -> "Opening":
        """
        :param words: a regular expression. It meets each space as a single one, and
            each apostrophe as ``’``.
        :param message: may have ``%(words)s``, what was found as it was typed.
        :param clause: what may come before the words and not be part of them.
        """
        pattern = rf"{BEFORE_WORDS}{clause}(?P<words>{words})"
        return cls(re.compile(pattern, re.IGNORECASE), message)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Words of the page from which an editor's words go on.

    ``sentence`` has ``%(words)s`` where those stand. What ``refused`` finds turns its
    meaning or says it twice. What ``doubted`` finds may be meant or may not; only a
    person can tell.
    """

    sentence: Any
    refused: tuple[Opening, ...] = ()
    doubted: tuple[Opening, ...] = ()

    def complete(self, words: str) -> str:
        """The sentence as the page says it."""
        before, after = self.around
        # It ends once.
        words = words.rstrip(" .") if after.startswith(".") else words
        return f"{before}{words}{after}"

    @property
    def around(self) -> tuple[str, str]:
        """What stands before the editor's words, and after them."""
        before, _place, after = str(self.sentence).partition(PLACE)
        return before, after

    def fault_of(self, words: str) -> str | None:
        """Why the sentence may not end in ``words``, or ``None``.

        The openings are English: a site without English content is asked nothing.
        """
        return _told(self.refused, words) if _english_is_written() else None

    def doubt_about(self, words: str) -> str | None:
        """What to make sure of before the sentence ends in ``words``, or ``None``."""
        return _told(self.doubted, words)


def _told(openings, words) -> str | None:
    words = _as_read(words)
    for pattern, message in openings:
        if found := pattern.match(words):
            return str(message) % {"words": found["words"]}
    return None


def _as_read(words: str) -> str:
    """``words`` as a reader takes them in, however they were put into the computer."""
    plain = without_invisible(words).translate(
        dict.fromkeys(map(ord, APOSTROPHES), "’")
    )
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def _english_is_written() -> bool:
    return any(code.split("-")[0] == "en" for code in get_content_languages())


class LeadInMixin:
    """A field of words that go on from ``lead_in``.

    A class, not an argument, has the lead-in: a migration of a site's own can name it.
    """

    lead_in: LeadIn

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned and not self.is_deferred_validation:
            if fault := self.lead_in.fault_of(cleaned):
                raise ValidationError(fault)
        return cleaned


class LeadInCharBlock(LeadInMixin, CharBlock):
    """A line that goes on from words of the page’s own; a subclass says which."""


class LeadInTextBlock(LeadInMixin, TextBlock):
    """A text that goes on from words of the page’s own; a subclass says which."""
