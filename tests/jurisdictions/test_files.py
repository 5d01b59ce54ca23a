"""The files that ship: the right number in the right country, dated and sourced."""

import dataclasses
import datetime
import re
import tempfile
import unittest
from pathlib import Path

from wagtail_osteo.jurisdictions import (
    JurisdictionError,
    available_jurisdictions,
    get_jurisdiction,
    load_file,
    nation_choices,
)

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "wagtail_osteo" / "jurisdictions"
REFERENCE = ROOT / "docs" / "reference" / "jurisdictions.md"

# (code, nation) -> per level, the numbers called and the numbers of other ways.
# Written out by hand: this is the one place where every number is said a second time.
EXPECTED = {
    ("au", ""): {"emergency": (["000"], []), "urgent": (["1800022222"], [])},
    ("ca", ""): {"emergency": (["911"], []), "urgent": (["811"], [])},
    ("eu", ""): {"emergency": (["112"], [])},
    ("gb", ""): {"emergency": (["999"], ["18000"])},
    ("gb", "england"): {
        "emergency": (["999"], ["18000"]),
        "urgent": (["111"], ["18001111"]),
    },
    ("gb", "northern_ireland"): {"emergency": (["999"], ["18000"])},
    ("gb", "scotland"): {"emergency": (["999"], ["18000"]), "urgent": (["111"], [])},
    ("gb", "wales"): {"emergency": (["999"], ["18000"]), "urgent": (["111"], [])},
    ("ie", ""): {"emergency": (["112", "999"], [])},
    ("nz", ""): {"emergency": (["111"], []), "urgent": (["0800611116"], [])},
    ("us", ""): {"emergency": (["911"], [])},
}

EXPECTED_CODES = sorted({code for code, _ in EXPECTED})

HEADINGS = {
    ("au", ""): "Call 000 (Triple Zero) or go to the emergency department now if:",
    ("ca", ""): "Call 911 or go to the emergency department now if:",
    ("eu", ""): "Call 112 or go to a hospital emergency department now if:",
    ("gb", ""): "Call 999 or go to A&E now if:",
    ("gb", "england"): "Call 999 or go to A&E now if:",
    ("gb", "northern_ireland"): "Call 999 or go to A&E now if:",
    ("gb", "scotland"): "Call 999 or go to A&E now if:",
    ("gb", "wales"): "Call 999 or go to A&E now if:",
    ("ie", ""): "Call 112 or 999, or go to an emergency department now if:",
    ("nz", ""): "Call 111 or go to the emergency department now if:",
    ("us", ""): "Call 911 or go to the emergency room now if:",
}


def every_view():
    """Yield (code, nation, jurisdiction) for all countries and all their nations."""
    for code in available_jurisdictions():
        for nation in ("", *(key for key, _ in nation_choices(code))):
            yield code, nation, get_jurisdiction(code, nation)


def visible_texts(level):
    """Return what a visitor sees of a level, addresses of links not included."""
    lines = level.lines + level.other_ways
    texts = [level.heading]
    for line in lines:
        texts += [line.label, line.description, line.number, line.tel]
    return texts


class NationsTests(unittest.TestCase):
    def test_nations_have_public_holidays_of_their_own(self):
        self.assertEqual(
            {
                nation: jurisdiction.subdivision
                for code, nation, jurisdiction in every_view()
                if code == "gb"
            },
            {
                "": "",
                "england": "ENG",
                "scotland": "SCT",
                "wales": "WLS",
                "northern_ireland": "NIR",
            },
        )


