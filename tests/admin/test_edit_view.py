"""The form in which a condition is written."""

import json

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from tests.medical_help.content import create_text
from wagtail_osteo.models import FirstVisit
from wagtail_osteo.pages.models import ConditionPage


def list_of(values) -> dict:
    """A list of blocks as the form sends it."""
    rows = {
        str(number): {"value": value, "id": "", "order": number, "deleted": ""}
        for number, value in enumerate(values)
    }
    return {"count": len(rows), **rows}


def choosing_sections(count):
    """As many sections, each of which chooses something that no other one does."""

    def picture(name):
        image = get_image_model()(title=name, file=get_test_image_file())
        image.save()
        return section("image", picture={"image": image.pk})

    first_visit = FirstVisit.objects.create
    choices = [
        picture,
        lambda name: section("clinic", clinic=create_clinic(name=name).pk),
        lambda name: section(
            "practitioner", practitioner=create_practitioner(name=name).pk
        ),
        lambda name: section("first_visit", shared=first_visit(name=name).pk),
        lambda name: section("red_flags", sets=[create_text(name=name).pk]),
        # So many pictures that a short page, too, fetches their renditions together.
        *[picture] * 5,
    ]
    return [choices[i % len(choices)](f"Choice {i}") for i in range(count)]


class RelatedConditionsTests(WagtailTestUtils, TestCase):
    """They are chosen one by one, from however many."""

    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page, cls.near, cls.far = (
            create_condition(cls.index, title=title, slug=title.lower())
            for title in ("Cramp", "Lumbago", "Sciatica")
        )
        cls.url = reverse("wagtailadmin_pages:edit", args=[cls.page.pk])

    def setUp(self):
        self.login()

    def post(self, *rows):
        """Save the form as the browser sends it, with ``rows`` of related pages."""
        response = self.client.post(
            self.url,
            nested_form_data(
                {
                    "title": "Cramp",
                    "slug": "cramp",
                    "also_known_as": "",
                    "summary": "",
                    "body": streamfield([]),
                    "related_conditions": list_of(rows),
                    "comments": inline_formset([]),
                }
            ),
        )
        self.assertRedirects(response, self.url)
        page = ConditionPage.objects.get(pk=self.page.pk)
        draft = page.get_latest_revision_as_object()
        return [related.title for related in draft.related_conditions.all()]

    def rows(self):
        soup = self.get_soup(self.client.get(self.url).content)
        form = soup.find(id="related_conditions")
        rows, _error = json.loads(form["data-w-block-arguments-value"])
        return [row["value"]["adminTitle"] for row in rows]

    def test_what_is_chosen_is_kept_and_shown(self):
        both = ["Lumbago", "Sciatica"]
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.post(self.near.pk, self.far.pk), both)
        self.assertEqual(self.rows(), both)
        self.assertEqual(self.post(self.far.pk), ["Sciatica"])
        self.assertEqual(self.post(), [])

    def test_an_empty_row_and_a_deleted_page_are_no_obstacle(self):
        both = ["Lumbago", "Sciatica"]
        self.assertEqual(self.post(self.near.pk, "", self.far.pk), both)
        self.near.delete()
        self.assertEqual(self.rows(), ["Sciatica"])

    def test_only_conditions_are_offered_and_none_is_listed(self):
        response = self.client.get(self.url)
        self.assertNotContains(response, "Sciatica")
        self.assertContains(response, "wagtail_osteo_pages.conditionpage")


class OtherNamesTests(WagtailTestUtils, TestCase):
    """They are typed one a line."""

    @classmethod
    def setUpTestData(cls):
        cls.page = create_condition(
            create_index(), title="Cramp", slug="cramp", also_known_as="Spasm, (a, b)"
        )
        cls.url = reverse("wagtailadmin_pages:edit", args=[cls.page.pk])

    def setUp(self):
        self.login()

    def field(self, response=None):
        response = response or self.client.get(self.url)
        return self.get_soup(response.content).select_one("[name=also_known_as]")

    def post(self, text):
        return self.client.post(
            self.url,
            nested_form_data(
                {
                    "title": "Cramp",
                    "slug": "cramp",
                    "also_known_as": text,
                    "summary": "",
                    "body": streamfield([]),
                    "related_conditions": list_of([]),
                    "comments": inline_formset([]),
                }
            ),
        )

    def test_those_between_commas_are_shown_so(self):
        self.assertEqual(self.field().name, "textarea")
        self.assertEqual(self.field().text.strip(), "Spasm\n(a, b)")

    def test_what_is_typed_is_kept(self):
        self.assertRedirects(self.post("Spasm\r\nArthritis, rheumatoid"), self.url)
        page = ConditionPage.objects.get(pk=self.page.pk)
        draft = page.get_latest_revision_as_object()
        self.assertEqual(draft.also_known_as, "Spasm\nArthritis, rheumatoid")
        self.assertEqual(self.field().text.strip(), "Spasm\nArthritis, rheumatoid")

    def test_too_many_are_refused_and_none_is_lost(self):
        typed = "\r\n".join(f"Name {number}" for number in range(80))
        response = self.post(typed)
        self.assertContains(response, "at most 500 characters")
        self.assertEqual(self.field(response).text.split(), typed.split())
        # A browser would cut it off without a word.
        self.assertIsNone(self.field().get("maxlength"))
        self.assertRedirects(
            self.post("\r\n".join(["a" * 100] * 4 + ["b" * 96])), self.url
        )


class QueryTests(WagtailTestUtils, TestCase):
    """A long page opens as any other."""

    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.user = cls.create_superuser("owner")

    def queries(self, page):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.client.force_login(self.user)
        self.client.get(url)  # Fills the caches of content types and sites.
        with CaptureQueriesContext(connection) as queries:
            self.assertContains(self.client.get(url), "Choice 9")
        return len(queries)

    def test_queries_do_not_grow_with_the_sections(self):
        short, long = (
            create_condition(
                self.index, choosing_sections(count), slug=f"with-{count}", live=False
            )
            for count in (10, 60)
        )
        self.assertEqual(self.queries(short), self.queries(long))
