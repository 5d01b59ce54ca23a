"""Bodies that a site extends, replaces or reduces."""

import re
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from unittest.mock import patch

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import SimpleTestCase, override_settings
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import nested_form_data

from tests.content import create_clinic, section
from tests.testapp.blocks import ExtendedBody, ReplacedBody
from wagtail_osteo.models import ConditionPageMixin
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing import NotReadyToPublish

from .base import (
    EXTENDED,
    FIELD,
    RED_FLAGS,
    REDUCED,
    REPLACED,
    SETTING,
    BodyTestCase,
    form_data,
    ids,
    lost,
    revision_body,
    rewritten,
    stored_body,
    text,
    warm_up,
)


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
        page = self.create([RED_FLAGS, warm_up(steps=[], heading="First")], live=False)
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


class HowToTests(BodyTestCase):
    """The code of ``docs/how-to/extend-the-body.md`` does what the page says."""

    page = (Path(__file__).parents[2] / "docs/how-to/extend-the-body.md").read_text()
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