class NumbersTests(unittest.TestCase):
    def test_every_number_is_the_expected_one(self):
        found = {}
        for code, nation, jurisdiction in every_view():
            levels = {
                key: (
                    [line.tel for line in level.lines],
                    [line.tel for line in level.other_ways if line.tel],
                )
                for key, level in jurisdiction.levels.items()
            }
            found[code, nation] = {
                key: pair for key, pair in levels.items() if pair != ([], [])
            }
        self.assertEqual(found, EXPECTED)

    def test_emergency_headings(self):
        found = {
            (code, nation): jurisdiction.levels["emergency"].heading
            for code, nation, jurisdiction in every_view()
        }
        self.assertEqual(found, HEADINGS)

    def test_urgent_headings_with_a_number(self):
        expected = {
            ("au", ""): "Call 1800 022 222 or see a GP now if:",
            ("gb", "england"): "Use NHS 111 online or call 111 now if:",
            ("gb", "scotland"): "Call a GP now, or 111 when the surgery is closed, if:",
            ("gb", "wales"): "Call 111 now if:",
            ("nz", ""): "Call Healthline on 0800 611 116 or see a GP now if:",
        }
        for (code, nation), heading in expected.items():
            with self.subTest(code=code, nation=nation):
                level = get_jurisdiction(code, nation).levels["urgent"]
                self.assertEqual(level.heading, heading)

    def test_northern_ireland_is_never_told_of_the_urgent_line(self):
        # Neither when it was chosen nor when the clinic forgot to choose.
        for nation in ("northern_ireland", ""):
            for level in get_jurisdiction("gb", nation).levels.values():
                for text in visible_texts(level):
                    with self.subTest(nation=nation, text=text):
                        self.assertNotIn("111", text)

    def test_northern_ireland_finds_its_out_of_hours_service(self):
        level = get_jurisdiction("gb", "northern_ireland").levels["urgent"]
        self.assertIn("GP out-of-hours service", level.heading)
        self.assertEqual(
            [line.url for line in level.other_ways],
            ["https://gpoutofhours.hscni.net/"],
        )

    def test_new_zealand_urgent_card_does_not_name_its_emergency_number(self):
        urgent = get_jurisdiction("nz").levels["urgent"]
        self.assertNotIn("111", [line.tel for line in urgent.lines])
        self.assertNotRegex(urgent.heading, r"\b111\b")

    def test_tel_is_digits_only_and_agrees_with_the_number(self):
        for code, nation, jurisdiction in every_view():
            for level in jurisdiction.levels.values():
                for line in level.lines + level.other_ways:
                    with self.subTest(code=code, nation=nation, line=line.key):
                        self.assertRegex(line.tel, r"\A(\+?\d{3,})?\Z")
                        self.assertEqual(line.tel, line.number.replace(" ", ""))

    def test_each_number_stands_once_in_a_file(self):
        for path in sorted(FOLDER.glob("*.toml")):
            numbers = re.findall(r'^number = "(.+)"', path.read_text("utf-8"), re.M)
            with self.subTest(path.name):
                self.assertTrue(numbers)
                self.assertEqual(len(numbers), len(set(numbers)))


class TextsTests(unittest.TestCase):
    def test_headings_end_in_if(self):
        for code, nation, jurisdiction in every_view():
            for level in jurisdiction.levels.values():
                with self.subTest(code=code, nation=nation, level=level.urgency):
                    self.assertTrue(level.heading.endswith(" if:"), level.heading)

    def test_no_placeholder_is_left(self):
        for code, nation, jurisdiction in every_view():
            for level in jurisdiction.levels.values():
                for text in visible_texts(level):
                    with self.subTest(code=code, nation=nation, text=text):
                        self.assertNotRegex(text, r"[{}]")

    def test_levels_are_complete_and_in_order(self):
        for code, nation, jurisdiction in every_view():
            with self.subTest(code=code, nation=nation):
                self.assertEqual(
                    list(jurisdiction.levels), ["emergency", "urgent", "non_urgent"]
                )

    def test_services_in_the_country_s_own_words(self):
        words = {
            "gb": ("A&E", "a GP"),
            "ie": ("the emergency department", "a GP"),
            "us": ("the emergency room", "a doctor"),
            "ca": ("the emergency department", "a family doctor"),
        }
        for code, expected in words.items():
            with self.subTest(code):
                services = get_jurisdiction(code).services
                self.assertEqual(
                    (services.emergency_department, services.doctor), expected
                )

    def test_country_is_the_region_for_national_numbers(self):
        self.assertEqual(
            {code: get_jurisdiction(code).country for code in EXPECTED_CODES},
            {code: "" if code == "eu" else code.upper() for code in EXPECTED_CODES},
        )


