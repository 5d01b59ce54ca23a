"""The listings of people and clinics."""

from datetime import date, datetime, timedelta, timezone
from unittest import mock

import wagtail_factories
from bs4 import BeautifulSoup
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils

from tests.admin.users import create_user, permission
from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
)
from wagtail_osteo.models import (
    Clinic,
    ClinicClosure,
    FirstVisit,
    Practitioner,
    PractitionerClinic,
)

PEOPLE = "wagtailsnippets_wagtail_osteo_practitioner"
CLINICS = "wagtailsnippets_wagtail_osteo_clinic"


def rows(response) -> dict:
    """The words of each row by its title."""
    soup = BeautifulSoup(response.content, "html.parser")
    return {
        row.select_one("td.title .title-wrapper").get_text().strip(): row
        for row in soup.select("table.listing tbody tr")
    }


class PeopleTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.elm = create_clinic(name="Elm Lane")
        cls.sam = create_practitioner(
            name="Sam Example",
            registration_number="1234",
            photo=wagtail_factories.ImageFactory(),
        )
        PractitionerClinic.objects.create(practitioner=cls.sam, clinic=cls.elm)
        create_practitioner(name="Kim Example", is_practising=False)
        create_condition(create_index(), author=cls.sam)

    def get(self, **query):
        return self.client.get(reverse(f"{PEOPLE}:list"), query)

    def test_a_row_shows_face_number_clinics_and_usage(self):
        self.login()
        row = rows(self.get())["Sam Example"]
        self.assertEqual(row.img["alt"], "")
        for words in ("1234", "Elm Lane", "1\N{NO-BREAK SPACE}time"):
            self.assertIn(words, row.get_text())
        usage = reverse(f"{PEOPLE}:usage", args=(self.sam.pk,))
        self.assertTrue(row.find("a", href=usage))

    def test_who_may_not_change_people_gets_no_link_to_their_usage(self):
        self.client.force_login(create_user("reader", permission(Practitioner, "view")))
        row = rows(self.get())["Sam Example"]
        self.assertIn("1\N{NO-BREAK SPACE}time", row.get_text())
        self.assertFalse(row.find("a", href=lambda href: href and "usage" in href))

    def test_filters_go_with_a_search_and_an_order(self):
        self.login()
        for query, expected in [
            ({"is_practising": "true"}, {"Sam Example"}),
            ({"clinic_links__clinic": self.elm.pk}, {"Sam Example"}),
            ({"clinic_links__clinic": self.elm.pk, "q": "sam"}, {"Sam Example"}),
            ({"clinic_links__clinic": self.elm.pk, "q": "kim"}, set()),
            ({"q": "kim", "ordering": "registration_number"}, {"Kim Example"}),
        ]:
            with self.subTest(query):
                self.assertEqual(set(rows(self.get(**query))), expected)


class ReadingTests(WagtailTestUtils, TestCase):
    """Who may look and no more reads what patients read, and nothing else."""

    def read(self, thing):
        user = create_user(f"reader-of-{thing}", permission(type(thing), "view"))
        self.client.force_login(user)
        name = type(thing).snippet_viewset.get_url_name
        link = reverse(name("inspect"), args=(thing.pk,))
        listing = self.client.get(reverse(name("list")))
        self.assertContains(listing, f'href="{link}"')
        main = self.get_soup(self.client.get(link).content).find(id="main")
        self.assertIsNone(main.find("a", href=reverse(name("edit"), args=(thing.pk,))))
        return main.get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ")

    def test_a_person(self):
        sam = create_practitioner(
            name="Sam Example",
            registration_number="1234",
            biography="<p>Sam <b>listens</b>.</p>",
            private_email="private@example.com",
        )
        text = self.read(sam)
        for words in ("Registration number 1234", "Sam listens ."):
            self.assertIn(words, text)
        for words in ("private@example.com", str(sam.translation_key), "<p>", "None"):
            self.assertNotIn(words, text)

    def test_a_clinic(self):
        clinic = create_clinic(
            name="Elm Lane", locality="Exampleton", telephone="+442079460123"
        )
        clinic.locality = "Newtown"
        clinic.save_revision()
        text = self.read(clinic)
        for words in ("Newtown", "020 7946 0123", "Patients see the one before"):
            self.assertIn(words, text)

    def test_a_first_visit_text(self):
        text = FirstVisit.objects.create(
            name="Adults", what_happens="<p>You talk.</p>", live=False
        )
        shown = self.read(text)
        for words in ("You talk.", "patients do not see it"):
            self.assertIn(words, shown)
        self.assertNotIn("<p>", shown)


class ClinicTests(WagtailTestUtils, TestCase):
    def setUp(self):
        self.user = self.login()

    def get(self):
        return self.client.get(reverse(f"{CLINICS}:list"))

    def test_a_row_shows_town_telephone_and_whether_it_is_closed_today(self):
        clinic = create_clinic(
            name="Elm Lane", locality="Exampleton", telephone="+442079460123"
        )
        create_clinic(name="Oak Street")
        ClinicClosure.objects.create(
            clinic=clinic,
            first_day=date(2026, 12, 24),
            last_day=date(2026, 12, 26),
            reason="Christmas",
        )
        for day, closed in [(23, False), (24, True), (26, True), (27, False)]:
            noon = datetime(2026, 12, day, 12, tzinfo=timezone.utc)
            with (
                self.subTest(day=day),
                mock.patch("django.utils.timezone.now", return_value=noon),
            ):
                # The session must not end while the clock stands in the future.
                self.client.force_login(self.user)
                found = rows(self.get())
                self.assertEqual("Christmas" in found["Elm Lane"].get_text(), closed)
                self.assertNotIn("Christmas", found["Oak Street"].get_text())
        row = rows(self.get())["Elm Lane"].get_text()
        # A closure is no place that shows the clinic.
        self.assertIn("0\N{NO-BREAK SPACE}times", row)
        self.assertIn("Exampleton", row)
        self.assertIn("020\N{NO-BREAK SPACE}7946\N{NO-BREAK SPACE}0123", row)


class QueryTests(WagtailTestUtils, TestCase):
    """A practice of nineteen is listed as fast as one of three."""

    def setUp(self):
        # Not a superuser, for whom the app simple_translation asks at each row whether
        # it can be translated.
        permissions = [
            permission(model, action)
            for model in (Practitioner, Clinic)
            for action in ("add", "change", "delete", "publish")
        ]
        self.client.force_login(create_user("manager", *permissions))

    def count(self, name):
        address = reverse(f"{name}:list")
        self.client.get(address)  # Makes the small pictures.
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        return len(queries)

    def add(self, total):
        today = date.today()
        for i in range(Clinic.objects.count(), total):
            photo = wagtail_factories.ImageFactory()
            clinic = create_clinic(name=f"Clinic {i}", photo=photo)
            ClinicClosure.objects.create(
                clinic=clinic, first_day=today, last_day=today + timedelta(days=1)
            )
            person = create_practitioner(name=f"Person {i}", photo=photo)
            PractitionerClinic.objects.create(practitioner=person, clinic=clinic)

    def test_queries_do_not_grow_with_the_rows(self):
        counts = []
        for total in (3, 19):
            self.add(total)
            counts.append([self.count(PEOPLE), self.count(CLINICS)])
        self.assertEqual(*counts)
