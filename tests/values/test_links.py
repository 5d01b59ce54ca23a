"""Addresses that an import left behind, on the pages that would print them."""

import json

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import TestCase, override_settings
from django.urls import reverse
from wagtail.models import Locale, Site

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.models import FirstVisit, PracticeSettings, PractitionerClinic

HARM = "\tJavaScript:alert(1)"
TEXT = f'<p><a href="{HARM}">read on</a> <a linktype="page" id="x">or here</a></p>'
LINKS = [{"type": "link", "value": {"label": "Blog", "url": HARM}}]


@override_settings(ROOT_URLCONF="tests.urls")
class HarmfulAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index(introduction=TEXT)
        cls.clinic = create_clinic(
            booking_url=HARM,
            directions=TEXT,
            street_address="1 Elm Lane\r\n\r\nExampleton,\r\n",
            locality="Exam\r\nple",
            postal_code="AB1\t2CD",
        )
        cls.person = create_practitioner(
            register_url=HARM,
            registration_number="1234",
            biography=TEXT,
            profile_links=LINKS,
        )
        PractitionerClinic.objects.create(
            practitioner=cls.person, clinic=cls.clinic, booking_url=HARM
        )
        PracticeSettings.objects.create(
            site=Site.objects.get(),
            practice_name="Elm Lane Osteopaths",
            default_clinic=cls.clinic,
            booking_url=HARM,
            profile_links=LINKS,
        )
        visit = FirstVisit.objects.create(
            name="Adults", what_happens=TEXT, locale=Locale.get_default()
        )
        cls.page = create_condition(cls.index, author=cls.person)
        body = [
            section("red_flags", levels=[{"signs": ["numb"], "advice": TEXT}]),
            section("overview", text=TEXT),
            section("video", url=HARM, transcript=TEXT),
            section("quote", source=HARM),
            section("references", references=[{"title": "A source", "url": HARM}]),
            section("practitioner", practitioner=cls.person.pk),
            section("clinic", clinic=cls.clinic.pk),
            section("call_to_action"),
            {"type": "first_visit", "value": {"shared": visit.pk}},
        ]
        type(cls.page).objects.filter(pk=cls.page.pk).update(body=json.dumps(body))

    def test_no_page_prints_them(self):
        for address in (
            self.page.url,
            self.index.url,
            self.person.get_absolute_url(),
            self.clinic.get_absolute_url(),
        ):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertEqual(response.status_code, 200)
                self.assertNotIn("alert(1)", response.content.decode())

    def test_each_form_opens(self):
        self.client.force_login(
            get_user_model().objects.create_superuser("owner", "", "password")
        )
        addresses = [
            reverse("wagtailadmin_pages:edit", args=[page.pk])
            for page in (self.page, self.index)
        ] + [
            reverse(each.snippet_viewset.get_url_name("edit"), args=[each.pk])
            for each in (self.person, self.clinic, FirstVisit.objects.get())
        ]
        for address in addresses:
            with self.subTest(address):
                response = self.client.get(address)
                self.assertEqual(response.status_code, 200)
                self.assertContains(response, "read on")

    def test_the_words_stay(self):
        html = self.client.get(self.page.url).content.decode()
        self.assertGreaterEqual(html.count("read on"), 4)
        self.assertGreaterEqual(html.count("or here"), 4)
        self.assertIn("A source", html)
        self.assertIn("1234", html)

    def test_an_address_of_several_lines_in_the_graph(self):
        soup = BeautifulSoup(self.client.get(self.page.url).content, "html.parser")
        (script,) = soup.select('script[type="application/ld+json"]')
        nodes = json.loads(script.string)["@graph"]
        (address,) = [each["address"] for each in nodes if "address" in each]
        self.assertEqual(address["streetAddress"], "1 Elm Lane, Exampleton")
        self.assertEqual(address["addressLocality"], "Exam ple")
        self.assertEqual(address["postalCode"], "AB1 2CD")
        self.assertNotIn("\\r", script.string)
