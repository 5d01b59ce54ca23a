"""Search among the conditions of a list: first their names, then all they say."""

import unicodedata

from .names import Name, fold

# In a shorter part of a word, any word has it: "is" is in "arthritis".
SHORTEST_PART = 3


def search(words: str, names: list[Name], visible) -> list[int]:
    """The keys of the pages that answer, the best first, each once.

    Names count from the first letters on, without case, accents and punctuation, in
    every search backend alike; what else a page says is left to the site's own backend.
    """
    asked = fold(words)
    if not asked:
        # Every name begins with nothing.
        return []
    ranked = sorted(
        (rank, fold(name.text), name.page_id)
        for name in names
        if (rank := rank_of(asked, fold(name.text))) is not None
    )
    found = dict.fromkeys(pk for _rank, _name, pk in ranked)
    for page in visible.only("pk").search(_plain(words), operator="and"):
        found.setdefault(page.pk)
    return list(found)


def _plain(words: str) -> str:
    """``words`` without what is no letter, digit or accent.

    Wagtail hands quotation marks on to SQLite, for which they are syntax.
    """
    composed = unicodedata.normalize("NFKC", words)
    return "".join(
        char if unicodedata.category(char)[0] in "LMN" else " " for char in composed
    )


def rank_of(asked: str, name: str) -> int | None:
    """How well a folded name answers: 0 is best, ``None`` not at all.

    >>> [rank_of("arthritis", n) for n in ("arthritis", "arthritis of the hip")]
    [0, 1]
    >>> [rank_of("art hip", n) for n in ("arthritis of the hip", "osteoarthritis")]
    [2, None]
    >>> [rank_of(*n) for n in (("arthritis", "osteoarthritis"), ("elbo w", "an elbow"))]
    [3, 4]
    """
    if name == asked:
        return 0
    if name.startswith(asked):
        return 1
    parts = asked.split()
    starts = name.split()
    if all(any(word.startswith(part) for word in starts) for part in parts):
        return 2
    if all(len(part) >= SHORTEST_PART and part in name for part in parts):
        return 3
    # “Frozenshoulder”, “osteo-arthritis”: spaces are typed as people hear a name.
    joined = "".join(parts)
    rests = ("".join(starts[number:]) for number in range(len(starts)))
    if len(joined) >= SHORTEST_PART and any(r.startswith(joined) for r in rests):
        return 4
    return None
