"""What the report of undefined content finds, and what its command says."""

import tempfile
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.models.signals import post_init
from django.test import TestCase, override_settings
from django.utils import timezone
from wagtail.models import Locale, Site

from tests.content import create_clinic, create_condition, create_index, section
from wagtail_osteo.models import Clinic, PracticeSettings
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.streams.undefined import find_undefined_content

EXTENDED = {"WAGTAIL_OSTEO_CONDITION_BODY": "tests.testapp.blocks.ExtendedBody"}
TIMELINE = {"type": "timeline", "value": {"weeks": 6}, "id": "u"}
VOUCHER = {"type": "voucher", "value": 5, "id": "v"}


def rich_text(**fields):
    value = {"heading": "Rest", "anchor": "", "text": "<p>Lie down.</p>", **fields}
    return {"type": "rich_text", "value": value, "id": "t"}


def found(place=None):
    """What is found, without the model and the page's key."""
    return [
        (each.title, each.field, each.place, each.path, each.count)
        for each in find_undefined_content()
        if place in (None, each.place)
    ]


def run_command(**options):
    out, err = StringIO(), StringIO()
    try:
        call_command("osteo_undefined_sections", stdout=out, stderr=err, **options)
    except SystemExit as exit:
        return exit.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@contextmanager
def second_database(test, alias="second"):
    """An empty SQLite database beside those of the settings, for one test."""
    # Tests may open only the databases of their class.
    allowed = patch.object(type(test), "databases", {*test.databases, alias})
    with tempfile.TemporaryDirectory() as folder, allowed:
        default = connections["default"].settings_dict
        connections.databases[alias] = {
            **default,
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(folder) / "second.sqlite3",
            "OPTIONS": {},
            "TEST": {**default["TEST"], "NAME": None},
        }
        try:
            yield alias
        finally:
            connections[alias].close()
            del connections[alias]
            del connections.databases[alias]


def create_tables(alias):
    with connections[alias].schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connections[alias]) and not model._meta.proxy:
                editor.create_model(model)


class UndefinedContentTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()

    def create(self, *body, **fields):
        """A draft, so that no rule rewrites its sections on the way in."""
        return create_condition(self.index, list(body), **{"live": False, **fields})


