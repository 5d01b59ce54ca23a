"""What the page of a person shows, and what it never does."""

from datetime import date

from django.contrib.auth import get_user_model
from wagtail.models import PageViewRestriction

from tests.content import (
    create_condition,
    create_index,
)
from wagtail_osteo.models import (
    Practitioner,
)

from .base import ELM, SAM, DirectoryTestCase


class PractitionerPageTests(DirectoryTestCase):
    def test_a_person_is_introduced(self):
        page = self.get(SAM)
        self.assertEqual(page.title.get_text(), "Sam Example – Elm Lane Osteopathy")
        self.assertEqual(page.h1.get_text(), "Sam Example")
        text = self.text(SAM)
        for words in (
            "Registered osteopath", "BSc (Hons) Osteopathy", "Registration number 1234",
            "Speaks English, Welsh", "Sam runs.", "Elm Lane Monday, Thursday",
            "sam@example.com", "020 7946 0777".replace(" ", "\N{NO-BREAK SPACE}"),
        ):  # fmt: skip
            self.assertIn(" ".join(words.split()), text)
        self.assertEqual(
            page.find("a", string="check the register")["href"],
            "https://example.com/register/99",
        )
        self.assertEqual(page.find("a", rel="me")["href"], "https://example.com/blog")
        self.assertEqual(page.find("a", string="Cramp")["href"], "/conditions/cramp/")
        self.assertEqual(
            page.select_one(".osteo-places [data-osteo-action]")["href"],
            "tel:+44-20-7946-0101",
        )
        self.assertIn(ELM, self.hrefs(SAM))
        self.assertNotIn("private@example.com", text)

    def test_conditions_that_visitors_may_not_see_are_not_listed(self):
        create_condition(self.index, title="Draft", author=self.sam, live=False)
        create_condition(
            self.index,
            title="Checked",
            reviewer=self.sam,
            last_reviewed=date(2026, 3, 3),
        )
        create_condition(self.index, title="Never checked", reviewer=self.sam)
        create_condition(self.index, title="Somebody else’s")
        locked = create_index(title="Members", slug="members")
        create_condition(locked, title="Members only", author=self.sam)
        PageViewRestriction.objects.create(
            page=locked, restriction_type=PageViewRestriction.LOGIN
        )
        self.client.force_login(get_user_model().objects.create_superuser("owner"))
        self.assertEqual(
            self.texts(SAM, "[aria-labelledby=osteo-conditions-heading] a"),
            ["Checked", "Cramp"],
        )
        PageViewRestriction.objects.create(
            page=self.index, restriction_type=PageViewRestriction.LOGIN
        )
        self.assertNotIn("Cramp", self.text(SAM))

    def test_a_clinic_that_is_not_live_is_absent(self):
        self.elm.unpublish()
        self.assertNotIn("Elm Lane Monday", self.text(SAM))
        self.assertEqual(self.get(SAM).select("[data-osteo-action=book]"), [])
        self.assertNotIn(ELM, self.hrefs(SAM))

    def test_a_person_who_has_left_keeps_the_page_and_books_nobody(self):
        Practitioner.objects.update(is_practising=False)
        text = self.text(SAM)
        self.assertIn("No longer practising", text)
        self.assertIn("Cramp", text)
        for words in ("Elm Lane Monday", "sam@example.com", "7946"):
            self.assertNotIn(words, text)
        self.assertEqual(self.get(SAM).select("[data-osteo-action]"), [])
        self.assertNotIn("Sam Example", self.text("/practitioners/"))
        self.assertNotIn("Sam Example", self.text(ELM))

    def test_a_person_who_is_not_live_has_no_page(self):
        self.sam.unpublish()
        self.get(SAM, 404)
        self.assertNotIn("Sam Example", self.text("/practitioners/"))
        self.assertNotIn("Sam Example", self.text(ELM))

    def test_a_draft_shows_nothing_before_it_is_published(self):
        self.sam.biography = "<p>Sam swims.</p>"
        self.sam.save_revision()
        self.assertIn("Sam runs.", self.text(SAM))

    def test_a_name_is_text_and_never_markup(self):
        Practitioner.objects.update(name="<script>alert(1)</script>")
        for path in (SAM, ELM, "/practitioners/"):
            self.assertNotIn("<script>alert", str(self.get(path)))
