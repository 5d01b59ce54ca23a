"""Search in the admin, whatever is typed."""

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils import WagtailTestUtils

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
)
from wagtail_osteo.models import ClinicClosure, FirstVisit, RedFlagSet

SNIPPETS = ["practitioner", "clinic", "firstvisit", "redflagset"]
TYPED = ['"', '"Elm', 'El"m', '"Elm" OR', "'", "*", "(", "\\", "%", "-", "NOT", "\x00"]


class SearchTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = create_condition(create_index(), title="Elm pain")
        cls.clinic = create_clinic(name="Elm Lane")
        create_practitioner(name="Elm Example")
        locale = Locale.get_default()
        FirstVisit.objects.create(name="Elm", what_happens="<p>a</p>", locale=locale)
        RedFlagSet.objects.create(name="Elm", live=False, locale=locale)

    def setUp(self):
        self.login()

    def views(self):
        names = [
            "osteo_conditions_wagtail_osteo_pages_conditionpage:index",
            "wagtail_osteo_review:due",
            ClinicClosure.snippet_viewset.get_url_name("list"),
        ]
        for name in SNIPPETS:
            names.append(f"wagtailsnippets_wagtail_osteo_{name}:list")
            names.append(f"wagtailsnippetchoosers_wagtail_osteo_{name}:choose")
            names.append(f"wagtailsnippetchoosers_wagtail_osteo_{name}:choose_results")
        return names

    def test_nothing_that_is_typed_is_an_error(self):
        for name in self.views():
            for words in TYPED[:4]:
                with self.subTest(name, words=words):
                    response = self.client.get(reverse(name), {"q": words})
                    self.assertEqual(response.status_code, 200)
        for words in TYPED:
            with self.subTest(words=words):
                url = reverse("wagtailsnippetchoosers_wagtail_osteo_clinic:choose")
                self.assertEqual(self.client.get(url, {"q": words}).status_code, 200)

    def test_quotation_marks_find_what_is_between_them(self):
        for name in SNIPPETS:
            with self.subTest(name):
                url = reverse(f"wagtailsnippets_wagtail_osteo_{name}:list")
                self.assertContains(self.client.get(url, {"q": '"Elm"'}), "Elm")

    def test_visitors_too(self):
        for words in TYPED:
            with self.subTest(words):
                response = self.client.get(self.page.get_parent().url, {"q": words})
                self.assertEqual(response.status_code, 200)
