"""What the form is told of words that go on from the page's own.

A browser test sees what it makes of it.
"""

import json

from django.contrib.auth import get_user_model
from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from django.utils.translation import override

from tests.blocks.helpers import parts_of, soup_of, text_of
from tests.content import create_condition, create_index, section
from wagtail_osteo.admin.lead_ins import LeadInAdapter
from wagtail_osteo.blocks import ConditionBodyBlock
from wagtail_osteo.blocks.lead_in import LeadInMixin

SECTIONS = ConditionBodyBlock().child_blocks


def lead_ins():
    """``{path: (what the form is told, the block)}`` of each such field."""
    found = {}
    for slug, block in SECTIONS.items():
        for path, part in parts_of(block):
            part = getattr(part, "child_block", part)
            if isinstance(part, LeadInMixin):
                _name, _widget, meta = LeadInAdapter().js_args(part)
                found[f"{slug}.{path}"] = (meta["leadIn"], part)
    return found


class LeadInTests(SimpleTestCase):
    def test_each_field_says_what_stands_round_its_words(self):
        self.assertEqual(
            {
                path: (told["before"], told["after"])
                for path, (told, _b) in lead_ins().items()
            },
            {
                "do_dont.do_items": ("Do: ", ""),
                "do_dont.dont_items": ("do not ", ""),
                "exercise.caution": ("Take care: ", ""),
                "red_flags.levels.signs": ("if ", ""),
                "self_care.measures.caution": ("Take care: ", ""),
                "treatment.options.ask_first": ("Ask first if ", "."),
            },
        )

    def test_the_page_says_the_same(self):
        drive = {"provider": "reader", "name": "Heat", "effect": "May help."}
        for slug, fields, sentence in (
            ("do_dont", {"dont_items": ["lie still"]}, "do not lie still"),
            ("exercise", {"caution": "Stop."}, "Take care: Stop."),
            (
                "treatment",
                {"options": [{**drive, "ask_first": "you drive."}]},
                "Ask first if you drive.",
            ),
        ):
            block = SECTIONS[slug]
            value = block.to_python({**section(slug)["value"], **fields})
            with self.subTest(section=slug):
                page = text_of(soup_of(block.render(value)))
                self.assertIn(sentence, page)
                self.assertNotIn("..", page)

    def test_is_described_in_the_editors_language(self):
        with override("de"):
            self.assertTrue(all(told["label"] for told, _b in lead_ins().values()))


class FormTests(TestCase):
    def test_the_form_loads_script_and_style(self):
        page = create_condition(create_index(), [section("red_flags")])
        page.save_revision()
        self.client.force_login(
            get_user_model().objects.create_superuser("owner", "o@example.com", "x")
        )
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
        html = soup_of(response.content.decode())
        scripts = [each["src"] for each in html.find_all("script", src=True)]
        after = next(i for i, s in enumerate(scripts) if "telepath/blocks.js" in s)
        self.assertIn("js/lead_in.js", " ".join(scripts[after:]))
        styles = [each.get("href", "") for each in html.find_all("link")]
        self.assertIn("css/admin/lead_in.css", " ".join(styles))
        data = html.find(id="body")["data-w-block-data-value"]
        self.assertTrue(json.loads(data))
        self.assertIn("wagtail_osteo.blocks.LeadIn", data)
