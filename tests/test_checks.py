"""Each system check speaks when it should, and only then."""

import re
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connections
from django.test import SimpleTestCase, TestCase, override_settings
from wagtail.models import Site

import wagtail_osteo
from tests.cache_purging.caches import WAGTAILS
from tests.content import create_clinic, create_condition, create_index, section
from tests.front_end_cache import front_end_cache
from tests.streams.test_undefined import (
    TIMELINE,
    VOUCHER,
    create_tables,
    rich_text,
    second_database,
)
from wagtail_osteo import jurisdictions
from wagtail_osteo.checks import check_jurisdictions
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.pages.models import ConditionPage


def body(name):
    return override_settings(
        WAGTAIL_OSTEO_CONDITION_BODY=f"tests.testapp.blocks.{name}"
    )


def messages(**kwargs):
    """The package's messages."""
    return [m for m in run_checks(**kwargs) if m.id.startswith("wagtail_osteo.")]


class CheckTestCase(SimpleTestCase):
    def assertIds(self, *expected, **kwargs):
        found = messages(**kwargs)
        self.assertEqual(sorted(m.id for m in found), [*expected], found)
        return found


class NothingWrongTests(CheckTestCase):
    def test_silent(self):
        self.assertIds()
        for name in ("ExtendedBody", "ReplacedBody", "ReducedBody"):
            with self.subTest(name), body(name):
                self.assertIds()


class BodyTests(CheckTestCase):
    """E001: the setting names no usable body."""

    unusable = [
        "tests.testapp.blocks.Absent",
        "tests.testapp.absent.Body",
        "absent.blocks.Body",
        "Body",
        "tests.testapp.blocks.NotABody",
        "tests.testapp.blocks.A_BODY_INSTANCE",
        "tests.testapp.blocks",
        ".blocks.Body",
        123,
        ["tests.testapp.blocks.ExtendedBody"],
        ConditionPage,
    ]

    def test_an_unusable_path_is_named(self):
        for path in self.unusable:
            with (
                self.subTest(path),
                override_settings(WAGTAIL_OSTEO_CONDITION_BODY=path),
                self.assertLogs("wagtail_osteo.fields", "ERROR"),
            ):
                (message,) = self.assertIds("wagtail_osteo.E001")
                self.assertEqual(message.level, ERROR)
                self.assertIn(f"WAGTAIL_OSTEO_CONDITION_BODY = {path!r}", message.msg)
                self.assertIn("StreamBlock", message.hint)
                self.assertEqual(message.obj, ConditionPage._meta.get_field("body"))

    def test_the_command_ends_with_the_error_rather_than_a_traceback(self):
        for path in self.unusable:
            with (
                self.subTest(path),
                override_settings(WAGTAIL_OSTEO_CONDITION_BODY=path),
                self.assertLogs("wagtail_osteo.fields", "ERROR"),
                self.assertRaises(SystemCheckError) as raised,
            ):
                call_command("check", stderr=StringIO())
            text = str(raised.exception)
            self.assertIn("(wagtail_osteo.E001)", text)
            self.assertIn("HINT: Give the dotted path of a StreamBlock class", text)
            self.assertIn("identified 1 issue", text)

    def test_a_fault_within_the_sites_module_is_told(self):
        with TemporaryDirectory() as folder:
            (Path(folder) / "osteo_faulty_blocks.py").write_text("import not_there\n")
            with (
                patch("sys.path", [folder, *sys.path]),
                override_settings(
                    WAGTAIL_OSTEO_CONDITION_BODY="osteo_faulty_blocks.Body"
                ),
                self.assertLogs("wagtail_osteo.fields", "ERROR"),
            ):
                (message,) = self.assertIds("wagtail_osteo.E001")
        self.assertIn("No module named 'not_there'", message.msg)

    def test_nothing_named_is_the_shipped_body(self):
        for path in (None, ""):
            with override_settings(WAGTAIL_OSTEO_CONDITION_BODY=path):
                self.assertIds()


