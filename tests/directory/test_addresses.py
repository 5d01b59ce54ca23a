from django.test import RequestFactory, TestCase, override_settings
from wagtail.models import Locale, Site

from tests.content import create_clinic, create_practitioner
from wagtail_osteo.models import Clinic, Practitioner

BY_LANGUAGE = override_settings(ROOT_URLCONF="tests.directory.urls_by_language")
ELSEWHERE = override_settings(ROOT_URLCONF="tests.directory.urls_elsewhere")
NOWHERE = override_settings(ROOT_URLCONF="wagtail.urls")


class AddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.sam = create_practitioner()
        cls.elm = create_clinic()

    def test_people_and_clinics_have_usual_addresses(self):
        self.assertEqual(self.sam.get_absolute_url(), "/practitioners/sam-example/")
        self.assertEqual(self.elm.get_absolute_url(), "/clinics/elm-lane/")

    def test_a_site_chooses_others_and_may_leave_one_out(self):
        with ELSEWHERE:
            self.assertEqual(self.sam.get_absolute_url(), "/about/team/sam-example/")
            self.assertEqual(self.elm.get_absolute_url(), "")
            self.assertEqual(self.elm.get_full_url(), "")

    def test_without_such_pages_there_is_no_address(self):
        with NOWHERE:
            self.assertEqual(self.sam.get_absolute_url(), "")
            self.assertEqual(self.sam.get_full_url(RequestFactory().get("/")), "")

    def test_before_it_is_saved_there_is_none(self):
        self.assertEqual(Clinic(name="New").get_absolute_url(), "")

    def test_letters_beyond_ascii(self):
        zoe = create_practitioner(name="Zoë Łódź")
        self.assertEqual(
            zoe.get_absolute_url(), "/practitioners/zo%C3%AB-%C5%82%C3%B3d%C5%BA/"
        )

    def test_an_imported_slug_that_no_address_can_hold(self):
        Practitioner.objects.update(slug="no/slug")
        self.assertEqual(Practitioner.objects.get().get_absolute_url(), "")

    def test_the_full_address_begins_with_the_site_of_the_request(self):
        site = Site.objects.get(is_default_site=True)
        site.hostname, site.port = "elm.example.com", 443
        site.save()
        Site.objects.create(
            hostname="oak.example.com", port=80, root_page=site.root_page
        )
        full_url = self.sam.get_full_url
        path = "/practitioners/sam-example/"
        self.assertEqual(full_url(), f"https://elm.example.com{path}")
        request = RequestFactory().get("/", headers={"host": "oak.example.com"})
        self.assertEqual(full_url(request), f"http://oak.example.com{path}")

    def test_the_language_is_that_of_the_snippet(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.sam.copy_for_translation(welsh)
        translation.save()
        with BY_LANGUAGE:
            for snippet, language in ((self.sam, "en-gb"), (translation, "cy")):
                self.assertEqual(
                    snippet.get_absolute_url(),
                    f"/{language}/practitioners/sam-example/",
                )

    def test_addresses_cost_no_query_each(self):
        for number in range(4):
            create_practitioner(name=f"Jo {number}")
        with self.assertNumQueries(1):
            [each.get_absolute_url() for each in Practitioner.objects.all()]
        with BY_LANGUAGE:
            people = list(Practitioner.objects.all())
            Practitioner.fetch_parts(people)
            with self.assertNumQueries(0):
                [each.get_absolute_url() for each in people]