class RegulatorTests(unittest.TestCase):
    def test_protected_titles(self):
        self.assertEqual(
            get_jurisdiction("gb").regulator.protected_titles,
            (
                "osteopath",
                "osteopathic practitioner",
                "osteopathic physician",
                "osteopathist",
                "osteotherapist",
            ),
        )

    def test_names(self):
        names = {
            code: getattr(get_jurisdiction(code).regulator, "name", None)
            for code in EXPECTED_CODES
        }
        self.assertEqual(
            names,
            {
                "au": "Osteopathy Board of Australia",
                "ca": None,
                "eu": None,
                "gb": "General Osteopathic Council",
                "ie": None,
                "nz": "Osteopathic Council of New Zealand",
                "us": None,
            },
        )

    def test_absence_is_explained(self):
        for code in ("ca", "eu", "ie", "us"):
            with self.subTest(code):
                self.assertTrue(get_jurisdiction(code).no_regulator.reason)


class ProvenanceTests(unittest.TestCase):
    def entries(self, record):
        """Yield every sourced record inside a record."""
        if isinstance(record, dict):
            record = tuple(record.values())
        if isinstance(record, tuple):
            for item in record:
                yield from self.entries(item)
        elif dataclasses.is_dataclass(record):
            if hasattr(record, "source"):
                yield record
            for field in dataclasses.fields(record):
                yield from self.entries(getattr(record, field.name))

    def test_every_entry_is_dated_and_sourced(self):
        for code, nation, jurisdiction in every_view():
            entries = list(self.entries(jurisdiction))
            # Three levels, at least one line, services, regulator or its absence.
            self.assertGreaterEqual(len(entries), 6)
            for entry in entries:
                with self.subTest(code=code, nation=nation, entry=entry):
                    self.assertIs(type(entry.checked), datetime.date)
                    self.assertGreaterEqual(entry.checked, datetime.date(2026, 11, 22))
                    self.assertIn(
                        entry.evidence, ("primary", "secondary", "unverified")
                    )
                    if entry.evidence == "unverified":
                        self.assertIn("o source", entry.source)
                    else:
                        self.assertRegex(entry.source, r"https?://\S+\.\S+")

    def test_no_number_is_unverified(self):
        for code, nation, jurisdiction in every_view():
            for level in jurisdiction.levels.values():
                for line in level.lines + level.other_ways:
                    with self.subTest(code=code, nation=nation, line=line.key):
                        self.assertNotEqual(line.evidence, "unverified")

    def test_shipped_file_without_a_source_is_refused(self):
        text = (FOLDER / "nz.toml").read_text("utf-8")
        broken = re.sub(r"(?s)(\[lines\.healthline\].*?)\nsource = [^\n]*", r"\1", text)
        self.assertNotEqual(broken, text)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "nz.toml"
            path.write_text(broken, encoding="utf-8")
            with self.assertRaisesRegex(JurisdictionError, "lines.healthline.source"):
                load_file(path)


class ReferencePageTests(unittest.TestCase):
    def test_table_of_numbers_agrees_with_the_files(self):
        section = REFERENCE.read_text("utf-8").split("## What ships", 1)[1]
        section = section.split("\n## ", 1)[0]
        rows = [
            tuple(cell.strip(" `") for cell in line.strip("|").split("|"))
            for line in section.splitlines()
            if line.startswith("| `")
        ]
        expected = [
            (code, nation or "none chosen", level.urgency, line.number, line.evidence)
            for code, nation, jurisdiction in every_view()
            for level in jurisdiction.levels.values()
            for line in level.lines + level.other_ways
            if line.number
        ]
        self.assertEqual(sorted(rows), sorted(expected))

    def test_says_what_it_is_not(self):
        self.assertIn(
            "general information, not legal or medical advice",
            " ".join(REFERENCE.read_text("utf-8").split()),
        )
