from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory, SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Site

from tests.content import create_clinic, section
from wagtail_osteo.models import FirstVisit, PracticeSettings
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.practice.first_visit import QUESTIONS

from .helpers import SectionTests, faults, shipped_section, text_of

FIRST_VISIT_PRICE = {
    "service": "First visit",
    "minutes": 45,
    "price": "£60",
    "is_first_visit": True,
}
TEXT = {
    "name": "Adults",
    "what_happens": "<p>We listen, then we look.</p>",
    "length_minutes": 60,
    "price": "£65",
    "clothing": "Something you can move in.",
    "afterwards": "You may be sore for a day.",
    "not_suitable": "If you are pregnant.",
    "chaperone": "Bring whom you like.",
    "cancelling": "Ring us a day before.",
}


def answers_in(section):
    return {
        text_of(term): text_of(term.find_next_sibling("dd"))
        for term in section.find_all("dt")
    }


class QuestionTests(SimpleTestCase):
    def test_section_and_shared_text_ask_the_same(self):
        block = shipped_section("first_visit")
        frame = {"shared", "heading", "anchor", "include_in_handout"}
        asked = [name for name in block.child_blocks if name not in frame]
        self.assertEqual(asked, ["what_happens", *QUESTIONS])
        for name in asked:
            with self.subTest(question=name):
                field = FirstVisit._meta.get_field(name)
                child = block.child_blocks[name]
                self.assertEqual(field.verbose_name, child.label)
                self.assertEqual(field.help_text, child.field.help_text)
                self.assertEqual(
                    field.max_length, getattr(child.field, "max_length", None)
                )

    def test_section_and_shared_text_accept_the_same_lengths_of_a_visit(self):
        block = shipped_section("first_visit")
        for minutes in (0, 1, 600, 601):
            with self.subTest(minutes=minutes):
                stored = {
                    "what_happens": "<p>We listen.</p>",
                    "length_minutes": minutes,
                }
                text = FirstVisit(name="Adults", **stored)
                try:
                    text.full_clean(exclude=["locale"])
                except ValidationError as error:
                    refused = list(error.message_dict)
                else:
                    refused = []
                self.assertEqual(list(faults(block, block.to_python(stored))), refused)
                self.assertEqual(bool(refused), minutes in (0, 601))


