"""The loader fills a sound file and refuses one that could mislead."""

import datetime
import tempfile
import unittest
from pathlib import Path

from wagtail_osteo.jurisdictions import (
    JurisdictionError,
    UnknownJurisdiction,
    available_jurisdictions,
    get_jurisdiction,
    jurisdiction_choices,
    load_file,
    nation_choices,
)

SOURCED = 'source = "https://example.org/"\nchecked = 2026-11-22\nevidence = "primary"'

SOUND = f"""
name = "Ruritania"
country = "RU"

[services]
emergency_department = "the infirmary"
doctor = "a physician"
pharmacist = "a chemist"
{SOURCED}

[regulator]
name = "Council"
register_name = "Register"
register_url = "https://example.org/register"
protected_titles = ["osteopath"]
{SOURCED}

[lines.emergency]
label = "Call {{emergency}}"
number = "555"
{SOURCED}

[lines.advice]
label = "Advice: {{advice}}"
number = "+44 20 7946 0000"
description = "Instead of {{emergency}}."
{SOURCED}

[lines.site]
label = "Site"
url = "https://example.org/help"
{SOURCED}

[levels.emergency]
heading = "Call {{emergency}} now if:"
lines = ["emergency"]
other_ways = ["site"]
{SOURCED}

[levels.urgent]
heading = "See a physician now if:"
lines = ["advice"]
{SOURCED}

[levels.non_urgent]
heading = "See a physician if:"
{SOURCED}

[nations.north]
name = "North"

[nations.north.levels.urgent]
heading = "Go to the infirmary now if:"
{SOURCED}

[nations.south]
name = "South"

[nations.south.services]
emergency_department = "the hospital"
doctor = "a physician"
pharmacist = "a chemist"
{SOURCED}

[nations.south.lines.advice]
source = "https://example.org/south"
checked = "2026-10-01"
evidence = "secondary"
"""


class LoaderTestCase(unittest.TestCase):
    def load(self, text=SOUND):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = Path(folder.name) / "rr.toml"
        path.write_text(text, encoding="utf-8")
        return load_file(path)

    def assertRefused(self, text, *parts):
        with self.assertRaises(JurisdictionError) as caught:
            self.load(text)
        for part in ("rr.toml", *parts):
            self.assertIn(part, str(caught.exception))

    def replaced(self, old, new):
        self.assertIn(old, SOUND)
        return SOUND.replace(old, new, 1)


class SoundFileTests(LoaderTestCase):
    def test_takes_code_from_file_name(self):
        loaded = self.load()
        self.assertEqual((loaded.code, loaded.name), ("rr", "Ruritania"))
        self.assertEqual(list(loaded.views), ["", "north", "south"])

    def test_levels_are_in_order_with_their_words(self):
        levels = self.load().views[""].levels
        self.assertEqual(
            [(key, level.band, level.prefix) for key, level in levels.items()],
            [
                ("emergency", "Emergency", "Immediate action required"),
                ("urgent", "Urgent", "Urgent advice"),
                ("non_urgent", "Not urgent", "Non-urgent advice"),
            ],
        )

    def test_numbers_fill_the_placeholders(self):
        levels = self.load().views[""].levels
        self.assertEqual(levels["emergency"].heading, "Call 555 now if:")
        self.assertEqual(levels["emergency"].lines[0].label, "Call 555")
        self.assertEqual(levels["urgent"].lines[0].description, "Instead of 555.")

    def test_tel_is_number_without_spaces(self):
        levels = self.load().views[""].levels
        self.assertEqual(levels["emergency"].lines[0].tel, "555")
        advice = levels["urgent"].lines[0]
        self.assertEqual(advice.number, "+44 20 7946 0000")
        self.assertEqual(advice.tel, "+442079460000")

    def test_other_way_may_have_only_an_address(self):
        (site,) = self.load().views[""].levels["emergency"].other_ways
        self.assertEqual(
            (site.number, site.tel, site.url), ("", "", "https://example.org/help")
        )

    def test_nation_replaces_a_level_and_keeps_the_others(self):
        views = self.load().views
        north = views["north"].levels
        self.assertEqual(north["urgent"].heading, "Go to the infirmary now if:")
        self.assertEqual(north["urgent"].lines, ())
        self.assertEqual(north["emergency"], views[""].levels["emergency"])

    def test_nation_gives_its_own_source_for_the_same_number(self):
        views = self.load().views
        base = views[""].levels["urgent"].lines[0]
        south = views["south"].levels["urgent"].lines[0]
        self.assertEqual(south.tel, base.tel)
        self.assertEqual(south.source, "https://example.org/south")
        self.assertEqual(south.checked, datetime.date(2026, 10, 1))
        self.assertEqual(south.evidence, "secondary")
        self.assertEqual(base.evidence, "primary")

    def test_nation_replaces_services(self):
        views = self.load().views
        self.assertEqual(views["south"].services.emergency_department, "the hospital")
        self.assertEqual(views[""].services.emergency_department, "the infirmary")

    def test_country_may_be_empty(self):
        loaded = self.load(self.replaced('country = "RU"', 'country = ""'))
        self.assertEqual(loaded.views[""].country, "")

    def test_country_without_regulator_says_why(self):
        start = SOUND.index("[regulator]")
        end = SOUND.index("[lines.emergency]")
        text = (
            SOUND[:start]
            + f'[no_regulator]\nreason = "None here."\n{SOURCED}\n\n'
            + SOUND[end:]
        )
        view = self.load(text).views[""]
        self.assertIsNone(view.regulator)
        self.assertEqual(view.no_regulator.reason, "None here.")


