"""No telephone number stands in a Python file or a template of the package."""

import io
import re
import tokenize
import unittest
from pathlib import Path

from wagtail_osteo.jurisdictions import (
    available_jurisdictions,
    get_jurisdiction,
    nation_choices,
)

PACKAGE = Path(__file__).parents[2] / "wagtail_osteo"

# Only what people read counts: an integer such as max_length=112 is no telephone
# number. From Python 3.12 the text of an f-string is a token of its own.
TEXT_TOKENS = {tokenize.STRING, tokenize.COMMENT} | {
    getattr(tokenize, name)
    for name in ("FSTRING_MIDDLE", "TSTRING_MIDDLE")
    if hasattr(tokenize, name)
}

# Numbers in a template that draw or format, and so cannot be dialled.
NOT_DIALLED = re.compile(
    r"""(?x)
    \b(?:d|points|viewBox|width|height|transform|[xyr]|[cr][xy]|[xy][12])="[^"]*"
    | \|\s*\w+:\d+      # an argument of a template filter
    | &\#\w+;           # a character reference
    """
)


def shipped_numbers():
    """Return every number of every file, digits only (and a leading +)."""
    numbers = set()
    for code in available_jurisdictions():
        for nation in ("", *(key for key, _ in nation_choices(code))):
            for level in get_jurisdiction(code, nation).levels.values():
                lines = level.lines + level.other_ways
                numbers |= {line.tel for line in lines if line.tel}
    return numbers


def number_pattern(numbers):
    """Return a pattern for any of the numbers as a whole token, however spaced.

    Part of a longer figure (1 000, 0.999, 2111), of a colour (#111) or of a name
    (col-112) is not that number.
    """
    spaced = []
    for number in sorted(numbers, key=len, reverse=True):
        gap = "-?" if len(number) < 5 else r"[\s\u00a0.\-]?"
        spaced.append(gap.join(re.escape(digit) for digit in number))
    return re.compile(
        r"(?<![\w#+])(?<!\w-)(?<!\d[ .,:/])(?:"
        + "|".join(spaced)
        + r")(?!\w)(?![.,:/-]\d)(?! \d{3}\b)"
    )


NUMBER = number_pattern(shipped_numbers())


def in_python(source):
    """Return (line, number) for each number in a string or comment of Python source."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in TEXT_TOKENS:
            found += [(token.start[0], hit[0]) for hit in NUMBER.finditer(token.string)]
    return found


def in_template(source):
    """Return (line, number) for each number in a template."""
    # Same length, so that positions and lines stay.
    text = NOT_DIALLED.sub(lambda hit: re.sub(r"\S", "_", hit[0]), source)
    return [
        (text.count("\n", 0, hit.start()) + 1, hit[0]) for hit in NUMBER.finditer(text)
    ]


class DetectorTests(unittest.TestCase):
    """A search that finds nothing must first be shown to find something."""

    def test_knows_numbers_of_every_kind(self):
        self.assertLessEqual(
            {"000", "111", "112", "811", "911", "999", "18000", "0800611116"},
            shipped_numbers(),
        )

    def test_finds_a_number_in_a_string(self):
        for source in (
            'HEADING = "Call 999"',
            'HEADING = "Call 999, or wait."',
            'HEADING = _("Call 1-1-1 now.")',
            'HEADING = f"Call 112 {name}"',
            'LINK = "tel:911"',
            'LINK = "Healthline: 0800 611 116"',
            'LINK = "Healthline: 0800611116"',
            'LINK = "Relay 18001 111"',
            '"""Show 000 in Australia."""',
            "x = 1  # call 111 here",
        ):
            with self.subTest(source):
                self.assertEqual(len(in_python(source)), 1)

    def test_finds_a_number_in_a_template(self):
        for source in (
            "<h3>Call 999 or go to A&amp;E now if:</h3>",
            '<a href="tel:111">Healthline</a>',
            "{# Northern Ireland has no 111 #}",
            "{% translate 'Call 000' %}",
        ):
            with self.subTest(source):
                self.assertEqual(len(in_template(source)), 1)

    def test_names_the_line(self):
        self.assertEqual(in_python('a = 1\nb = "Call 999"\n'), [(2, "999")])
        self.assertEqual(in_template("<p>\n\n999</p>"), [(3, "999")])

    def test_passes_integers_years_dates_and_amounts(self):
        for source in (
            "field = CharField(max_length=112)",
            "limit = 999",
            'x = "1999"',
            'x = "2111"',
            'x = "2000-11-12"',
            'x = "12.11.1911"',
            'x = "10 000 visitors"',
            'x = "1,000 visitors"',
            'x = "0.999"',
            'x = "#111"',
            'x = "#999999"',
            'x = "col-112"',
            'x = "M54.111"',
            'x = "020 7946 0000"',
            'x = "18:00:00.000"',
        ):
            with self.subTest(source):
                self.assertEqual(in_python(source), [])

    def test_passes_drawings_and_filters(self):
        for source in (
            '<svg viewBox="0 0 112 111"><path d="M1 999 911 000z"/></svg>',
            '<img width="999" height="911">',
            "{{ text|truncatechars:112 }}",
            "<p>&#111;&#x111;</p>",
        ):
            with self.subTest(source):
                self.assertEqual(in_template(source), [])


class PackageTests(unittest.TestCase):
    def check(self, pattern, search):
        paths = [
            path
            for path in sorted(PACKAGE.rglob(pattern))
            if "migrations" not in path.relative_to(PACKAGE).parts
        ]
        found = [
            f"{path.relative_to(PACKAGE)}:{line}: {number}"
            for path in paths
            for line, number in search(path.read_text(encoding="utf-8"))
        ]
        self.assertEqual(found, [])
        return paths

    def test_python_files(self):
        paths = self.check("*.py", in_python)
        self.assertIn(PACKAGE / "jurisdictions" / "loader.py", paths)

    def test_templates(self):
        self.check("*.html", in_template)
