"""A form can ask who is logged in, before it sends what somebody wrote.

What it does with the answer is tried in a browser: tests/browser/admin.
"""

from django.test import Client, TestCase
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
)
from wagtail_osteo.models import FirstVisit, RedFlagSet

from .users import create_user

FROM_A_SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


class SessionStateTests(TestCase):
    def setUp(self):
        self.client = Client(enforce_csrf_checks=True)
        self.user = create_user("robin")
        self.client.force_login(self.user)

    def ask(self):
        return self.client.get(reverse("wagtail_osteo_session"), **FROM_A_SCRIPT)

    def test_names_the_user_and_a_token_that_will_do(self):
        response = self.ask()
        state = response.json()
        self.assertEqual(state["user"], str(self.user.pk))
        self.assertIn("no-store", response["Cache-Control"])
        form = {"csrfmiddlewaretoken": state["token"]}
        answer = self.client.post(reverse("wagtailadmin_logout"), form)
        self.assertNotEqual(answer.status_code, 403)

    def test_tells_nothing_to_whoever_is_not_logged_in(self):
        self.client.logout()
        self.assertEqual(self.ask().status_code, 403)


class FormTests(WagtailTestUtils, TestCase):
    def setUp(self):
        self.user = self.login()

    def assertAsks(self, address):
        script = self.get_soup(self.client.get(address).content).select_one(
            "script[data-osteo-session]"
        )
        self.assertIsNotNone(script, address)
        self.assertEqual(script["data-user"], str(self.user.pk))
        self.assertEqual(script["data-osteo-session"], reverse("wagtail_osteo_session"))
        self.assertIn(self.user.get_username(), script["data-words"])

    def test_the_form_of_a_condition_asks(self):
        index = create_index()
        page = create_condition(index)
        self.assertAsks(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        kind = ("wagtail_osteo_pages", "conditionpage", index.pk)
        self.assertAsks(reverse("wagtailadmin_pages:add", args=kind))

    def test_the_forms_of_snippets_ask(self):
        clinic = create_clinic()
        snippets = [
            clinic,
            create_practitioner(),
            FirstVisit.objects.create(name="First visit"),
            RedFlagSet.objects.create(name="Calf", live=False),
            clinic.closures.create(first_day="2026-12-24", last_day="2026-12-24"),
        ]
        for snippet in snippets:
            urls = snippet.snippet_viewset
            self.assertAsks(reverse(urls.get_url_name("add")))
            self.assertAsks(reverse(urls.get_url_name("edit"), args=[snippet.pk]))
