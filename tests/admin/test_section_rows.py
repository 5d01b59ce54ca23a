"""What the form is told about a section; a browser test sees what it makes of it."""

import json

from django.contrib.auth import get_user_model
from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from wagtail.blocks import CharBlock

from tests.blocks.helpers import soup_of
from tests.content import create_condition, create_index, section
from wagtail_osteo.admin.section_rows import SectionBlockAdapter
from wagtail_osteo.blocks import ConditionBodyBlock, PictureBlock, SectionBlock

SECTIONS = ConditionBodyBlock().child_blocks
SCRIPT = "/static/wagtail_osteo/js/section_row.js"


class MythBlock(SectionBlock):
    picture = PictureBlock(required=False)
    belief = CharBlock()

    class Meta:
        description = "What many people believe."


def told(block) -> dict:
    _name, _children, meta = SectionBlockAdapter().js_args(block)
    return meta


class PromptTests(SimpleTestCase):
    def test_an_empty_section_says_so_and_what_to_write(self):
        self.assertEqual(
            told(SECTIONS["symptoms"])["prompt"],
            "Empty. List what the reader may feel.",
        )

    def test_one_that_means_something_empty_says_what(self):
        self.assertEqual(
            told(SECTIONS["clinic"])["prompt"], "Shows the clinic in Practice details."
        )

    def test_a_section_of_the_sites_own_falls_back_on_its_description(self):
        self.assertEqual(
            told(MythBlock())["prompt"], "Empty. What many people believe."
        )


class SummaryTests(SimpleTestCase):
    def test_the_heading_comes_first_then_the_fields_as_they_stand(self):
        self.assertEqual(
            told(SECTIONS["symptoms"])["summaryFields"],
            ["heading", "introduction", "symptoms", "daily_life"],
        )

    def test_a_choice_or_a_tick_has_words_whatever_is_written(self):
        self.assertEqual(
            told(SECTIONS["quote"])["summaryFields"],
            ["heading", "text", "name", "role", "source"],
        )
        self.assertEqual(
            told(SECTIONS["clinic"])["summaryFields"], ["heading", "clinic"]
        )

    def test_of_a_picture_only_what_is_chosen_counts(self):
        self.assertEqual(
            told(MythBlock())["summaryFields"], ["heading", "picture.image", "belief"]
        )


class FormTests(TestCase):
    def test_the_form_has_the_sections_closed_and_loads_the_script(self):
        page = create_condition(create_index(), [section("red_flags")])
        page.save_revision()
        self.client.force_login(
            get_user_model().objects.create_superuser("owner", "o@example.com", "x")
        )
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
        html = soup_of(response.content.decode())
        scripts = [each["src"] for each in html.find_all("script", src=True)]
        after = next(i for i, s in enumerate(scripts) if "telepath/blocks.js" in s)
        self.assertIn(SCRIPT, [s.partition("?")[0] for s in scripts[after:]])
        data = html.find(id="body")["data-w-block-data-value"]
        self.assertIn("wagtail_osteo.blocks.SectionBlock", data)
        self.assertTrue(json.loads(data))
        body = response.context["form"]["body"].field.block
        self.assertTrue(body.meta.collapsed)
