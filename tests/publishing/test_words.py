"""What must be given has words: a full stop or a blank character is none."""

import json

from django.test import TestCase, override_settings
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.models import FirstVisit, RedFlagSet
from wagtail_osteo.publishing import NotReadyToPublish
from wagtail_osteo.sign_off import faults_of

MARKS = [".", "…", "\u3164", "\u200b\u200d", "\u2800", "\u00ad", "\u202e"]
REQUIRED = "This field is required."
RED_FLAGS = section("red_flags")


def red_flags(*signs):
    levels = [{"urgency": "urgent", "match": "any", "signs": list(signs)}]
    return section("red_flags", levels=levels)


PASTED = "<p>Lie\u200b <b>down</b>. می\u200cخواهم</p>"
CAUSE = {"name": "Cold", "explanation": "It stiffens.", "prevention": ["Keep warm"]}
EXERCISE = {"repetitions": "3 times", "caution": "Stop if it hurts."}
# A section, and the field of it that says nothing.
WORDLESS = {
    "overview": lambda mark: {"text": f"<p>{mark}</p>"},
    "rich_text": lambda mark: {"heading": mark},
    "causes": lambda mark: {"causes": [{**CAUSE, "name": mark}]},
    "symptoms": lambda mark: {"symptoms": [{"name": mark}]},
    "prevention": lambda mark: {"tips": [{"name": mark}]},
    "self_care": lambda mark: {"measures": [{"name": mark, "how": "Slowly."}]},
    "exercise": lambda mark: {**EXERCISE, "steps": [{"text": mark}]},
    "treatment": lambda mark: {
        "options": [{"provider": "reader", "name": mark, "effect": "May ease it."}]
    },
    "faq": lambda mark: {"questions": [{"question": mark, "answer": "<p>Yes.</p>"}]},
    "do_dont": lambda mark: {"do_items": [mark]},
    "call_to_action": lambda mark: {"heading": mark},
    "references": lambda mark: {"references": [{"title": mark}]},
    "quote": lambda mark: {"text": mark},
    "first_visit": lambda mark: {"what_happens": f"<p>{mark}</p>"},
}


class WordsTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()

    def draft(self, *body, **fields):
        page = create_condition(self.index, list(body), live=False, **fields)
        page.save_revision()
        return page


class SectionTests(WordsTestCase):
    def test_a_required_text_without_words_is_refused(self):
        page = self.draft(RED_FLAGS)
        for slug, fields in WORDLESS.items():
            for mark in MARKS[:3]:
                with self.subTest(slug, mark=mark):
                    page.body = [RED_FLAGS, section(slug, **fields(mark))]
                    revision = page.save_revision()
                    with self.assertRaises(NotReadyToPublish):
                        revision.publish()
                    page.refresh_from_db()
                    self.assertFalse(page.live)

    def test_the_message_is_the_usual_one(self):
        page = self.draft(RED_FLAGS, section("rich_text", heading="."))
        with self.assertRaisesMessage(NotReadyToPublish, REQUIRED):
            page.latest_revision.publish()

    def test_a_remedy_has_words(self):
        cause = {**CAUSE, "prevention": [], "whom_to_ask": "."}
        page = self.draft(RED_FLAGS, section("causes", causes=[cause]))
        message = "Say what the reader can do about this cause"
        with self.assertRaisesMessage(NotReadyToPublish, message):
            page.latest_revision.publish()

    def test_what_need_not_be_given_may_be_a_mark(self):
        page = self.draft(RED_FLAGS, section("rich_text", anchor="a"))
        page.body[0].value["heading"] = "…"
        page.save_revision().publish()
        page.refresh_from_db()
        self.assertEqual(page.body[0].value["heading"], "…")

    def test_a_draft_may_hold_it(self):
        page = self.draft(section("rich_text", heading="."))
        self.assertIn('"heading": "."', page.latest_revision.content["body"])


class SignTests(WordsTestCase):
    def test_the_rule(self):
        page = self.draft(RED_FLAGS)
        for mark in MARKS:
            with self.subTest(mark):
                page.body = [red_flags(mark, " ")]
                with self.assertRaisesMessage(NotReadyToPublish, "at least one sign"):
                    page.save_revision().publish()

    def test_whoever_reads_a_page_meets_no_empty_promise(self):
        page = create_condition(self.index, [red_flags("numb legs")])
        html = self.client.get(page.url).content.decode()
        self.assertIn("numb legs", html)
        self.assertIn("osteo-medical-help-link", html)
        type(page).objects.filter(pk=page.pk).update(
            body=json.dumps([red_flags(*MARKS), section("overview")])
        )
        html = self.client.get(page.url).content.decode()
        self.assertNotIn("osteo-medical-help-link", html)
        self.assertNotIn('id="red-flags"', html)
        self.assertNotIn("When to get medical help", html)

    def test_a_sign_is_shown_without_what_nobody_sees(self):
        page = create_condition(self.index)
        signs = red_flags("numb\u200b legs", ".", "\u3164")
        type(page).objects.filter(pk=page.pk).update(body=json.dumps([signs]))
        html = self.client.get(page.url).content.decode()
        self.assertEqual(html.count("<li>numb legs</li>"), 1)
        self.assertNotIn("<li>.</li>", html)

    def test_a_medical_help_text(self):
        level = {"urgency": "urgent", "match": "any", "signs": ["."]}
        text = RedFlagSet.objects.create(
            name="Backs",
            live=False,
            levels=[{"type": "level", "value": level}],
            sources=[{"type": "source", "value": {"title": "…"}}],
            locale=Locale.get_default(),
        )
        faults = " ".join(faults_of(text))
        self.assertIn("Add at least one sign.", faults)
        self.assertIn("Sources: number 1 is not complete.", faults)