class RefusalTests(LoaderTestCase):
    def test_missing_file(self):
        with self.assertRaisesRegex(JurisdictionError, "nowhere.toml"):
            load_file(Path("/nonexistent/nowhere.toml"))

    def test_broken_toml(self):
        self.assertRefused(SOUND + "\n[levels", "broken TOML")

    def test_impossible_toml_date_quotes_the_line(self):
        self.assertRefused(
            self.replaced("checked = 2026-11-22", "checked = 2026-13-22"),
            "checked = 2026-13-22",
        )

    def test_each_fault_names_its_key(self):
        heading = 'heading = "Call {emergency} now if:"'
        source = 'source = "https://example.org/"'
        faults = {
            "name": ('name = "Ruritania"\n', ""),
            "country": ('"RU"', '"ru"'),
            "services.doctor": ('doctor = "a physician"\n', ""),
            "services.dentist": ("[services]", '[services]\ndentist = "a dentist"'),
            "services.source": (source, ""),
            "services.checked": ("checked = 2026-11-22", 'checked = "2026-11-31"'),
            "services.evidence": ('evidence = "primary"', 'evidence = "sure"'),
            "regulator": ("[regulator]", "[regulators]"),
            "regulator.register_url": ("https://example.org/register", "register"),
            "regulator.protected_titles": ('["osteopath"]', '"osteopath"'),
            "lines.emergency.number": ('number = "555"', "number = 555"),
            "lines.advice.number": ("+44 20 7946 0000", "555"),
            "lines.emergency.label": ("Call {emergency}", "Call 555"),
            "lines.emergency.tel": ('number = "555"', 'number = "555"\ntel = "556"'),
            "lines.site.number": ('url = "https://example.org/help"\n', ""),
            "lines.site.url": ("https://example.org/help", "http://example.org/help"),
            "levels.emergency.heading": (heading, 'heading = "Call {ambulance} if:"'),
            "levels.emergency.lines": ('lines = ["emergency"]\n', ""),
            "levels.urgent.lines": ('lines = ["advice"]', 'lines = ["advise"]'),
            "levels.urgent.heading": ("See a physician now if:", "See a physician"),
            "levels.non_urgent.colour": (
                'heading = "See a physician if:"',
                'heading = "See a physician if:"\ncolour = "grey"',
            ),
            "levels.someday": ("[levels.non_urgent]", "[levels.someday]"),
            "nations.north.name": ('name = "North"\n', ""),
            "nations.north.levels.urgent.heading": (
                "Go to the infirmary now if:",
                "Go to the infirmary {now if:",
            ),
            "nations.north.anthem": (
                'name = "North"',
                'name = "North"\nanthem = "Forward"',
            ),
            "nations.south.lines.advice.source": (
                'source = "https://example.org/south"\n',
                "",
            ),
            "nations.south.lines.advice.checked": (
                '"2026-10-01"',
                "2026-10-01T10:00:00",
            ),
        }
        for key, (old, new) in faults.items():
            with self.subTest(key):
                # A missing table is reported by the name it should have had.
                expected = "levels.non_urgent" if key == "levels.someday" else key
                self.assertRefused(self.replaced(old, new), f": {expected}: ")

    def test_unknown_key_of_the_file(self):
        self.assertRefused('motto = "Help"\n' + SOUND, ": motto: unknown key")

    def test_emergency_without_a_line(self):
        text = self.replaced("Call {emergency} now if:", "Go to the infirmary if:")
        text = text.replace('lines = ["emergency"]\n', "")
        self.assertRefused(text, ": levels.emergency.lines: must name a line")

    def test_unknown_level(self):
        text = SOUND + f'\n[levels.someday]\nheading = "Wait if:"\n{SOURCED}\n'
        self.assertRefused(text, ": levels.someday: unknown key")

    def test_unknown_level_of_a_nation(self):
        text = SOUND + f'\n[nations.north.levels.someday]\nheading = "If:"\n{SOURCED}'
        self.assertRefused(text, ": nations.north.levels.someday: unknown key")

    def test_empty_source(self):
        self.assertRefused(
            self.replaced("https://example.org/south", ""),
            "nations.south.lines.advice.source",
        )

    def test_heading_cannot_name_a_line_without_number(self):
        self.assertRefused(
            self.replaced("See a physician now if:", "See {site} now if:"),
            ": levels.urgent.heading: ",
        )

    def test_number_in_heading_must_have_its_link(self):
        self.assertRefused(
            self.replaced("See a physician now if:", "Call {emergency} now if:"),
            ": levels.urgent.lines: must show emergency",
        )

    def test_address_cannot_stand_among_the_numbers(self):
        self.assertRefused(
            self.replaced('lines = ["emergency"]', 'lines = ["emergency", "site"]'),
            ": levels.emergency.lines: site",
        )

    def test_line_that_nothing_shows(self):
        text = SOUND + f'\n[lines.spare]\nlabel = "Spare"\nnumber = "556"\n{SOURCED}'
        self.assertRefused(text, ": lines.spare: ")

    def test_line_of_a_nation_that_it_does_not_show(self):
        text = SOUND + f"\n[nations.north.lines.advice]\n{SOURCED}"
        self.assertRefused(text, ": nations.north.lines.advice: ")

    def test_two_answers_about_the_regulator(self):
        text = SOUND + f'\n[no_regulator]\nreason = "None."\n{SOURCED}'
        self.assertRefused(text, ": no_regulator: ")


class LookUpTests(unittest.TestCase):
    def test_available(self):
        self.assertEqual(
            available_jurisdictions(), ("au", "ca", "eu", "gb", "ie", "nz", "us")
        )

    def test_unknown_code_names_it_and_the_available_ones(self):
        for code in ("xx", "", "GB", "../jurisdictions/gb"):
            with self.subTest(code):
                with self.assertRaises(UnknownJurisdiction) as caught:
                    get_jurisdiction(code)
                self.assertIn(repr(code), str(caught.exception))
                self.assertIn("au, ca, eu, gb, ie, nz, us", str(caught.exception))

    def test_unknown_nation_names_it_and_the_available_ones(self):
        with self.assertRaisesRegex(UnknownJurisdiction, "'cornwall'.*scotland"):
            get_jurisdiction("gb", "cornwall")
        with self.assertRaisesRegex(UnknownJurisdiction, "'scotland'.*none"):
            get_jurisdiction("nz", "scotland")

    def test_errors_are_value_errors(self):
        self.assertTrue(issubclass(UnknownJurisdiction, JurisdictionError))
        self.assertTrue(issubclass(JurisdictionError, ValueError))

    def test_file_is_read_once(self):
        self.assertIs(get_jurisdiction("gb"), get_jurisdiction("gb", ""))

    def test_choices_are_sorted_by_name(self):
        self.assertEqual(
            jurisdiction_choices(),
            [
                ("au", "Australia"),
                ("ca", "Canada"),
                ("eu", "European Union"),
                ("ie", "Ireland"),
                ("nz", "New Zealand"),
                ("gb", "United Kingdom"),
                ("us", "United States"),
            ],
        )

    def test_choices_may_be_changed_by_the_caller(self):
        jurisdiction_choices().clear()
        self.assertEqual(len(jurisdiction_choices()), 7)

    def test_nation_choices(self):
        self.assertEqual(
            nation_choices("gb"),
            [
                ("england", "England"),
                ("northern_ireland", "Northern Ireland"),
                ("scotland", "Scotland"),
                ("wales", "Wales"),
            ],
        )
        self.assertEqual(nation_choices("nz"), [])
        with self.assertRaises(UnknownJurisdiction):
            nation_choices("xx")
