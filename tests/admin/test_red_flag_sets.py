"""Where editors find medical-help texts, and read them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.medical_help.base import TextTestCase, address, typed_form, user_with
from tests.medical_help.content import create_signed
from wagtail_osteo.models import RedFlagSet


class ReadTests(TextTestCase):
    """Who may look and no more reads a text as patients do."""

    def test_the_list_leads_to_the_newest_version(self):
        self.change(self.signed)
        self.client.force_login(user_with("reader", "view_redflagset"))
        for text, words in [
            (self.draft, ["a joint is hot", "Not yet clinically reviewed"]),
            (self.signed, ["you fainted", "Changes await sign-off", "Sam Example"]),
        ]:
            link = address("inspect", text.pk)
            self.assertContains(self.client.get(address("list")), f'href="{link}"')
            response = self.client.get(link)
            self.assertContains(response, "Call 999 or go to A&amp;E now if:")
            for each in words:
                self.assertContains(response, each)
            self.assertNotContains(response, "<form")
            for page in ("sign_off", "edit", "delete"):
                self.assertNotContains(response, address(page, text.pk))

    def test_who_may_do_more_goes_on_from_there(self):
        response = self.client.get(address("inspect", self.draft.pk))
        for page in ("sign_off", "edit"):
            self.assertContains(response, address(page, self.draft.pk))

    def test_nobody_else_reads_drafts(self):
        self.client.force_login(user_with("nobody"))
        response = self.client.get(address("inspect", self.draft.pk))
        self.assertRedirects(response, reverse("wagtailadmin_home"))


class ListTests(TextTestCase):
    def test_can_be_narrowed_to_what_awaits_a_sign_off(self):
        changed = create_signed(self.signer, name="Changed")
        self.change(changed)
        names = {text.name for text in RedFlagSet.objects.all()}
        for review, found in [
            ("awaiting", {"Hot joint", "Changed"}),
            ("signed", {"Signed"}),
            ("", names),
        ]:
            for query in ({}, {"q": "C"}):
                if query:
                    found = {name for name in found if name.startswith("C")}
                response = self.client.get(
                    address("list"), {"clinical_review": review, **query}
                )
                with self.subTest(review, **query):
                    listed = {text.name for text in response.context["object_list"]}
                    self.assertEqual(listed, found)

    def test_tells_which_are_reviewed_and_by_whom(self):
        changed = create_signed(self.signer, name="Changed")
        self.change(changed)
        response = self.client.get(address("list"))
        for words in (
            "Not yet clinically reviewed",
            "Signed off",
            "Changes await sign-off",
            "Sam Example, ",
        ):
            self.assertContains(response, words)

    def test_queries_do_not_grow_with_the_texts(self):
        # For those who may translate, Wagtail itself asks once a row.
        self.client.force_login(user_with("editor", "change_redflagset"))

        def queries():
            with CaptureQueriesContext(connection) as captured:
                self.client.get(address("list"))
            return len(captured)

        queries()
        few = queries()
        for number in range(10):
            create_signed(self.signer, name=f"Text {number}")
        self.assertEqual(queries(), few)

    def test_preview_shows_the_cards(self):
        path = address("preview_on_edit", self.draft.pk)
        self.client.post(path, typed_form())
        response = self.client.get(path)
        self.assertContains(response, "<h1>Typed</h1>")
        self.assertContains(response, "<li>x</li>")
        self.assertContains(response, "Call a GP now")