class NameTests(WordsTestCase):
    def test_a_title(self):
        page = self.draft(RED_FLAGS)
        for mark in MARKS:
            with self.subTest(mark):
                page.title = mark
                with self.assertRaisesMessage(NotReadyToPublish, REQUIRED):
                    page.save_revision().publish()
        page.refresh_from_db()
        self.assertFalse(page.live)

    def test_people_clinics_and_texts(self):
        visit = FirstVisit.objects.create(
            name="Adults", what_happens="<p>We talk.</p>", locale=Locale.get_default()
        )
        for snippet in (create_practitioner(), create_clinic(), visit):
            for mark in MARKS[:3]:
                with self.subTest(type(snippet).__name__, mark=mark):
                    snippet.name = mark
                    revision = snippet.save_revision()
                    with self.assertRaisesMessage(NotReadyToPublish, REQUIRED):
                        revision.publish()
        visit.name, visit.what_happens = "Adults", "<p>&nbsp;…</p>"
        with self.assertRaises(NotReadyToPublish):
            visit.save_revision().publish()


class FormTests(WordsTestCase):
    """The words in the forms of the admin."""

    def setUp(self):
        self.login()

    def send_page(self, page, **fields):
        latest = page.get_latest_revision_as_object()
        data = {
            "title": latest.title,
            "slug": latest.slug,
            "also_known_as": "",
            "summary": "",
            "body": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **fields,
        }
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(url, nested_form_data(data))

    @override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False)
    def test_a_page(self):
        page = self.draft(section("overview"))
        response = self.send_page(
            page, **{"title": ".", "action-publish": "action-publish"}
        )
        self.assertContains(response, REQUIRED)
        response = self.send_page(
            page,
            title="Calf\u200b pain\u00ad",
            summary="A \u202espasm",
            body=streamfield(
                [
                    (
                        "rich_text",
                        {
                            "heading": "Re\u00adst\u2060",
                            "anchor": "",
                            "text": rich_text(PASTED),
                        },
                    )
                ]
            ),
        )
        self.assertEqual(response.status_code, 302)
        page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        self.assertEqual((page.title, page.summary), ("Calf pain", "A spasm"))
        (text,) = page.body
        self.assertEqual(text.value["heading"], "Rest")
        self.assertIn("Lie <b>down</b>. می\u200cخواهم", text.value["text"].source)

    def send_person(self, **fields):
        person = create_practitioner()
        data = {
            "name": "Sam",
            "slug": "sam",
            "is_practising": "on",
            "biography": "null",
            "profile_links": streamfield([]),
            "clinic_links": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **fields,
        }
        viewset = type(person).snippet_viewset
        url = reverse(viewset.get_url_name("edit"), args=[person.pk])
        response = self.client.post(url, nested_form_data(data))
        person.refresh_from_db()
        return response, person

    def test_a_draft_keeps_its_marks(self):
        page = self.draft(section("overview"))
        text = {"heading": ".", "anchor": "", "text": rich_text("<p>…</p>")}
        self.send_page(page, body=streamfield([("rich_text", text)]))
        page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        self.assertEqual(page.body[0].value["heading"], ".")
        self.assertIn("…", page.body[0].value["text"].source)

    def test_a_person(self):
        response, person = self.send_person(
            **{
                "name": "Sam\ufeff Exam\u200bple",
                "job_title": "\u3164",
                "registration_number": "12\u200e34",
                "action-publish": "yes",
            }
        )
        self.assertEqual(response.status_code, 302)
        self.assertEqual(person.name, "Sam Example")
        self.assertEqual(person.job_title, "")
        self.assertEqual(person.registration_number, "1234")

    def test_a_name_without_words(self):
        for mark in MARKS:
            with self.subTest(mark):
                response, _person = self.send_person(
                    **{"name": mark, "action-publish": "yes"}
                )
                self.assertContains(response, REQUIRED)

    def test_an_address_that_no_browser_opens(self):
        response, _person = self.send_person(register_url="ftp://example.com/sam")
        self.assertContains(response, "Give an address that starts with https://")
