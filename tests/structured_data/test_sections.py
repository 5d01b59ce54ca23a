"""What sections add: ours, and those of a site."""

import re
import sys
from types import ModuleType

from django.test import TestCase, override_settings

from tests.blocks.helpers import ROOT, forget_documented_examples
from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.blocks import ConditionBodyBlock

from .graphs import document_of, nodes_of
from .vocabulary import faults

HOW_TO = ROOT / "docs/how-to/structured-data.md"
SITE_BODY = "mysite.blocks.SiteConditionBody"


def own(outlook="It passes.", **fields):
    return {"type": "outlook", "value": {"outlook": outlook, **fields}}


class SectionsOfASiteTests(TestCase):
    """The section that the how-to page shows."""

    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()

    def setUp(self):
        code = re.search(r"^```python\n(.*?)^```$", HOW_TO.read_text(), re.M | re.S)[1]
        sys.modules["mysite"] = ModuleType("mysite")
        module = sys.modules["mysite.blocks"] = ModuleType("mysite.blocks")
        self.addCleanup(forget_documented_examples)
        exec(code, module.__dict__)  # noqa: S102 -- ours
        # The page leaves the template to the reader.
        meta = module.OutlookBlock._meta_class
        meta.template = "wagtail_osteo/blocks/rich_text.html"

    def get(self, *body):
        body = [section("red_flags"), *body]
        page = create_condition(self.index, body, slug="cramp")
        return self.client.get(page.url)

    @override_settings(WAGTAIL_OSTEO_CONDITION_BODY=SITE_BODY)
    def test_it_adds_to_the_condition_and_to_the_page_and_a_thing_of_its_own(self):
        response = self.get(own(group="Cramp Society"))
        self.assertEqual(faults(document_of(response)), [])
        nodes = nodes_of(response)
        self.assertEqual(nodes["condition"]["expectedPrognosis"], "It passes.")
        self.assertEqual(nodes["webpage"]["mentions"], {"@id": nodes["outlook"]["@id"]})
        self.assertEqual(nodes["outlook"]["name"], "Cramp Society")

    @override_settings(WAGTAIL_OSTEO_CONDITION_BODY=SITE_BODY)
    def test_what_two_sections_say_is_kept_each_once(self):
        response = self.get(own("It passes."), own("It may come back."), own())
        self.assertEqual(faults(document_of(response)), [])
        self.assertEqual(
            nodes_of(response)["condition"]["expectedPrognosis"],
            ["It passes.", "It may come back."],
        )

    @override_settings(WAGTAIL_OSTEO_CONDITION_BODY=SITE_BODY)
    def test_one_in_which_nothing_is_written_says_nothing(self):
        response = self.get(own(outlook=""))
        self.assertNotIn("expectedPrognosis", nodes_of(response)["condition"])

    def test_one_that_the_site_no_longer_defines_says_nothing(self):
        response = self.get(own())
        self.assertNotIn("expectedPrognosis", nodes_of(response)["condition"])


class ShippedSectionsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.pages = 0

    def nodes(self, *body, **fields):
        body = [section("red_flags"), *body]
        page = create_condition(self.index, body, slug=f"cramp-{len(body)}", **fields)
        response = self.client.get(page.url)
        self.assertEqual(faults(document_of(response)), [])
        return nodes_of(response)

    def test_every_section_with_its_preview_value_says_nothing_wrong(self):
        needs_database = {"red_flags", "image", "video", "practitioner"}
        slugs = [
            s for s in ConditionBodyBlock().child_blocks if s not in needs_database
        ]
        self.nodes(*[section(slug) for slug in slugs])

    def test_sections_of_the_outline_that_nobody_filled_say_nothing(self):
        empty = [
            {"type": slug, "value": {}}
            for slug in ConditionBodyBlock().child_blocks
            if slug not in ("red_flags", "clinic")
        ]
        nodes = self.nodes(*empty, summary="A muscle tightens.")
        self.assertEqual(
            set(nodes["condition"]),
            {"@type", "@id", "name", "mainEntityOfPage", "description"},
        )
        self.assertEqual(nodes["condition"]["description"], "A muscle tightens.")
        self.assertLessEqual(
            {"mentions", "citation", "hasPart"} & set(nodes["webpage"]), set()
        )

    def test_treatments_by_who_provides_them(self):
        options = [
            {"provider": "doctor", "name": "Muscle relaxants", "effect": "Ease."},
            {"provider": "pharmacy", "name": "Paracetamol", "effect": "May ease pain."},
            {
                "provider": "osteopath",
                "name": "Massage",
                "effect": "May ease tension.",
                "ask_first": "you are pregnant",
            },
            {"provider": "reader", "name": "Stretching", "effect": "May help."},
        ]
        condition = self.nodes(section("treatment", options=options))["condition"]
        self.assertEqual(
            condition["possibleTreatment"],
            [
                {
                    "@type": "MedicalTherapy",
                    "name": "Paracetamol",
                    "description": "May ease pain.",
                },
                {
                    "@type": "MedicalTherapy",
                    "name": "Massage",
                    # The claim never goes without its caution.
                    "description": ("May ease tension. Ask first if you are pregnant."),
                    "medicineSystem": "https://schema.org/Osteopathic",
                },
                {
                    "@type": "LifestyleModification",
                    "name": "Stretching",
                    "description": "May help.",
                },
            ],
        )

    def test_ways_to_ease_it_come_with_their_caution(self):
        measures = [
            {"name": "Stretch", "how": "Slowly.", "caution": "Stop if it hurts."}
        ]
        condition = self.nodes(section("self_care", measures=measures))["condition"]
        self.assertEqual(
            condition["possibleTreatment"],
            [
                {
                    "@type": "LifestyleModification",
                    "name": "Stretch",
                    "description": "Slowly. Take care: Stop if it hurts.",
                }
            ],
        )

    def test_tips_are_no_primary_prevention(self):
        condition = self.nodes(section("prevention"))["condition"]
        self.assertNotIn("primaryPrevention", condition)
        self.assertEqual(
            condition["secondaryPrevention"][1],
            {"@type": "LifestyleModification", "name": "Warm up before you exercise"},
        )

    def test_questions_are_a_page_in_the_page(self):
        nodes = self.nodes(section("faq"))
        (questions,) = [nodes["webpage"]["hasPart"]]
        self.assertEqual(questions["@type"], "FAQPage")
        self.assertTrue(questions["url"].endswith("/conditions/cramp-2/#faq"))
        self.assertEqual(
            questions["mainEntity"][0],
            {
                "@type": "Question",
                "name": "Can I go on running?",
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": "Rest until the pain has gone. Then build up slowly.",
                },
            },
        )

    def test_a_person_and_a_clinic_of_sections_are_things_of_their_own(self):
        person = create_practitioner(name="Robin")
        clinic = create_clinic(name="Oak Lane")
        nodes = self.nodes(
            section("practitioner", practitioner=person.pk),
            section("clinic", clinic=clinic.pk),
        )
        self.assertEqual(nodes["person"]["name"], "Robin")
        self.assertEqual(nodes["clinic"]["name"], "Oak Lane")
        self.assertEqual(
            nodes["webpage"]["mentions"],
            [{"@id": nodes["person"]["@id"]}, {"@id": nodes["clinic"]["@id"]}],
        )

    def test_a_person_and_a_clinic_that_are_not_live_are_absent(self):
        person = create_practitioner(name="Robin")
        clinic = create_clinic(name="Oak Lane")
        body = [
            section("practitioner", practitioner=person.pk),
            section("clinic", clinic=clinic.pk),
        ]
        page = create_condition(
            self.index,
            [section("red_flags"), *body],
            slug="cramp",
            author=person,
            reviewer=person,
        )
        for snippet in (person, clinic):
            snippet.live = False
            snippet.save()
        response = self.client.get(page.url)
        self.assertEqual(faults(document_of(response)), [])
        self.assertEqual(
            set(nodes_of(response)), {"webpage", "breadcrumb", "condition"}
        )

    def test_a_reviewer_who_has_not_checked_the_page_yet_did_not_review_it(self):
        person = create_practitioner()
        page = self.nodes(author=person, reviewer=person)["webpage"]
        self.assertIn("author", page)
        self.assertNotIn("reviewedBy", page)
        self.assertNotIn("lastReviewed", page)
