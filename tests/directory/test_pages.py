"""Pages of people and clinics: addresses, languages, previews and queries."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from tests.content import (
    create_clinic,
    create_condition,
    create_practitioner,
)
from wagtail_osteo.models import (
    Clinic,
    Practitioner,
    PractitionerClinic,
)
from wagtail_osteo.pages.models import ConditionPage

from .base import ELM, SAM, DirectoryTestCase
from .test_addresses import BY_LANGUAGE, ELSEWHERE


class AddressOfPageTests(DirectoryTestCase):
    def test_what_was_never_there_is_not_found(self):
        for part in ("practitioners", "clinics"):
            for slug in ("nobody", "%00", "a%00b", "..", "a b", "x" * 5000, "É", "<b>"):
                self.get(f"/{part}/{slug}/", 404)

    def test_letters_beyond_ascii(self):
        zoe = create_practitioner(name="Zoë Łódź")
        self.assertEqual(self.get(zoe.get_absolute_url()).h1.get_text(), "Zoë Łódź")

    def test_elsewhere_and_one_part_alone(self):
        with ELSEWHERE:
            page = self.get("/about/team/sam-example/")
            self.assertEqual(page.h1.get_text(), "Sam Example")
            self.assertIsNone(page.find("a", string="Elm Lane"))
            self.get("/clinics/", 404)

    def test_pages_name_people_and_clinics_with_their_addresses(self):
        hrefs = self.hrefs(self.condition.url)
        self.assertIn(SAM, hrefs)
        self.assertIn(ELM, hrefs)
        with override_settings(ROOT_URLCONF="wagtail.urls"):
            hrefs = self.hrefs(self.condition.url)
        self.assertNotIn(SAM, hrefs)
        self.assertNotIn("", hrefs)


class LanguageTests(DirectoryTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.welsh = Locale.objects.create(language_code="cy")
        for snippet, name in ((cls.sam, "Sam Enghraifft"), (cls.elm, "Lôn y Llwyfen")):
            translation = snippet.copy_for_translation(cls.welsh)
            translation.name = name
            translation.save()
        cls.jo = create_practitioner(name="Jo Example")

    def test_each_language_shows_its_translation_or_else_the_sites(self):
        with BY_LANGUAGE:
            page = self.get("/cy/practitioners/sam-example/")
            self.assertEqual(page.h1.get_text(), "Sam Enghraifft")
            self.assertEqual(
                page.select_one(".osteo-places__place b").get_text(), "Lôn y Llwyfen"
            )
            page = self.get("/en-gb/practitioners/sam-example/")
            self.assertEqual(page.h1.get_text(), "Sam Example")
            page = self.get("/cy/practitioners/jo-example/")
            self.assertEqual(page.h1.get_text(), "Jo Example")

    def test_lists_show_each_person_and_clinic_once(self):
        with BY_LANGUAGE:
            for path, selector, names in (
                ("/cy/practitioners/", "h2 a", ["Jo Example", "Sam Enghraifft"]),
                ("/cy/clinics/", "h2 a", ["Lôn y Llwyfen"]),
                ("/cy/clinics/elm-lane/", "h3 a", ["Sam Enghraifft"]),
            ):
                self.assertEqual(self.texts(path, selector), names)

    def test_a_translation_that_is_not_live_leaves_the_original(self):
        self.sam.get_translation(self.welsh).unpublish()
        with BY_LANGUAGE:
            page = self.get("/cy/practitioners/sam-example/")
            self.assertEqual(page.h1.get_text(), "Sam Example")

    def test_conditions_are_those_of_the_language(self):
        with BY_LANGUAGE:
            self.assertNotIn("Cramp", self.text("/cy/practitioners/sam-example/"))
            self.assertIn("Cramp", self.text("/en-gb/practitioners/sam-example/"))

    def test_two_people_with_one_slug_in_two_languages(self):
        other = create_practitioner(
            name="Sam Example", locale=self.welsh, slug="jo-example"
        )
        with BY_LANGUAGE:
            page = self.get("/cy/practitioners/jo-example/")
            self.assertEqual(page.h1.get_text(), other.name)
            page = self.get("/en-gb/practitioners/jo-example/")
            self.assertEqual(page.h1.get_text(), "Jo Example")


class PreviewTests(DirectoryTestCase):
    """The editor's preview is the page that visitors get."""

    def preview(self, snippet):
        response = snippet.make_preview_request()
        self.assertEqual(response.status_code, 200)
        return BeautifulSoup(response.content, "html.parser").main.prettify()

    def test_is_the_page(self):
        for snippet, path in ((self.sam, SAM), (self.elm, ELM)):
            self.assertEqual(self.preview(snippet), self.get(path).main.prettify())

    def test_shows_what_is_not_saved(self):
        self.sam.clinic_links = [PractitionerClinic(clinic=self.elm, days=[2])]
        self.assertIn("Wednesday", self.preview(self.sam))

    def test_of_what_was_never_saved(self):
        locale = Locale.get_default()
        for snippet in (Practitioner(name="New", locale=locale), Clinic(name="New")):
            self.assertIn("New", self.preview(snippet))


class QueryTests(DirectoryTestCase):
    """Many people and conditions cost no more queries than a few."""

    def queries(self, path):
        self.client.get(path)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(self.client.get(path).status_code, 200)
        return len(queries)

    def add_people(self, count):
        photo = self.sam.photo
        for number in range(count):
            person = create_practitioner(name=f"Person {number}", photo=photo)
            PractitionerClinic.objects.create(practitioner=person, clinic=self.elm)

    def add_clinics(self, count):
        for number in range(count):
            clinic = create_clinic(name=f"Clinic {number}", telephone="+442079460101")
            PractitionerClinic.objects.create(practitioner=self.sam, clinic=clinic)

    def test_many_people(self):
        self.add_people(4)
        few = [self.queries(path) for path in ("/practitioners/", ELM)]
        self.add_people(45)
        many = [self.queries(path) for path in ("/practitioners/", ELM)]
        self.assertEqual(many, few)
        with BY_LANGUAGE:
            first = self.queries("/en-gb/practitioners/")
            Practitioner.objects.filter(name__startswith="Person").delete()
            self.assertEqual(self.queries("/en-gb/practitioners/"), first)

    def test_many_clinics(self):
        self.add_clinics(1)
        few = [self.queries(path) for path in ("/clinics/", SAM)]
        self.add_clinics(20)
        self.assertEqual([self.queries(path) for path in ("/clinics/", SAM)], few)

    def test_many_conditions(self):
        for number in range(2):
            create_condition(self.index, title=f"Condition {number}", author=self.sam)
        few = self.queries(SAM)
        for number in range(60):
            create_condition(self.index, title=f"Other {number}", author=self.sam)
        self.assertEqual(self.queries(SAM), few)
        self.assertEqual(ConditionPage.objects.count(), 63)