class RedFlagsTests(CheckTestCase):
    """E002: no condition could ever go live."""

    def test_a_body_without_red_flags(self):
        for name in ("BodyWithoutRedFlags", "BodyWithUselessRedFlags"):
            with self.subTest(name), body(name):
                (message,) = self.assertIds("wagtail_osteo.E002")
                self.assertTrue(message.msg.startswith(name), message.msg)
                self.assertIn("wagtail_osteo_pages.ConditionPage", message.msg)
                self.assertIn("RedFlagsBlock", message.hint)

    @override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False)
    def test_a_site_that_needs_none(self):
        with body("BodyWithoutRedFlags"):
            self.assertIds()


class JurisdictionTests(CheckTestCase):
    """E003, E004, W001: whose telephone numbers?"""

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for path in jurisdictions.FOLDER.glob("*.toml"):
            (self.folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
        shipped = jurisdictions.FOLDER
        self.addCleanup(self.use, shipped)

    def use(self, folder):
        jurisdictions.FOLDER = folder
        jurisdictions.available_jurisdictions.cache_clear()
        jurisdictions._file.cache_clear()

    def broken(self, code):
        path = self.folder / f"{code}.toml"
        path.write_text(path.read_text("utf-8").replace("[levels.", "[level."), "utf-8")
        self.use(self.folder)

    def test_a_broken_file_is_named_with_its_key(self):
        self.broken("ie")
        (message,) = self.assertIds("wagtail_osteo.E003")
        self.assertEqual(message.id, "wagtail_osteo.E003")
        self.assertIn("ie.toml: levels: missing", message.msg)

    def test_a_broken_file_of_the_default_country(self):
        self.broken("gb")
        for chosen in (True, False):
            with self.subTest(chosen=chosen), override_settings():
                if not chosen:
                    del settings.WAGTAIL_OSTEO_DEFAULT_JURISDICTION
                (message,) = check_jurisdictions(None)
                self.assertEqual(message.id, "wagtail_osteo.E003")
                self.assertIn("gb.toml", message.msg)

    def test_an_unknown_country(self):
        for code in ("uk", "GB", "", None):
            with (
                self.subTest(code),
                override_settings(WAGTAIL_OSTEO_DEFAULT_JURISDICTION=code),
            ):
                (message,) = self.assertIds("wagtail_osteo.E004")
                self.assertIn(repr(code), message.msg)
                self.assertIn("gb", message.hint)

    def test_no_country_chosen(self):
        with override_settings():
            del settings.WAGTAIL_OSTEO_DEFAULT_JURISDICTION
            (message,) = self.assertIds("wagtail_osteo.W001")
        self.assertIn("emergency numbers of United Kingdom", message.msg)
        self.assertIn("WAGTAIL_OSTEO_DEFAULT_JURISDICTION", message.hint)


class BaseTemplateTests(CheckTestCase):
    """E005: the pages could not be rendered."""

    def test_an_absent_template(self):
        with override_settings(WAGTAIL_OSTEO_BASE_TEMPLATE="absent.html"):
            (message,) = self.assertIds("wagtail_osteo.E005")
        self.assertIn("'absent.html'", message.msg)
        self.assertIn("base.html", message.hint)

    def test_a_broken_template(self):
        template = {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"broken.html": "{% block %}"},
                    )
                ]
            },
        }
        with override_settings(
            WAGTAIL_OSTEO_BASE_TEMPLATE="broken.html",
            TEMPLATES=[*settings.TEMPLATES, {**template, "NAME": "broken"}],
        ):
            self.assertIds("wagtail_osteo.E005", tags=["templates"])


class MapTests(CheckTestCase):
    """W005: an address without a place for what is put into it."""

    def test_each_faulty_address_is_named(self):
        with override_settings(
            WAGTAIL_OSTEO_DIRECTIONS={"Maps": "https://maps.example.com/"},
            WAGTAIL_OSTEO_MAP_TILES="https://tiles.example.com/{z}/{y}/{x",
        ):
            directions, tiles = self.assertIds(*["wagtail_osteo.W005"] * 2)
        self.assertIn("['Maps']", directions.msg)
        self.assertIn("lacks {x},", tiles.msg)

    def test_a_site_may_do_without(self):
        with override_settings(
            WAGTAIL_OSTEO_DIRECTIONS={}, WAGTAIL_OSTEO_MAP_TILES=None
        ):
            self.assertIds()


