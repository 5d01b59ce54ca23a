"""Pages of people and clinics: what they show, and what they never do."""

import datetime

import wagtail_factories
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
)
from wagtail_osteo.models import (
    Clinic,
    ClinicClosure,
    PracticeSettings,
    Practitioner,
    PractitionerClinic,
)
from wagtail_osteo.pages.models import ConditionPage

from .test_addresses import BY_LANGUAGE, ELSEWHERE

SAM = "/practitioners/sam-example/"
ELM = "/clinics/elm-lane/"


class DirectoryTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.elm = create_clinic(
            name="Elm Lane",
            street_address="1 Elm Lane",
            locality="Exampleton",
            postal_code="EX1 1EX",
            telephone="+442079460101",
            email="elm@example.com",
            opening_hours={"monday": [{"opens": "09:00", "closes": "12:30"}]},
            directions="<p>Left at the bus station.</p>",
            parking="Two spaces",
            access="No steps",
            prices=[
                ("price", {"service": "First visit", "minutes": 60, "price": "£65"})
            ],
        )
        cls.sam = create_practitioner(
            job_title="Registered osteopath",
            qualifications="BSc (Hons) Osteopathy",
            registration_number="1234",
            register_url="https://example.com/register/99",
            languages="English, Welsh",
            email="sam@example.com",
            private_email="private@example.com",
            telephone="+442079460777",
            biography="<p>Sam runs.</p>",
            photo=wagtail_factories.ImageFactory(file__width=300, file__height=300),
            profile_links=[("link", {"label": "Blog", "url": "https://example.com/b"})],
        )
        cls.link = PractitionerClinic.objects.create(
            practitioner=cls.sam, clinic=cls.elm, days=[0, 3]
        )
        cls.practice = PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True),
            practice_name="Elm Lane Osteopathy",
            default_clinic=cls.elm,
            profile_links=[
                ("link", {"label": "Facebook", "url": "https://fb.example"})
            ],
        )
        cls.index = create_index()
        cls.condition = create_condition(cls.index, title="Cramp", author=cls.sam)

    def get(self, path, status=200):
        response = self.client.get(path)
        self.assertEqual(response.status_code, status, path)
        return BeautifulSoup(response.content, "html.parser")

    def text(self, path):
        return " ".join(self.get(path).get_text(" ").split())

    def texts(self, path, selector):
        return [element.get_text() for element in self.get(path).select(selector)]

    def hrefs(self, path):
        return [link["href"] for link in self.get(path).main.find_all("a")]


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
        self.assertEqual(page.find("a", rel="me")["href"], "https://example.com/b")
        self.assertEqual(page.find("a", string="Cramp")["href"], "/conditions/cramp/")
        self.assertEqual(
            page.select_one(".osteo-places [data-osteo-action]")["href"],
            "tel:+44-20-7946-0101",
        )
        self.assertIn(ELM, self.hrefs(SAM))
        self.assertNotIn("private@example.com", text)

    def test_conditions_that_visitors_may_not_see_are_not_listed(self):
        create_condition(self.index, title="Draft", author=self.sam, live=False)
        create_condition(self.index, title="Checked", reviewer=self.sam)
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


class ClinicPageTests(DirectoryTestCase):
    def test_a_clinic_is_described(self):
        page, text = self.get(ELM), self.text(ELM)
        self.assertEqual(page.h1.get_text(), "Elm Lane")
        for words in (
            "Private clinic", "1 Elm Lane Exampleton EX1 1EX", "Monday 9:00–12:30",
            "Left at the bus station.", "Two spaces", "No steps", "elm@example.com",
            "First visit 60 minutes £65", "Sam Example", "Monday, Thursday",
        ):  # fmt: skip
            self.assertIn(words, text)
        self.assertEqual(page.find("a", rel="me")["href"], "https://fb.example")
        self.assertIn(SAM, self.hrefs(ELM))
        call = page.find(attrs={"data-osteo-action": "call"})
        self.assertEqual(call["href"], "tel:+44-20-7946-0101")

    def test_closures_to_come_are_told_with_their_reason(self):
        today = timezone.localdate()
        for reason, first, last in (
            ("Past", -9, -8),
            ("Floods", -1, 1),
            ("Feast", 30, 31),
        ):
            ClinicClosure.objects.create(
                clinic=self.elm,
                first_day=today + datetime.timedelta(first),
                last_day=today + datetime.timedelta(last),
                reason=reason,
            )
        text = self.text(ELM)
        self.assertLess(text.index(": Floods"), text.index(": Feast"))
        self.assertNotIn("Past", text)

    def test_it_says_that_it_takes_no_new_patients(self):
        Clinic.objects.update(accepting_new_patients=False)
        for path in (ELM, SAM, "/clinics/"):
            self.assertIn("Not accepting new patients", self.text(path))

    def test_the_link_of_a_person_books_the_person(self):
        url = "https://example.com/sam"
        PractitionerClinic.objects.update(booking_url=url)
        link = self.get(ELM).find("a", href=url)
        self.assertEqual(" ".join(link.get_text().split()), "Book a visit: Sam Example")

    def test_a_clinic_that_is_not_live_has_no_page(self):
        self.elm.unpublish()
        self.get(ELM, 404)
        self.assertNotIn("Elm Lane, ", self.text("/clinics/"))
        self.assertNotIn(ELM, self.hrefs("/clinics/"))

    def test_directions_lead_to_services_that_are_named(self):
        links = {
            link.contents[-1]: link["href"]
            for link in self.get(ELM).select("[data-osteo-action=directions]")
        }
        place = "1%20Elm%20Lane,%20Exampleton,%20EX1%201EX"
        self.assertEqual(
            links,
            {
                "Apple Maps": f"https://maps.apple.com/?daddr={place}",
                "Google Maps": (
                    f"https://www.google.com/maps/dir/?api=1&destination={place}"
                ),
                "OpenStreetMap": f"https://www.openstreetmap.org/directions?to={place}",
            },
        )
        Clinic.objects.update(latitude="50.123456", longitude="-1.5")
        with override_settings(
            WAGTAIL_OSTEO_DIRECTIONS={
                "Maps": "https://maps.example.com/{destination}?x={y}"
            }
        ):
            (link,) = self.get(ELM).select("[data-osteo-action=directions]")
        self.assertEqual(
            link["href"], "https://maps.example.com/50.123456,-1.500000?x={y}"
        )

    def test_a_town_alone_is_no_place_to_be_led_to(self):
        Clinic.objects.update(street_address="", postal_code="")
        self.assertEqual(self.get(ELM).select("[data-osteo-action=directions]"), [])

    def test_a_map_needs_a_position_and_tiles(self):
        self.assertIsNone(self.get(ELM).select_one(".osteo-map"))
        Clinic.objects.update(latitude="50.123456", longitude="-1.5")
        holder = self.get(ELM).select_one(".osteo-map")
        self.assertEqual(holder["data-latitude"], "50.123456")
        self.assertIn("(loads from tile.openstreetmap.org)", holder.button.get_text())
        self.assertEqual(
            holder.a["href"],
            "https://www.openstreetmap.org/?mlat=50.123456&mlon=-1.500000"
            "#map=17/50.123456/-1.500000",
        )
        with override_settings(WAGTAIL_OSTEO_MAP_TILES=None):
            self.assertIsNone(self.get(ELM).select_one(".osteo-map"))
        with override_settings(WAGTAIL_OSTEO_MAP_TILES="/tiles/{z}/{x}/{y}.png"):
            self.assertNotIn("loads from", self.text(ELM))


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
