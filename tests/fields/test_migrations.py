"""What migrations hold, and what they can do with a body."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.writer import MigrationWriter
from django.test import SimpleTestCase, override_settings
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import (
    RemoveStreamChildrenOperation,
    RenameStreamChildrenOperation,
    RenameStructChildrenOperation,
)

from tests.testapp.blocks import ExtendedBody
from wagtail_osteo.blocks import ConditionBodyBlock
from wagtail_osteo.models import Clinic
from wagtail_osteo.pages.models import ConditionPage

from .base import (
    EXTENDED,
    FIELD,
    ORDER,
    RED_FLAGS,
    REDUCED,
    REPLACED,
    SETTING,
    UNDEFINED,
    BodyTestCase,
    ids,
    lost,
    revision_body,
    stored_body,
    text,
    undefined,
    warm_up,
)


class MigrationTests(SimpleTestCase):
    def test_migrations_name_the_shipped_class_and_the_setting(self):
        for body in ({}, EXTENDED, REPLACED, REDUCED):
            with self.subTest(body), override_settings(**body):
                _name, path, args, kwargs = FIELD.deconstruct()
                self.assertEqual(path, "wagtail_osteo.fields.ExtensibleStreamField")
                self.assertEqual(args, [ConditionBodyBlock])
                self.assertEqual(
                    kwargs,
                    {"blank": True, "setting": SETTING, "verbose_name": "sections"},
                )
                written, _imports = MigrationWriter.serialize(FIELD)
                self.assertIn("wagtail_osteo.blocks.body.ConditionBodyBlock", written)
                self.assertNotIn("Extended", written)

    def test_a_field_without_a_setting_names_none(self):
        prices = Clinic._meta.get_field("prices")
        self.assertNotIn("setting", prices.deconstruct()[3])

    def test_clone_keeps_block_and_setting(self):
        clone = FIELD.clone()
        with override_settings(**EXTENDED):
            self.assertIsInstance(clone.stream_block, ExtendedBody)
        self.assertIsInstance(clone.stream_block, ConditionBodyBlock)


class HistoricalModelTests(BodyTestCase):
    def setUp(self):
        loader = MigrationExecutor(connection).loader
        self.apps = loader.project_state().apps
        self.model = self.apps.get_model("wagtail_osteo_pages", "ConditionPage")

    def test_a_data_migration_can_read_and_save(self):
        page = self.create()
        for historical in self.model.objects.all():
            self.assertEqual([s.id for s in historical.body], ["f", "t"])
            self.assertEqual(historical.body[1].value["heading"], "Rest")
            historical.save()
        self.assertEqual(undefined(stored_body(page)), UNDEFINED)
        self.assertEqual(ids(stored_body(page)), ORDER)

    def test_a_data_migration_can_change_a_section(self):
        page = self.create()
        historical = self.model.objects.get(pk=page.pk)
        historical.body[1].value["heading"] = "Changed"
        historical.save()
        stored = stored_body(page)
        self.assertEqual(ids(stored), ORDER)
        self.assertEqual(stored[4]["value"]["heading"], "Changed")

    def test_a_data_migration_knows_the_sites_own_sections(self):
        with override_settings(**EXTENDED):
            page = self.create([RED_FLAGS, warm_up()])
            historical = self.model.objects.get(pk=page.pk)
            self.assertEqual(historical.body[1].value["steps"][0]["minutes"], 3)
            historical.save()
            self.assertEqual(ids(stored_body(page)), ["f", "w"])

    def migrate(self, *operations):
        MigrateStreamData(
            "wagtail_osteo_pages", "ConditionPage", "body", operations
        ).migrate_stream_data_forward(self.apps, None)

    @override_settings(**EXTENDED)
    def test_nested_operations_reach_tables_and_revisions(self):
        note = {"type": "hint", "value": "Breathe", "id": "n"}
        dropped = {"type": "advert", "value": "Buy", "id": "x"}
        steps = [{"type": "item", "value": {"action": "Bend", "minutes": 1}, "id": "s"}]
        body = [
            lost("u0"),
            RED_FLAGS,
            warm_up(notes=[note, dropped], steps=steps),
            lost("u1", "diary"),
        ]
        page = self.create(body, live=False)
        draft = page.save_revision(clean=False)
        self.assertEqual(revision_body(draft), body)
        self.migrate(
            (RenameStreamChildrenOperation("hint", "note"), "warm_up.notes"),
            (RemoveStreamChildrenOperation("advert"), "warm_up.notes"),
            (RenameStructChildrenOperation("action", "what"), "warm_up.steps.item"),
            (RenameStreamChildrenOperation("diary", "timeline"), ""),
        )
        for stored in (stored_body(page), revision_body(draft)):
            self.assertEqual(ids(stored), ["u0", "f", "w", "u1"])
            value = stored[2]["value"]
            self.assertEqual(value["notes"], [{**note, "type": "note"}])
            self.assertEqual(value["steps"][0]["value"]["what"], "Bend")
            self.assertEqual(stored[3], lost("u1"))
        page = ConditionPage.objects.get(pk=page.pk)
        self.assertEqual(page.body[1].value["notes"][0].value, "Breathe")

    def test_a_renamed_type_is_shown_again(self):
        moved = {"type": "old_text", "value": text("t")["value"], "id": "t"}
        page = self.create([moved, RED_FLAGS, lost("u0")])
        self.assertEqual([s.id for s in page.body], ["f"])
        self.migrate((RenameStreamChildrenOperation("old_text", "rich_text"), ""))
        page = ConditionPage.objects.get(pk=page.pk)
        self.assertEqual([s.id for s in page.body], ["t", "f"])
        self.assertEqual(ids(stored_body(page)), ["t", "f", "u0"])
