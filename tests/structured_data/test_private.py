"""What not every visitor may see is in nobody's graph."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.models import PractitionerClinic

from .graphs import document_of, nodes_of


def restrict(page):
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )


class PrivateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page = create_condition(cls.index, title="Cramp", slug="cramp")
        cls.other = create_condition(cls.index, title="Secret", slug="secret")
        cls.page.related_conditions = [cls.other.page_ptr]
        cls.page.save()

    def text(self, page):
        return str(document_of(self.client.get(page.url)))

    def test_public_pages_are_named(self):
        self.assertIn("/conditions/secret/", self.text(self.page))
        self.assertIn("Secret", self.text(self.index))

    def test_a_related_condition_and_one_of_the_list(self):
        restrict(self.other)
        self.assertNotIn("secret", self.text(self.page).lower())
        self.assertNotIn("secret", self.text(self.index).lower())

    def test_a_draft(self):
        self.other.unpublish()
        self.assertNotIn("secret", self.text(self.page).lower())
        self.assertNotIn("secret", self.text(self.index).lower())

    def test_a_page_above(self):
        # The page itself is open to whoever logs in; what is above it stays unnamed.
        home = Site.objects.get(is_default_site=True).root_page
        hidden = home.add_child(instance=Page(title="Staff only", slug="staff"))
        index = create_index(title="Leaflets", slug="leaflets")
        index.move(hidden, pos="last-child")
        page = create_condition(type(index).objects.get(pk=index.pk), slug="draft")
        self.assertIn("Staff only", self.text(page))
        hidden.unpublish()
        self.assertNotIn("Staff only", self.text(page))
        self.assertIn("Leaflets", self.text(page))

    def test_a_person_who_is_not_live_is_no_author(self):
        person = create_practitioner(name="Robin Gone", live=False)
        page = create_condition(self.index, slug="authored", author=person)
        self.assertNotIn("Robin", self.text(page))


class QueryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()

    def count(self, path):
        self.client.get(path)
        with CaptureQueriesContext(connection) as queries:
            nodes_of(self.client.get(path))
        return len(queries)

    def added(self, path):
        with self.settings(WAGTAIL_OSTEO_STRUCTURED_DATA=False):
            self.client.get(path)
            with CaptureQueriesContext(connection) as without:
                self.client.get(path)
        return self.count(path) - len(without)

    def test_the_graph_costs_the_regions_and_what_is_above(self):
        page = create_condition(self.index, [section("red_flags"), section("causes")])
        self.assertLessEqual(self.added(page.url), 2)

    def test_the_number_of_clinics_does_not_matter(self):
        def added(number):
            person = create_practitioner(name=f"Robin {number}")
            for each in range(number):
                clinic = create_clinic(name=f"Clinic {number} {each}")
                link = PractitionerClinic(practitioner=person, clinic=clinic)
                link.save()
            return self.added(person.get_absolute_url())

        self.assertEqual(added(1), added(4))

    def test_the_number_of_sections_and_people_does_not_matter(self):
        def page(number):
            body = [section("red_flags")]
            for each in range(number):
                person = create_practitioner(name=f"Person {number} {each}")
                body += [section("practitioner", practitioner=person.pk)]
                body += [section("causes"), section("treatment"), section("faq")]
            return create_condition(self.index, body, slug=f"page-{number}")

        few, many = page(2), page(8)
        self.assertEqual(self.count(few.url), self.count(many.url))
