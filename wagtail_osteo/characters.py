"""Characters that nobody sees, and what a text says without them.

Words pasted from a word processor, a chat or a web page bring them along. Left in, two
names that look the same differ, a search finds neither, and a field that looks empty
counts as filled.
"""

import re
import unicodedata

# What people type, paste or are given for an apostrophe: a quotation mark, an accent, a
# letter of its own, the sign of minutes.
APOSTROPHES = "'’‘‚‛`´ʹʻʼʽʾʿˈˊˋ′‵＇｀՚׳ꞌ"
# Letters that Unicode does not take apart into a letter and an accent.
LIGATURES = str.maketrans(
    {"ı": "i", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
WITHOUT_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES))

# Two letters or signs that a joiner between them shapes: in Arabic, Persian and the
# scripts of India it is part of the spelling, between pictures it makes one of them.
JOINERS = "\u200c\u200d"
JOINED = (
    r"[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af"
    r"\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
# Default_Ignorable_Code_Point in Unicode’s DerivedCoreProperties, the other format and
# control characters, and two that are blank by their shape only.
INVISIBLE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
BLANK = re.compile(f"[{INVISIBLE}]")
UNSEEN = re.compile(
    # The flags of England, Scotland and Wales are spelt in such letters.
    r"(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)"
    rf"|(?<={JOINED})(?P<joiner>[{JOINERS}])(?={JOINED})"
    # Makes a picture of the sign before it, and without a sign nothing.
    r"|(?P<picture>(?<=[^\s])\ufe0f)"
    rf"|[{INVISIBLE}\ufe0f]"
)

# Control characters other than those that end a line or a column. Databases, XML and
# HTTP refuse most of them.
CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# Half of a pair of surrogates is no character, and cannot be sent as UTF-8. JSON can
# hold it all the same.
UNREADABLE = re.compile(rf"[\ud800-\udfff]|[{CONTROLS}]")
LINE_ENDS = re.compile(r"\s*[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]\s*")


def without_invisible(text: str) -> str:
    """``text`` without the characters that leave no mark on the page.

    Spaces, tabs and line ends stay, as do joiners where they are part of the spelling
    or of a picture.

    >>> without_invisible("Calf\\u200b pain\\u00ad")
    'Calf pain'
    """
    return UNSEEN.sub(lambda found: found[0] if found.lastgroup else "", text)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit to read in ``text``.

    >>> [has_words(text) for text in ("4th rib", "…", "\\u3164")]
    [True, False, False]
    """
    # Nearly every text begins with one, and so this is quick.
    return any(char.isalnum() and not BLANK.match(char) for char in text)


def folded(text: str) -> str:
    """The words of ``text`` as they are sorted, compared and looked for.

    Without case, accents, apostrophes and invisible characters, and with a single space
    for whatever else is no letter or digit.

    >>> folded("Épicondylite à l’Œil"), folded("Runner's-knee (№ 2)")
    ('epicondylite a loeil', 'runners knee no 2')
    """
    plain = without_invisible(text).translate(WITHOUT_APOSTROPHES)
    # The case of a letter shows only once it is a plain one, such as that of “№”; and
    # of some, lower case has an accent of its own.
    plain = unicodedata.normalize("NFKD", plain).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(LIGATURES)
    return " ".join("".join(map(_folded, plain)).split())


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    # An accent, a circle round a letter, a joiner that shapes its neighbours.
    if unicodedata.combining(char) or category in ("Me", "Cf"):
        return ""
    # Vowels of Indian scripts are marks, and part of a word.
    return char if category[0] in "LMN" else " "


def readable(text: str) -> str:
    """``text`` without what no program can read: half a character becomes “\ufffd”.

    >>> readable("Half \\ud83d of it\\x00")
    'Half \ufffd of it'
    """
    return UNREADABLE.sub(_readable, text)


def on_one_line(text: str) -> str:
    """``text`` with a space for each end of a line, and without what is unreadable.

    >>> on_one_line("1 Elm Lane\\r\\nExampleton")
    '1 Elm Lane Exampleton'
    """
    return readable(LINE_ENDS.sub(" ", text)).strip()


def _readable(found: re.Match) -> str:
    return "\N{REPLACEMENT CHARACTER}" if found[0] >= "\ud800" else ""