class FrontEndCacheTests(CheckTestCase):
    """W008: a cache for which Wagtail waits for ever."""

    OURS = "wagtail_osteo.cache_purging.http_backend.HTTPBackend"

    def test_wagtails_own_backend_is_named(self):
        wagtails = {"BACKEND": WAGTAILS, "LOCATION": "http://localhost:8001"}
        with front_end_cache(ours={**wagtails, "BACKEND": self.OURS}, edge=wagtails):
            (warning,) = self.assertIds("wagtail_osteo.W008")
        self.assertIn("'edge'", warning.msg)

    def test_other_backends_and_sites_without_a_cache(self):
        with front_end_cache():
            self.assertIds()
        with override_settings(WAGTAILFRONTENDCACHE_LOCATION="http://localhost:8001"):
            self.assertIds()


class UndefinedContentTests(TestCase):
    """W002: stored content that no block defines."""

    @classmethod
    def setUpTestData(cls):
        cls.page = create_condition(
            create_index(),
            [section("red_flags"), TIMELINE, rich_text(mood="calm")],
            live=False,
        )

    def found(self, **kwargs):
        return [m for m in messages(**kwargs) if m.id == "wagtail_osteo.W002"]

    def test_asked_for_with_the_database(self):
        self.assertEqual(self.found(), [])
        warnings = self.found(databases=["default"])
        self.assertEqual(len(warnings), 2)
        for warning, path in zip(warnings, ["timeline", "rich_text.mood"], strict=True):
            self.assertIn(f"ConditionPage {self.page.pk} “Muscle", warning.msg)
            self.assertIn(f"holds 1 × {path} in body", warning.msg)
            self.assertIn("osteo_undefined_sections", warning.hint)

    def test_the_command_shows_the_warning_and_succeeds(self):
        err = StringIO()
        call_command("check", databases=["default"], stderr=err)
        self.assertIn("(wagtail_osteo.W002)", err.getvalue())
        err = StringIO()
        call_command("check", stderr=err)
        self.assertNotIn("wagtail_osteo.W002", err.getvalue())

    def test_silent_before_the_tables_are_there(self):
        with second_database(self) as alias:
            self.assertEqual(self.found(databases=[alias]), [])
            # Some of them, as halfway through the first migrate.
            create_tables(alias)
            with connections[alias].cursor() as cursor:
                cursor.execute("DROP TABLE wagtail_osteo_pages_conditionpage")
            self.assertEqual(self.found(databases=[alias]), [])

    def test_a_database_without_tables_hides_no_other(self):
        create_clinic(prices=[VOUCHER])
        with second_database(self) as alias:
            warnings = self.found(databases=[alias, "default"])
        self.assertEqual(len(warnings), 3)


class PracticeTests(TestCase):
    """W007: a country, or a nation, that there is not."""

    def found(self):
        return [
            m for m in messages(databases=["default"]) if m.id == "wagtail_osteo.W007"
        ]

    def test_each_practice_is_named(self):
        site = Site.objects.get()
        other = Site.objects.create(
            hostname="other.example.com", root_page=site.root_page
        )
        practice = PracticeSettings.objects.create(site=site, jurisdiction="xx")
        PracticeSettings.objects.create(site=other, jurisdiction="ie", nation="wales")
        country, nation = self.found()
        self.assertIn("name the country 'xx', which has no file", country.msg)
        self.assertIn("the emergency numbers of United Kingdom", country.msg)
        self.assertIn("ie", country.hint)
        self.assertIn("other.example.com", nation.msg)
        self.assertIn("name the nation 'wales'", nation.msg)
        practice.jurisdiction, practice.nation = "gb", "wales"
        practice.save()
        self.assertEqual(len(self.found()), 1)


class ReferenceTests(SimpleTestCase):
    def test_the_reference_explains_each_id_once(self):
        package = Path(wagtail_osteo.__file__).parent
        code = "".join(path.read_text("utf-8") for path in package.rglob("*.py"))
        known = set(re.findall(r'id="(wagtail_osteo\w*\.[EW]\d{3})"', code))
        page = (package.parent / "docs/reference/checks.md").read_text("utf-8")
        explained = re.findall(
            r"^\| `(wagtail_osteo\w*\.[EW]\d{3})` \|", page, re.MULTILINE
        )
        self.assertEqual(explained, sorted(known))
