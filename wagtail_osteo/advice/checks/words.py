"""Words for which readers of health information have a plainer or kinder one."""

import re
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from .. import Finding, Group, register_advice


class Word(NamedTuple):
    code: str
    pattern: re.Pattern
    message: Any


def _word(code, pattern, message):
    return Word(code, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), message)


WORDS = [
    _word(
        "word-dont",
        "don['’‘ʼ]t",
        _("Write “do not” in place of “%(found)s”."),
    ),
    _word(
        "word-drug",
        "drugs?",
        _("Write “medicine” in place of “%(found)s”, if you mean one."),
    ),
    _word(
        "word-suffering",
        r"suffer(?:s|ed|ing|ers?)?\s+(?:from|of)",
        _("Write “have” or “with” in place of “%(found)s”."),
    ),
    _word(
        "word-victim",
        r"victims?\s+of",
        _("Write “people who have” in place of “%(found)s”."),
    ),
    _word(
        "word-your-gp",
        r"your\s+GP",
        _("Write “a GP” in place of “%(found)s”: not everybody has one."),
    ),
]


@register_advice
def words(page, context):
    """Each word once for each section or field, as it stands there."""
    if not context.is_english:
        return
    seen = set()
    for passage in context.passages:
        for word in WORDS:
            place = (word.code, passage.section, passage.field)
            found = word.pattern.search(passage.text)
            # “don’t” in a sign is a finding of its own.
            told = word.code == "word-dont" and "signs" in passage.names
            if not found or told or place in seen:
                continue
            seen.add(place)
            yield Finding(
                Group.WORDING,
                word.message % {"found": found[0]},
                word.code,
                section=passage.section,
                field=passage.field,
            )