class FindTests(UndefinedContentTestCase):
    def test_finds_nothing_in_content_that_is_defined(self):
        page = self.create(section("red_flags"), section("overview"), rich_text())
        page.save_revision()
        create_clinic(prices=[{"type": "price", "value": {"service": "First visit"}}])
        self.assertEqual(found(), [])

    def test_sections_are_counted_by_type(self):
        diary = {"type": "diary", "value": "Monday"}
        page = self.create(TIMELINE, section("red_flags"), diary, {**TIMELINE})
        self.assertEqual(
            found(),
            [
                ("Muscle spasms", "body", "table", "timeline", 2),
                ("Muscle spasms", "body", "table", "diary", 1),
            ],
        )
        each = next(find_undefined_content())
        self.assertEqual(each.model, "wagtail_osteo_pages.ConditionPage")
        self.assertEqual(each.pk, page.pk)
        self.assertTrue(each.is_section)

    def test_fields_are_found_in_structs_lists_and_lists_of_structs(self):
        self.create(
            rich_text(mood="calm"),
            section(
                "causes",
                causes=[
                    {
                        "type": "item",
                        "value": {"name": "Cold", "severity": 1},
                        "id": "1",
                    },
                    {
                        "type": "item",
                        "value": {"name": "Heat", "severity": 2},
                        "id": "2",
                    },
                ],
            ),
            # Lists of before Wagtail 2.16.
            section("symptoms", symptoms=[{"name": "Pain", "side": "left"}]),
        )
        self.assertEqual(
            found(),
            [
                ("Muscle spasms", "body", "table", "rich_text.mood", 1),
                ("Muscle spasms", "body", "table", "causes.causes.severity", 2),
                ("Muscle spasms", "body", "table", "symptoms.symptoms.side", 1),
            ],
        )
        self.assertFalse(any(each.is_section for each in find_undefined_content()))

    def test_a_bare_item_is_not_taken_for_a_wrapped_one(self):
        bare = {"type": "item", "name": "Pain"}
        self.create(section("symptoms", symptoms=[bare]))
        self.assertEqual(
            [path for *_, path, _count in found()], ["symptoms.symptoms.type"]
        )

    @override_settings(**EXTENDED)
    def test_nested_streams(self):
        notes = [
            {"type": "hint", "value": "Breathe", "id": "h"},
            {"type": "step", "value": {"what": "Bend", "speed": "slow"}, "id": "s"},
        ]
        self.create({"type": "warm_up", "value": {"steps": [], "notes": notes}})
        self.assertEqual(
            [path for _title, _field, _place, path, _count in found()],
            ["warm_up.notes.hint", "warm_up.notes.step.speed"],
        )

    def test_the_setting_decides_what_is_defined(self):
        self.create(
            {"type": "warm_up", "value": {"heading": "", "steps": [], "notes": []}}
        )
        self.assertEqual(found(), [("Muscle spasms", "body", "table", "warm_up", 1)])
        with override_settings(**EXTENDED):
            self.assertEqual(found(), [])

    def test_only_the_latest_and_scheduled_revisions_count(self):
        page = self.create(section("red_flags"))
        page.body = [TIMELINE]
        page.save_revision()
        page.body = [{**TIMELINE, "type": "planned"}]
        page.go_live_at = timezone.now() + timedelta(days=1)
        with override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False):
            page.save_revision().publish()
        page.title = page.draft_title = "Renamed"
        page.body = [{**TIMELINE, "type": "latest"}]
        page.save_revision()
        # Titles are those of the revisions, where they will be edited.
        self.assertEqual(found("latest revision")[0][0], "Renamed")
        self.assertEqual(
            [(place, path) for _title, _field, place, path, _count in found()][-2:],
            [("latest revision", "latest"), ("scheduled revision", "planned")],
        )
        self.assertNotIn("timeline", {each.path for each in find_undefined_content()})

    def test_revisions_of_models_that_inherit_the_stream(self):
        class Branch(Clinic):
            class Meta:
                app_label = "testapp"
                proxy = True

        try:
            branch = Branch.objects.get(pk=create_clinic().pk)
            branch.prices = [VOUCHER]
            branch.save_revision()
            self.assertEqual(
                found(), [("Elm Lane", "prices", "latest revision", "voucher", 1)]
            )
        finally:
            del apps.all_models["testapp"]["branch"]
            apps.clear_cache()

    def test_snippets_and_settings(self):
        price = {"type": "price", "value": {"service": "Visit", "tax": 20}, "id": "p"}
        clinic = create_clinic(prices=[price, VOUCHER])
        clinic.save_revision()
        practice = PracticeSettings.for_site(Site.objects.get())
        practice.profile_links = [{"type": "feed", "value": "x", "id": "l"}]
        practice.save()
        self.assertCountEqual(
            [
                (each.model, each.title, each.field, each.place, each.path)
                for each in find_undefined_content()
            ],
            [
                ("wagtail_osteo.Clinic", "Elm Lane", "prices", place, path)
                for place in ("table", "latest revision")
                for path in ("price.tax", "voucher")
            ]
            + [
                (
                    "wagtail_osteo.PracticeSettings",
                    str(practice),
                    "profile_links",
                    "table",
                    "feed",
                )
            ],
        )

    def test_a_field_is_reported_before_the_save_that_loses_it(self):
        page = self.create(section("red_flags"), rich_text(mood="calm"), TIMELINE)
        self.assertEqual(len(found("table")), 2)
        page.save_revision().publish()
        self.assertEqual(len(found("table")), 2)
        # As the editor's form does: every section is read, and so rewritten.
        page = ConditionPage.objects.get(pk=page.pk)
        list(page.body)
        page.save()
        self.assertEqual(
            [path for *_rest, path, _count in found("table")], ["timeline"]
        )

    def test_text_that_is_no_json_does_not_stop_the_report(self):
        broken = self.create(title="Broken")
        type(broken).objects.filter(pk=broken.pk).update(body="<p>Old text</p>")
        self.create(TIMELINE, title="Next")
        self.assertEqual(found(), [("Next", "body", "table", "timeline", 1)])

    def test_a_large_table_is_never_in_memory_as_a_whole(self):
        locale = Locale.get_default()
        Clinic.objects.bulk_create(
            Clinic(name="Elm Lane", slug=f"c{number}", locale=locale, prices=[VOUCHER])
            for number in range(300)
        )
        loaded = []

        def remember(instance, **kwargs):
            loaded.append(instance.pk)

        post_init.connect(remember, sender=Clinic)
        self.addCleanup(post_init.disconnect, remember, sender=Clinic)
        finding = find_undefined_content()
        next(finding)
        self.assertLess(len(loaded), 300)
        self.assertEqual(sum(1 for _each in finding), 299)


class CommandTests(UndefinedContentTestCase):
    def test_says_so_when_there_are_none(self):
        self.create(section("red_flags"))
        self.assertEqual(run_command(), (0, "No undefined sections or fields.\n", ""))

    def test_lists_and_exits_with_1(self):
        page = self.create(TIMELINE, rich_text(mood="calm"), TIMELINE)
        code, out, err = run_command()
        self.assertEqual(code, 1)
        start = f"wagtail_osteo_pages.ConditionPage {page.pk} “Muscle spasms”, body, "
        self.assertEqual(
            out.splitlines(),
            [
                start + "table: section timeline × 2 (kept, not shown)",
                start + "table: field rich_text.mood × 1 (lost at the next edit)",
            ],
        )
        self.assertIn("WAGTAIL_OSTEO_CONDITION_BODY", err)


class OtherDatabaseTests(UndefinedContentTestCase):
    def test_reads_the_database_that_is_named(self):
        self.create(TIMELINE)
        with second_database(self) as alias:
            create_tables(alias)
            Locale.objects.using(alias).bulk_create([Locale(pk=1, language_code="cy")])
            clinic = Clinic(name="Elsewhere", locale_id=1, prices=[VOUCHER])
            Clinic.objects.using(alias).bulk_create([clinic])
            code, out, _err = run_command(database=alias)
        self.assertEqual(code, 1)
        self.assertEqual(len(out.splitlines()), 1)
        self.assertIn("“Elsewhere”, prices, table: section voucher × 1", out)
