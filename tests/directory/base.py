"""A person, a clinic and a condition, and pages of all of them."""

from bs4 import BeautifulSoup
from django.test import TestCase
from wagtail.models import Site

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_introduced_practitioner,
)
from wagtail_osteo.models import (
    PracticeSettings,
    PractitionerClinic,
)

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
        cls.sam = create_introduced_practitioner(
            email="sam@example.com",
            private_email="private@example.com",
            telephone="+442079460777",
            biography="<p>Sam runs.</p>",
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
