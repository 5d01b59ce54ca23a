"""The body that a site can extend, and the sections that no block defines any more."""

import copy
import json
import pickle
import random
import re
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from unittest.mock import patch

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, JSONField
from django.db.models.functions import Cast
from django.forms import modelform_factory
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import (
    RemoveStreamChildrenOperation,
    RenameStreamChildrenOperation,
    RenameStructChildrenOperation,
)
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import nested_form_data, rich_text

from tests.content import create_clinic, create_condition, create_index, section
from tests.testapp.blocks import ExtendedBody, ReplacedBody
from wagtail_osteo.blocks import ConditionBodyBlock
from wagtail_osteo.models import Clinic, ConditionPageMixin
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing import NotReadyToPublish

FIELD = ConditionPage._meta.get_field("body")
SETTING = "WAGTAIL_OSTEO_CONDITION_BODY"
EXTENDED = {SETTING: "tests.testapp.blocks.ExtendedBody"}
REPLACED = {SETTING: "tests.testapp.blocks.ReplacedBody"}
REDUCED = {SETTING: "tests.testapp.blocks.ReducedBody"}


def text(key, heading="Rest"):
    """A shipped section as stored, complete, so that rewriting it changes nothing."""
    value = {
        "heading": heading,
        "anchor": "",
        "text": f'<p data-block-key="{key}">Lie down.</p>',
    }
    return {"type": "rich_text", "value": value, "id": key}


def rewritten(stored):
    """A section as stored after an edit: with every field and id."""
    body = FIELD.to_python([stored])
    list(body)
    return FIELD.get_prep_value(body)[0]


def lost(key, kind="timeline"):
    """A section as stored by a site whose block is gone."""
    return {"type": kind, "value": {"weeks": [1, {"note": "Kept £"}]}, "id": key}


def warm_up(key="w", **fields):
    steps = [{"what": "Circle your shoulders", "minutes": 3}]
    value = {"heading": "", "anchor": "", "steps": steps, "notes": [], **fields}
    return {"type": "warm_up", "value": value, "id": key}


RED_FLAGS = rewritten({**section("red_flags"), "id": "f"})
# Undefined sections first, last, alone and in a row.
BODY = [lost("u0"), RED_FLAGS, lost("u1"), lost("u2", "diary"), text("t"), lost("u3")]
ORDER = ["u0", "f", "u1", "u2", "t", "u3"]


def ids(stored):
    return [child["id"] for child in stored]


def stored_body(page):
    """What the table holds, past the field's conversion."""
    rows = ConditionPage.objects.filter(pk=page.pk)
    return rows.annotate(stored=Cast(F("body"), JSONField())).get().stored


def revision_body(revision):
    revision.refresh_from_db()
    return json.loads(revision.content["body"])


def undefined(stored):
    """The undefined sections, whole, by id: none may be lost, repeated or changed."""
    found = [child for child in stored if child["type"] in ("timeline", "diary")]
    return sorted(found, key=lambda child: child["id"])


UNDEFINED = undefined(BODY)


def form_data(block, value):
    """``value`` as the browser sends it."""
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        children = (
            value if isinstance(block, blocks.StreamBlock) else value.bound_blocks
        )
        sent = {"count": len(children)}
        for index, child in enumerate(children):
            sent[index] = {
                "deleted": "",
                "order": index,
                "id": child.id or "",
                "type": child.block.name or "item",
                "value": form_data(child.block, child.value),
            }
        return sent
    if isinstance(block, blocks.StructBlock):
        children = block.child_blocks.items()
        # A picture that was not chosen has no value.
        return {name: form_data(c, value and value[name]) for name, c in children}
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value.source, features=block.features)
    return value or ""


class BodyTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.user = get_user_model().objects.create_superuser(
            "owner", "owner@example.com", "password"
        )

    def setUp(self):
        self.client.force_login(self.user)

    def create(self, body=BODY, **fields):
        """A page that was stored when all of its sections were defined."""
        return create_condition(self.index, copy.deepcopy(body), **fields)

    def edit(self, page, body=None, headers=None, **fields):
        """Send the editor's form: the page as it is, changed by ``fields``."""
        latest = page.get_latest_revision_as_object()
        body = latest.body if body is None else body
        data = {
            "title": latest.draft_title,
            "slug": latest.slug,
            "also_known_as": "",
            "summary": "",
            "body": form_data(FIELD.stream_block, body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **fields,
        }
        url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        response = self.client.post(url, nested_form_data(data), headers=headers or {})
        self.assertIn(response.status_code, (200, 302), response.content)
        if response.status_code == 200 and headers is None:
            self.fail(f"The form was refused: {response.context['form'].errors}")
        return response


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


class BlockInstanceTests(SimpleTestCase):
    def test_one_instance_per_field_and_class(self):
        # A block remembers whether a draft is being saved, so sharing one would let the
        # draft of one model switch off the validation of another.
        shipped = FIELD.stream_block
        self.assertIs(FIELD.stream_block, shipped)
        mixin = ConditionPageMixin._meta.get_field("body")
        self.assertIsNot(mixin.stream_block, shipped)
        self.assertIsNot(FIELD.clone().stream_block, shipped)
        with override_settings(**EXTENDED):
            self.assertIsInstance(FIELD.stream_block, ExtendedBody)
            self.assertIs(FIELD.stream_block, FIELD.stream_block)
        self.assertIs(FIELD.stream_block, shipped)

    def test_the_field_decides_whether_sections_are_required(self):
        with override_settings(**REPLACED):
            self.assertFalse(FIELD.stream_block.required)


@override_settings(**EXTENDED)
class ExtendedBodyTests(BodyTestCase):
    def test_the_editor_offers_the_section(self):
        page = self.create([RED_FLAGS])
        url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        self.assertContains(self.client.get(url), "Warm up")
        with override_settings(**REDUCED):
            self.assertNotContains(self.client.get(url), "Warm up")

    def test_the_section_is_validated(self):
        page = self.create([RED_FLAGS, warm_up(steps=[])], live=False)
        url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        data = {
            "title": page.title,
            "slug": page.slug,
            "body": form_data(FIELD.stream_block, page.body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "yes",
        }
        response = self.client.post(url, nested_form_data(data))
        self.assertContains(response, "The minimum number of items is 1")

    def test_the_section_is_saved_and_published(self):
        page = self.create([RED_FLAGS])
        body = FIELD.to_python([RED_FLAGS, warm_up()])
        self.edit(page, body, **{"action-publish": "yes"})
        published = ConditionPage.objects.get(pk=page.pk).body
        self.assertEqual([s.block_type for s in published], ["red_flags", "warm_up"])
        self.assertEqual(published[1].value["steps"][0]["minutes"], 3)

    def test_the_section_is_rendered_and_in_the_contents(self):
        page = self.create([RED_FLAGS, warm_up()])
        response = self.client.get(page.url)
        self.assertContains(response, "Circle your shoulders")
        self.assertContains(response, '<a href="#warm-up">Warm up</a>')

    def test_the_section_is_found_by_search(self):
        with self.captureOnCommitCallbacks(execute=True):
            page = self.create([RED_FLAGS, warm_up()])
        self.assertEqual(list(ConditionPage.objects.search("shoulders")), [page])
        self.assertEqual(list(ConditionPage.objects.search("swollen")), [page])

    def test_no_migration_is_wanted(self):
        out = StringIO()
        apps = ["wagtail_osteo", "wagtail_osteo_pages"]
        call_command("makemigrations", *apps, check=True, dry_run=True, stdout=out)

    def test_references_in_shipped_and_own_sections_are_found(self):
        image = get_image_model().objects.create(
            title="Leg", file=get_test_image_file(colour="white")
        )
        clinic = create_clinic()
        picture = {"image": image.pk, "alt_text": "A leg", "decorative": False}
        with self.captureOnCommitCallbacks(execute=True):
            page = self.create(
                [
                    RED_FLAGS,
                    section("overview", picture=picture),
                    section("call_to_action", clinic=clinic.pk),
                    warm_up(picture=image.pk, clinic=clinic.pk),
                ]
            )
        for chosen in (image, clinic):
            paths = [
                reference.model_path
                for reference in ReferenceIndex.get_references_to(chosen)
                if reference.object_id == str(page.pk)
            ]
            self.assertEqual(len(paths), 2, paths)


class ReplacedBodyTests(BodyTestCase):
    def test_only_the_new_sections_are_shown_and_the_old_kept(self):
        page = self.create([RED_FLAGS, text("t")])
        with override_settings(**REPLACED):
            page = ConditionPage.objects.get(pk=page.pk)
            self.assertIsInstance(page.body.stream_block, ReplacedBody)
            self.assertEqual([s.block_type for s in page.body], ["red_flags"])
            page.body.append(("paragraph", "Drink enough."))
            page.save()
            response = self.client.get(page.url)
            self.assertContains(response, "Drink enough.")
            self.assertNotContains(response, "Lie down.")
        kinds = [child["type"] for child in stored_body(page)]
        self.assertEqual(kinds, ["red_flags", "rich_text", "paragraph"])
        self.assertContains(self.client.get(page.url), "Lie down.")


class ReducedBodyTests(BodyTestCase):
    def test_a_removed_section_returns_with_its_definition(self):
        treatment = rewritten({**section("treatment"), "id": "r"})
        page = self.create([RED_FLAGS, treatment, text("t")])
        with override_settings(**REDUCED):
            self.assertNotContains(self.client.get(page.url), "Stretching")
            self.edit(page, title="New title", **{"action-publish": "yes"})
            self.assertEqual(stored_body(page)[1], treatment)
        response = self.client.get(page.url)
        self.assertContains(response, "New title")
        self.assertContains(response, "Stretching")


class UndefinedSectionsTests(BodyTestCase):
    """Sections of undefined types are in every copy that is made of a page."""

    def assertKept(self, stored, order=ORDER):
        self.assertEqual(undefined(stored), UNDEFINED)
        self.assertEqual(ids(stored), order)

    def test_iterating_and_rendering_know_only_the_defined_sections(self):
        page = self.create()
        self.assertEqual([s.id for s in page.body], ["f", "t"])
        self.assertEqual(len(page.body), 2)
        self.assertNotContains(self.client.get(page.url), "Kept")

    def test_saving(self):
        page = self.create()
        self.assertEqual(stored_body(page), BODY)
        page = ConditionPage.objects.get(pk=page.pk)
        page.save()
        self.assertEqual(stored_body(page), BODY)
        list(page.body)
        page.save()
        self.assertKept(stored_body(page))

    def test_save_revision_and_publish(self):
        page = self.create()
        page.title = "New title"
        revision = page.save_revision()
        self.assertKept(revision_body(revision))
        revision.publish()
        self.assertKept(stored_body(page))
        page.refresh_from_db()
        self.assertKept(page.body.get_prep_value())
        self.assertEqual(page.title, "New title")

    def test_draft_of_a_live_page_in_the_edit_view(self):
        page = self.create()
        self.edit(page, title="Draft title")
        page.refresh_from_db()
        self.assertKept(revision_body(page.latest_revision))
        self.assertKept(stored_body(page))

    def test_draft_of_a_page_that_was_never_live(self):
        page = self.create(live=False)
        self.edit(page, title="Draft title")
        page.refresh_from_db()
        self.assertKept(revision_body(page.latest_revision))
        self.assertKept(stored_body(page))

    def test_sections_moved_removed_and_added_in_the_edit_view(self):
        page = self.create(BODY + [text("n"), lost("u4"), text("gone"), lost("u5")])
        page.save_revision()
        shown = page.get_latest_revision_as_object().body
        gone, new, rest, flags = shown.pop(), shown.pop(), shown.pop(), shown.pop()
        self.assertEqual(gone.id, "gone")
        body = FIELD.to_python([text("added"), new.get_prep_value()])
        body += [flags, rest]
        self.edit(page, body)
        page.refresh_from_db()
        stored = revision_body(page.latest_revision)
        # Each follows its neighbour; u0 had none and u5 lost it, so the index counts.
        self.assertEqual(
            ids(stored),
            ["u0", "added", "n", "u4", "f", "u1", "u2", "t", "u3", "u5"],
        )

    def test_autosave(self):
        page = self.create()
        page.save_revision()
        headers = {"accept": "application/json"}
        response = self.edit(page, title="Autosaved", headers=headers)
        self.assertTrue(response.json()["success"], response.json())
        page.refresh_from_db()
        self.assertEqual(page.draft_title, "Autosaved")
        self.assertKept(revision_body(page.latest_revision))
        # The next autosave overwrites the revision of this one.
        overwritten = response.json()["revision_id"]
        self.edit(
            page, title="Again", headers=headers, overwrite_revision_id=overwritten
        )
        page.refresh_from_db()
        self.assertEqual(page.latest_revision_id, overwritten)
        self.assertEqual(page.draft_title, "Again")
        self.assertKept(revision_body(page.latest_revision))

    def test_publication_in_the_edit_view(self):
        page = self.create()
        self.edit(page, title="Published", **{"action-publish": "yes"})
        page.refresh_from_db()
        self.assertEqual(page.title, "Published")
        self.assertKept(stored_body(page))
        self.assertKept(revision_body(page.live_revision))

    def test_a_form_without_the_body_leaves_it(self):
        page = self.create()
        form_class = modelform_factory(ConditionPage, fields=["summary"])
        form_class({"summary": "Only this"}, instance=page).save()
        self.assertEqual(stored_body(page), BODY)

    def test_preview_in_the_edit_view_stores_nothing(self):
        page = self.create()
        url = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
        data = {
            "title": page.title,
            "slug": page.slug,
            "body": form_data(FIELD.stream_block, page.body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
        response = self.client.post(url, nested_form_data(data))
        self.assertTrue(response.json()["is_valid"])
        self.assertContains(self.client.get(url), "Lie down.")
        self.assertEqual(stored_body(page), BODY)

    def test_copies_with_revisions(self):
        page = self.create()
        revision = page.save_revision()
        duplicate = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
        self.assertKept(stored_body(duplicate))
        self.assertGreater(duplicate.revisions.count(), 0)
        for each in duplicate.revisions.all():
            self.assertKept(revision_body(each))
        # The copy is a page of its own.
        duplicate.body.clear()
        duplicate.save(clean=False)
        self.assertKept(stored_body(page))
        self.assertKept(revision_body(revision))

    def test_copy_in_the_admin(self):
        page = self.create()
        self.client.post(
            reverse("wagtailadmin_pages:copy", args=(page.pk,)),
            {
                "new_title": "Copy",
                "new_slug": "copy",
                "new_parent_page": str(self.index.pk),
                "alias": "",
            },
        )
        self.assertKept(stored_body(ConditionPage.objects.get(slug="copy")))

    def test_translations(self):
        welsh = Locale.objects.create(language_code="cy")
        page = self.create()
        translation = page.copy_for_translation(welsh, copy_parents=True)
        self.assertKept(stored_body(translation))
        self.assertKept(revision_body(translation.get_latest_revision()))

    def test_aliases_and_their_updates(self):
        page = self.create()
        alias = page.create_alias(update_slug="alias")
        self.assertKept(stored_body(alias))
        page.title = "New title"
        page.body.insert(0, page.body.pop())
        page.save_revision().publish()
        alias.refresh_from_db()
        self.assertEqual(alias.title, "New title")
        self.assertKept(stored_body(alias), ["u0", "t", "u3", "f", "u1", "u2"])

    def test_unpublishing(self):
        page = self.create()
        page.unpublish()
        self.assertKept(stored_body(page))
        self.assertFalse(ConditionPage.objects.get(pk=page.pk).live)

    def test_an_older_revision_is_published_with_its_own_sections(self):
        page = self.create()
        old = page.save_revision()
        page.body = [RED_FLAGS, lost("later")]
        page.save_revision().publish()
        self.assertEqual(ids(stored_body(page)), ["f", "later"])
        old.publish()
        self.assertKept(stored_body(page))

    def test_reverting_in_the_admin(self):
        page = self.create()
        old = page.save_revision()
        page.body = [RED_FLAGS, lost("later")]
        page.save_revision().publish()
        url = reverse("wagtailadmin_pages:revisions_revert", args=(page.pk, old.pk))
        shown = self.client.get(url).context["form"].initial["body"]
        self.client.post(
            url,
            nested_form_data(
                {
                    "title": page.title,
                    "slug": page.slug,
                    "body": form_data(FIELD.stream_block, shown),
                    "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
                }
            ),
        )
        page.refresh_from_db()
        self.assertGreater(page.latest_revision_id, old.pk)
        self.assertKept(revision_body(page.latest_revision))

    def test_dumpdata_and_loaddata(self):
        page = self.create()
        dump = serializers.serialize("json", [page])
        self.assertKept(json.loads(json.loads(dump)[0]["fields"]["body"]))
        ConditionPage.objects.filter(pk=page.pk).update(body=[])
        self.assertEqual(stored_body(page), [])
        for loaded in serializers.deserialize("json", dump):
            loaded.save()
        self.assertKept(stored_body(page))

    def test_pickle(self):
        page = self.create()
        for touched in (False, True):
            page = ConditionPage.objects.get(pk=page.pk)
            if touched:
                list(page.body)
            with self.subTest(touched=touched):
                body = pickle.loads(pickle.dumps(page.body))  # noqa: S301
                self.assertEqual([s.id for s in body], ["f", "t"])
                self.assertKept(body.get_prep_value())
                again = pickle.loads(pickle.dumps(page))  # noqa: S301
                again.save()
                self.assertKept(stored_body(page))

    def test_deepcopy_is_independent(self):
        page = self.create()
        duplicate = copy.deepcopy(page)
        self.assertKept(duplicate.body.get_prep_value())
        duplicate.body.get_prep_value()[0]["value"]["weeks"].clear()
        del duplicate.body[0]
        page.save()
        self.assertEqual(stored_body(page), BODY)

    def test_assignment_from_another_page(self):
        page = self.create()
        other = self.create([RED_FLAGS, lost("other")], title="Other")
        other.body = page.body
        other.save()
        self.assertKept(stored_body(other))
        page.save()
        self.assertKept(stored_body(page))

    def test_assignment_of_a_list_replaces_everything(self):
        page = self.create()
        page.body = [RED_FLAGS]
        page.save()
        self.assertEqual(ids(stored_body(page)), ["f"])

    def test_values_and_values_list(self):
        page = self.create()
        rows = ConditionPage.objects.filter(pk=page.pk)
        for body in (
            rows.values("body").get()["body"],
            rows.values_list("body", flat=True).get(),
        ):
            self.assertEqual([s.id for s in body], ["f", "t"])
            self.assertKept(body.get_prep_value())
            other = self.create([RED_FLAGS], title="Other")
            other.body = body
            other.save()
            self.assertKept(stored_body(other))

    def test_update_and_bulk_update(self):
        page = self.create()
        other = self.create([RED_FLAGS], title="Other")
        rows = ConditionPage.objects.filter(pk=other.pk)
        rows.update(body=page.body)
        self.assertKept(stored_body(other))
        other.refresh_from_db()
        other.body.append(("rich_text", text("new")["value"]))
        ConditionPage.objects.bulk_update([other], ["body"])
        self.assertEqual(undefined(stored_body(other)), UNDEFINED)

    def test_refresh_from_db(self):
        page = self.create()
        page.body = [RED_FLAGS]
        page.refresh_from_db(fields=["body"])
        self.assertKept(page.body.get_prep_value())

    def test_deferred_bodies(self):
        page = self.create()
        base = Page.objects.defer_streamfields().specific().get(pk=page.pk)
        deferred = ConditionPage.objects.defer("body").get(pk=page.pk)
        for each in (base, deferred):
            self.assertNotIn("body", each.__dict__)
            each.seo_title = "Changed"
            each.save(update_fields=["seo_title"])
            self.assertKept(stored_body(page))
            # Asked for, it is complete.
            self.assertKept(each.body.get_prep_value())
            each.save()
            self.assertKept(stored_body(page))

    def test_a_body_of_undefined_sections_only(self):
        body = [lost("u0"), lost("u1", "diary")]
        page = self.create(body, live=False)
        self.assertFalse(page.body)
        page = ConditionPage.objects.get(pk=page.pk)
        page.full_clean()
        page.save()
        self.assertEqual(stored_body(page), body)
        self.assertEqual(revision_body(page.save_revision()), body)
        self.edit(page, title="Still nothing shown")
        page.refresh_from_db()
        self.assertEqual(revision_body(page.latest_revision), body)
        self.assertEqual(pickle.loads(pickle.dumps(page.body)).get_prep_value(), body)  # noqa: S301

    def test_text_that_is_no_json_is_kept(self):
        page = self.create([RED_FLAGS], live=False)
        for raw in ("<p>From a rich text field</p>", "{broken", '"quoted"'):
            with self.subTest(raw):
                # As a text column turned into a StreamField holds it.
                ConditionPage.objects.filter(pk=page.pk).update(body=raw)
                page = ConditionPage.objects.get(pk=page.pk)
                self.assertEqual(list(page.body), [])
                kept = page.body.raw_text
                page.save()
                page.refresh_from_db()
                self.assertEqual(page.body.raw_text, kept)
                self.assertIn(raw.strip('"'), kept)

    def test_the_same_id_twice_repeats_no_section(self):
        body = [RED_FLAGS, text("twin"), lost("u0"), text("twin"), lost("u1", "diary")]
        page = self.create(body)
        for _again in range(2):
            page = ConditionPage.objects.get(pk=page.pk)
            page.save()
        stored = stored_body(page)
        self.assertEqual(sorted(ids(stored)), ["f", "twin", "twin", "u0", "u1"])

    def test_sections_without_ids(self):
        body = [lost("u0"), section("red_flags"), lost("u1"), section("rich_text")]
        body[3] = {"type": "rich_text", "value": text("t")["value"]}
        body[2].pop("id")
        page = self.create(body)
        page = ConditionPage.objects.get(pk=page.pk)
        page.save()
        kinds = [child["type"] for child in stored_body(page)]
        self.assertEqual(kinds, ["timeline", "red_flags", "timeline", "rich_text"])

    def test_a_form_that_was_not_touched_has_not_changed(self):
        body = BODY + [{**section("symptoms"), "id": "s"}]
        for stored in (body, [lost("u0")]):
            with self.subTest(ids(stored)):
                page = self.create(stored, live=False)
                self.edit(page)  # Fills in ids and empty values.
                page.refresh_from_db()
                page = page.get_latest_revision_as_object()
                form_class = ConditionPage.get_edit_handler().get_form_class()
                sent = {"body": form_data(FIELD.stream_block, page.body)}
                form = form_class(nested_form_data(sent), instance=page)
                self.assertNotIn("body", form.changed_data)
                sent["body"] = {"count": 0}
                form = form_class(nested_form_data(sent), instance=page)
                self.assertEqual("body" in form.changed_data, bool(page.body))


class EditedInPlaceTests(SimpleTestCase):
    """Each undefined section stays behind its neighbour, or else at its index."""

    stored = [lost("u0"), text("a"), lost("u1"), text("b"), lost("u2"), text("c")]

    def setUp(self):
        self.body = FIELD.to_python(copy.deepcopy(self.stored))

    def assertOrder(self, *expected):
        prepared = FIELD.get_prep_value(self.body)
        order = [child["id"] for child in prepared]
        self.assertEqual([key if len(key) < 3 else "new" for key in order], [*expected])
        # What was written reads back the same.
        again = FIELD.to_python(copy.deepcopy(prepared))
        self.assertEqual(FIELD.get_prep_value(again), prepared)

    def new(self):
        return ("rich_text", {"heading": "New", "text": "<p>New</p>"})

    def test_append(self):
        self.body.append(self.new())
        self.assertOrder("u0", "a", "u1", "b", "u2", "c", "new")

    def test_insert(self):
        self.body.insert(0, self.new())
        self.body.insert(2, self.new())
        self.assertOrder("u0", "new", "a", "u1", "new", "b", "u2", "c")

    def test_delete(self):
        del self.body[1]
        # u2 was the fifth.
        self.assertOrder("u0", "a", "u1", "c", "u2")

    def test_clear(self):
        self.body.clear()
        self.assertOrder("u0", "u1", "u2")

    def test_reorder(self):
        self.body.insert(0, self.body.pop())
        self.body.insert(0, self.body.pop())
        self.assertOrder("u0", "b", "u2", "c", "a", "u1")

    def test_reverse(self):
        self.body.reverse()
        self.assertOrder("u0", "c", "b", "u2", "a", "u1")

    def test_replace(self):
        self.body[0] = self.new()
        # u1 was the third.
        self.assertOrder("u0", "new", "u1", "b", "u2", "c")

    def test_raw_data(self):
        self.body.raw_data[0]["value"]["heading"] = "Changed"
        self.body.raw_data.append(text("d"))
        del self.body.raw_data[1]
        self.assertEqual(self.body[0].value["heading"], "Changed")
        self.assertOrder("u0", "a", "u1", "c", "u2", "d")


class RoundTripTests(SimpleTestCase):
    def test_reading_and_writing_changes_nothing(self):
        chance = random.Random(20261122)  # noqa: S311
        for number in range(300):
            length = chance.randrange(9)
            stored = [
                chance.choice([text, lost])(f"{number}-{index}")
                for index in range(length)
            ]
            given = chance.choice([copy.deepcopy, json.dumps])(stored)
            body = FIELD.to_python(given)
            for index in range(len(body)):
                # Touched sections are converted there and back.
                if chance.random() < 0.3:
                    self.assertEqual(body[index].value["heading"], "Rest")
            with self.subTest(stored=ids(stored)):
                self.assertEqual(FIELD.get_prep_value(body), stored)
                self.assertEqual(
                    FIELD.get_prep_value(copy.deepcopy(body)), stored, "deepcopy"
                )

    def test_no_edit_loses_or_repeats_an_undefined_section(self):
        chance = random.Random(22112026)  # noqa: S311
        for number in range(300):
            keys = [chance.choice("abcdefgh") for _index in range(chance.randrange(9))]
            stored = [
                # Ids may be missing or repeated.
                chance.choice([text, lost])(chance.choice([key, None, f"{key}{index}"]))
                for index, key in enumerate(keys)
            ]
            body = FIELD.to_python(copy.deepcopy(stored))
            for _edit in range(chance.randrange(4)):
                if body and chance.random() < 0.5:
                    body.insert(chance.randrange(3), body.pop())
                elif body:
                    del body[chance.randrange(len(body))]
                else:
                    body.append(("rich_text", text("x")["value"]))
            written = FIELD.get_prep_value(body)
            with self.subTest(number=number, stored=ids(stored)):
                expected = [child for child in stored if child["type"] == "timeline"]
                found = [child for child in written if child["type"] == "timeline"]
                self.assertCountEqual(map(json.dumps, found), map(json.dumps, expected))
                self.assertEqual(len(written), len(body) + len(expected))


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


class HowToTests(BodyTestCase):
    """The code of ``docs/how-to/extend-the-body.md`` does what the page says."""

    page = (Path(__file__).parents[1] / "docs/how-to/extend-the-body.md").read_text()
    add, name_it, replace, remove, move = re.findall(
        r"```python\n(.*?)```", page, re.DOTALL
    )
    (template,) = re.findall(r"```django\n(.*?)```", page, re.DOTALL)
    GROUPS = {
        "type": "local_groups",
        "value": {"groups": [{"name": "Walkers", "website": "https://example.com/"}]},
        "id": "g",
    }

    def body(self, code, name):
        """The setting, once ``code`` is the site's module of blocks."""
        module = ModuleType("mysite.blocks")
        exec(code, vars(module))  # noqa: S102
        modules = {"mysite": ModuleType("mysite"), "mysite.blocks": module}
        self.enterContext(patch.dict(sys.modules, modules))
        return override_settings(**{SETTING: f"mysite.blocks.{name}"})

    def add_section(self):
        named = {}
        exec(self.name_it, named)  # noqa: S102
        self.assertEqual(named[SETTING], "mysite.blocks.MyConditionBody")
        return self.body(self.add, "MyConditionBody")

    def enterContext(self, context):
        # unittest has it from Python 3.11 on.
        entered = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return entered

    def test_add_a_section(self):
        folder = Path(self.enterContext(TemporaryDirectory()))
        path = re.search(r"`mysite/templates/(.+)`:", self.page)[1]
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(self.template)
        engine = {**settings.TEMPLATES[0], "DIRS": [folder]}
        with self.add_section(), override_settings(TEMPLATES=[engine]):
            call_command("check", stdout=StringIO())
            page = self.create([RED_FLAGS, self.GROUPS])
            response = self.client.get(page.url)
        self.assertContains(response, '<a href="#local-groups">Groups near you</a>')
        self.assertContains(response, 'id="local-groups"', count=1)
        self.assertContains(response, '<a href="https://example.com/">Walkers</a>')

    def test_replace_a_section(self):
        body = [RED_FLAGS, section("overview")]
        with self.body(self.replace, "IllustratedConditionBody"):
            draft = self.create(body, live=False)
            self.edit(draft, title="Saved as a draft")
            with self.assertRaisesMessage(NotReadyToPublish, "Choose a picture."):
                draft.save_revision().publish()
        draft.save_revision().publish()

    def test_remove_a_section(self):
        page = self.create([RED_FLAGS, section("treatment")])
        with self.body(self.remove, "ShortConditionBody"):
            self.assertNotContains(self.client.get(page.url), "Stretching")
            page = ConditionPage.objects.get(pk=page.pk)
            page.save()
        self.assertContains(self.client.get(page.url), "Stretching")

    def test_move_what_is_stored(self):
        group = {"name": "Walkers", "link": "https://example.com/"}
        groups = [{"type": "item", "value": group, "id": "w"}]
        stored = [
            {"type": "groups", "value": {"groups": groups}, "id": "g"},
            {"type": "advert", "value": "Buy", "id": "x"},
            lost("u0"),
        ]
        page = self.create(stored, live=False)
        revision = page.save_revision()
        code = {"__name__": "mysite.migrations.0001_groups"}
        exec(self.move, code)  # noqa: S102
        loader = MigrationExecutor(connection).loader
        dependency = code["Migration"].dependencies[0]
        self.assertEqual([dependency], loader.graph.leaf_nodes(dependency[0]))
        with self.add_section():
            (operation,) = code["Migration"].operations
            operation.code(loader.project_state().apps, None)
            page = ConditionPage.objects.get(pk=page.pk)
            moved = page.body[0].value["groups"][0]
        self.assertEqual(moved["website"], "https://example.com/")
        for stored in (stored_body(page), revision_body(revision)):
            self.assertEqual(ids(stored), ["g", "u0"])