class FirstVisitTests(SectionTests, TestCase):
    slug = "first_visit"

    @classmethod
    def setUpTestData(cls):
        cls.text = FirstVisit.objects.create(**TEXT)
        cls.complete = {
            "shared": cls.text.pk,
            "what_happens": "<p>Here we walk first.</p>",
            "length_minutes": 75,
            "price": "£70",
            "clothing": "Running shoes.",
            "afterwards": "You may be tired.",
            "not_suitable": "If a bone broke lately.",
            "chaperone": "Your coach may come.",
            "cancelling": "Write to us.",
        }

    def least(self):
        # No field is required, but one of two is.
        return {"what_happens": "<p>We listen, then we look.</p>"}

    def shared(self, **fields):
        """The section of an editor who chose the text, and wrote no more than this."""
        return self.block.to_python({"shared": self.text.pk, **fields})

    def context(self, **context):
        return {"request": RequestFactory().get("/"), **context}

    def test_the_shared_text_is_told_in_order(self):
        self.assert_meaning(
            self.render(self.shared()),
            """
            <section id="first-visit" aria-labelledby="first-visit-heading">
                <h2 id="first-visit-heading">Your first visit</h2>
                <p>We listen, then we look.</p>
                <dl>
                    <dt>How long it takes</dt><dd>60 minutes</dd>
                    <dt>What it costs</dt><dd>£65</dd>
                    <dt>What to wear</dt><dd>Something you can move in.</dd>
                    <dt>How you may feel afterwards</dt>
                    <dd>You may be sore for a day.</dd>
                    <dt>When to ask us first</dt><dd>If you are pregnant.</dd>
                    <dt>Bringing somebody with you</dt><dd>Bring whom you like.</dd>
                    <dt>If you cannot come</dt><dd>Ring us a day before.</dd>
                </dl>
            </section>
            """,
        )

    def test_what_the_section_says_takes_the_place_of_the_shared_answer(self):
        section = self.render(self.shared(clothing="Running shoes."))
        answers = answers_in(section)
        self.assertEqual(answers["What to wear"], "Running shoes.")
        self.assertEqual(answers["What it costs"], "£65")
        self.assertIn("We listen", text_of(section))
        section = self.render()
        self.assertNotIn("We listen", text_of(section))
        self.assertEqual(answers_in(section)["How long it takes"], "75 minutes")

    def test_a_question_that_nobody_answers_is_not_asked(self):
        section = self.render(
            self.block.to_python({"what_happens": "<p>We listen.</p>"})
        )
        self.assertIsNone(section.find("dl"))

    def test_one_minute_is_one_minute(self):
        section = self.render(self.value(length_minutes=1))
        self.assertEqual(answers_in(section)["How long it takes"], "1 minute")

    def test_somebody_must_say_what_happens(self):
        value = self.block.to_python({"price": "£65"})
        self.assertEqual(
            faults(self.block, value),
            {
                "what_happens": [
                    "Choose a first-visit text above, or say here what happens."
                ]
            },
        )
        self.assertEqual(faults(self.block, self.shared()), {})

    def test_a_text_that_nobody_can_see_does_not_say_what_happens(self):
        self.text.unpublish()
        self.assertEqual(
            faults(self.block, self.shared()),
            {
                "shared": [
                    "Patients cannot see this text, because it is not live. Publish it "
                    "first, or say below what happens."
                ]
            },
        )
        value = self.shared(what_happens="<p>We listen.</p>")
        self.assertEqual(faults(self.block, value), {})
        self.block.clean_deferred(self.shared())

    def test_a_text_that_is_not_live_counts_as_absent(self):
        self.text.unpublish()
        section = self.render(self.shared(clothing="Running shoes."))
        self.assertEqual(answers_in(section), {"What to wear": "Running shoes."})
        self.assertNotIn("We listen", text_of(section))

    def test_a_deleted_text_counts_as_absent(self):
        pk = self.text.pk
        self.text.delete()
        value = self.block.to_python({"shared": pk, "clothing": "Running shoes."})
        section = self.render(value)
        self.assertEqual(answers_in(section), {"What to wear": "Running shoes."})
        self.assertEqual(list(faults(self.block, value)), ["what_happens"])

    def test_a_translated_page_tells_the_texts_live_translation(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.text.copy_for_translation(welsh)
        translation.clothing = "Dillad llac."
        translation.live = True
        translation.save()
        context = self.context(page=ConditionPage(locale=welsh))
        section = self.render(self.shared(), context)
        self.assertEqual(answers_in(section)["What to wear"], "Dillad llac.")
        translation.unpublish()
        section = self.render(self.shared(), context)
        self.assertEqual(
            answers_in(section)["What to wear"], "Something you can move in."
        )

    def test_the_clinics_price_is_said_where_no_other_is(self):
        clinic = create_clinic(prices=[("price", FIRST_VISIT_PRICE)])
        PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True), default_clinic=clinic
        )
        section = self.render(self.shared(), self.context())
        self.assertEqual(answers_in(section)["What it costs"], "£65")
        self.text.price = ""
        self.text.length_minutes = None
        self.text.save()
        answers = answers_in(self.render(self.shared(), self.context()))
        self.assertEqual(answers["What it costs"], "£60")
        self.assertEqual(answers["How long it takes"], "45 minutes")
        answers = answers_in(self.render(self.shared(price="£70"), self.context()))
        self.assertEqual(answers["What it costs"], "£70")
        self.assertEqual(answers["How long it takes"], "45 minutes")
        clinic.unpublish()
        answers = answers_in(self.render(self.shared(), self.context()))
        self.assertNotIn("What it costs", answers)

    def test_a_clinic_with_prices_but_none_for_a_first_visit_says_nothing(self):
        later = {**FIRST_VISIT_PRICE, "is_first_visit": False}
        clinic = create_clinic(prices=[("price", later)])
        PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True), default_clinic=clinic
        )
        value = self.block.to_python(self.least())
        self.assertEqual(answers_in(self.render(value, self.context())), {})

    def test_queries_do_not_grow_with_the_sections(self):
        welsh = Locale.objects.create(language_code="cy")
        texts = [FirstVisit.objects.create(**TEXT) for _number in range(10)]
        clinics = [create_clinic(name=f"Clinic {number}") for number in range(10)]
        for each in [*texts, *clinics]:
            translation = each.copy_for_translation(welsh)
            translation.live = True
            translation.save()
        PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True), default_clinic=clinics[0]
        )
        for locale in (self.text.locale, welsh):
            counts = set()
            for number in (1, 10):
                body = ConditionPage._meta.get_field("body").to_python(
                    [
                        *(section("first_visit", shared=t.pk) for t in texts[:number]),
                        *(section("clinic", clinic=c.pk) for c in clinics[:number]),
                    ]
                )
                context = self.context(page=ConditionPage(locale=locale))
                with CaptureQueriesContext(connection) as queries:
                    html = body.render_as_block(context)
                self.assertEqual(html.count("<section"), 2 * number)
                counts.add(len(queries))
            with self.subTest(locale=locale):
                self.assertEqual(len(counts), 1, counts)

    def test_an_impossible_length_is_refused(self):
        self.assertEqual(list(self.faults(length_minutes=0)), ["length_minutes"])
