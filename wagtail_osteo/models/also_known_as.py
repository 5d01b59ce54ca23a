"""The names in “also known as”: one a line, or as they used to be, between commas."""

import re

from ..characters import folded, has_words, without_invisible

OPENING, CLOSING = "([{（［", ")]}）］"
COMMAS = ",，、،"
# What people put before a name in a list, and after it.
AROUND = " \t,;，；、،•·‣*–—-"
# The page says it before the first of them.
LEAD_IN = re.compile(
    r"\A(?:also\s+(?:called|known\s+as|named)|a\.?k\.?a\.?)\b[\s.:]+", re.IGNORECASE
)


def lines_of(text: str) -> list[str]:
    """What stands for a name each, as it was typed.

    Where there is a line break, that parts them, so that a name may hold a comma. Else
    commas do, but for those within brackets.

    >>> lines_of("Osteoarthritis (knee, hip or hand), wear and tear")
    ['Osteoarthritis (knee, hip or hand)', 'wear and tear']
    >>> lines_of("Arthritis, rheumatoid\\nRA")
    ['Arthritis, rheumatoid', 'RA']
    """
    lines = text.strip().splitlines()
    if len(lines) == 1:
        lines = _between_commas(lines[0])
    return [line for line in map(str.strip, lines) if line]


def names_in(text: str, title: str = "") -> list[str]:
    """The names, each once; none is what readers take for the ``title``."""
    names: dict[str, str] = {}
    for line in lines_of(text):
        name = " ".join(without_invisible(line).strip(AROUND).split())
        name = LEAD_IN.sub("", name)
        if has_words(name):
            names.setdefault(folded(name), name)
    names.pop(folded(title), None)
    return list(names.values())


def _between_commas(line: str) -> list[str]:
    parts, depth = [""], 0
    for char in line:
        depth = max(0, depth + (char in OPENING) - (char in CLOSING))
        if char in COMMAS and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts
