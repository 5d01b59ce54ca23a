"""The starter texts, and the command that makes drafts of them."""

from datetime import date
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.test import RequestFactory, SimpleTestCase, TestCase
from wagtail.models import Locale

from tests.jurisdictions.test_no_numbers_in_code import NUMBER
from tests.medical_help.content import create_signer
from wagtail_osteo.jurisdictions import JurisdictionError
from wagtail_osteo.medical_help.library import FOLDER, library, load_text
from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.sign_off import faults_of, sign_off

TOPICS = {
    "back_pain_cauda_equina",
    "back_pain_urgent",
    "blood_clot_in_the_leg",
    "giant_cell_arteritis",
    "hot_swollen_joint",
    "possible_fracture",
    "stroke_headache_neck_artery",
}


def load(*arguments):
    output = StringIO()
    call_command("osteo_load_medical_help", *arguments, stdout=output)
    return output.getvalue()


class FilesTests(SimpleTestCase):
    def test_the_topics_are_there(self):
        self.assertEqual({text.code for text in library()}, TOPICS)

    def test_names_and_keys_differ(self):
        for attribute in ("name", "key"):
            values = [getattr(text, attribute) for text in library()]
            self.assertEqual(len(values), len(set(values)))

    def test_each_has_a_primary_source_read_on_a_day(self):
        for text in library():
            with self.subTest(text.code):
                evidence = {source.evidence for source in text.sources}
                self.assertIn("primary", evidence)
                self.assertNotIn("unverified", evidence)
                for source in text.sources:
                    self.assertLess(date(2026, 1, 1), source.checked)

    def test_numbers_are_left_to_the_jurisdiction(self):
        for text in library():
            for each in text.levels:
                for words in (*each.signs, each.advice):
                    with self.subTest(words):
                        self.assertIsNone(NUMBER.search(words))

    def test_signs_are_plain(self):
        for text in library():
            for sign in (sign for each in text.levels for sign in each.signs):
                with self.subTest(sign):
                    # The house rule for a sentence.
                    self.assertLessEqual(len(sign.split()), 20)
                    self.assertNotRegex(sign, r"n't\b|n’t\b|\bsuffer")

    def test_signs_stand_by_themselves(self):
        # Joined with those of other texts, "any of these" would mean others.
        for text in library():
            for each in text.levels:
                if each.match == "any":
                    for sign in each.signs:
                        self.assertNotRegex(
                            sign, r"^(any|all|both|one) of (these|them)\b"
                        )


class BrokenFileTests(SimpleTestCase):
    def check(self, old, new, message):
        text = (FOLDER / "hot_swollen_joint.toml").read_text()
        self.assertIn(old, text)
        path = Path(self.enterContext_folder()) / "broken.toml"
        path.write_text(text.replace(old, new, 1))
        with self.assertRaisesMessage(JurisdictionError, message):
            load_text(path)

    def enterContext_folder(self):
        import tempfile

        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return folder.name

    def test_file_and_key_are_named(self):
        for old, new, message in (
            ('urgency = "emergency"', 'urgency = "soon"', "levels[1].urgency"),
            ('match = "all"', 'match = "both"', "levels[1].match"),
            ('"one joint suddenly', '"One joint suddenly', "levels[2].signs"),
            ("checked = 2026-11-24", "", "sources[1].checked"),
            ('evidence = "secondary"', 'evidence = "hearsay"', "sources[1].evidence"),
            ('url = "https://', 'url = "http://', "sources[1].url"),
            ("year = 2006", 'year = "2006"', "sources[1].year"),
            ('name = "Hot', 'title = "Hot', "broken.toml: name"),
            ('match = "any"', 'match = "any"\ncolour = "red"', "levels[2].colour"),
        ):
            with self.subTest(new):
                self.check(old, new, message)


class CommandTests(TestCase):
    def test_makes_drafts_that_wait_for_a_practitioner(self):
        output = load()
        texts = RedFlagSet.objects.all()
        self.assertEqual(len(texts), len(TOPICS))
        for text in texts:
            with self.subTest(text.name):
                self.assertFalse(text.live)
                self.assertEqual(text.sign_off_status, "Not yet clinically reviewed")
                self.assertEqual(faults_of(text), [])
                self.assertIn(text.name, output)

    def test_what_is_there_is_left_alone(self):
        load()
        text = RedFlagSet.objects.get(name="Hot, swollen joint")
        text.name = "Our own name"
        text.save()
        RedFlagSet.objects.get(name="Possible fracture").delete()
        output = load()
        self.assertEqual(RedFlagSet.objects.count(), len(TOPICS))
        self.assertTrue(RedFlagSet.objects.filter(name="Our own name").exists())
        self.assertEqual(output.count("Made: "), 1)
        self.assertIn("Made: Possible fracture", output)

    def test_a_text_of_the_same_name_is_not_doubled(self):
        RedFlagSet.objects.create(name="Possible fracture", live=False)
        self.assertIn("There is one of this name: Possible fracture", load())
        self.assertEqual(RedFlagSet.objects.filter(name="Possible fracture").count(), 1)

    def test_dry_run_makes_nothing(self):
        output = load("--dry-run")
        self.assertEqual(output.count("Would make: "), len(TOPICS))
        self.assertFalse(RedFlagSet.objects.exists())

    def test_the_texts_are_english_whatever_the_site_speaks(self):
        Locale.objects.create(language_code="en-gb") if not Locale.objects.filter(
            language_code="en-gb"
        ).exists() else None
        load()
        languages = {text.locale.language_code for text in RedFlagSet.objects.all()}
        self.assertEqual(languages, {"en-gb"})

    def test_each_can_be_signed_off_and_shown(self):
        load()
        signer = create_signer()
        for text in RedFlagSet.objects.all():
            with self.subTest(text.name):
                sign_off(text, signer)
                text.refresh_from_db()
                self.assertTrue(text.live)
                help_section = text.preview_sections()["help"]
                html = help_section.render({"request": RequestFactory().get("/")})
                for value in text.level_values:
                    for sign in value["signs"]:
                        self.assertInHTML(f"<li>{sign}</li>", html)
