"""What the page of a clinic shows, and what it never does."""

import datetime

from django.test import override_settings
from django.utils import timezone

from wagtail_osteo.models import (
    Clinic,
    ClinicClosure,
    PractitionerClinic,
)

from .base import ELM, SAM, DirectoryTestCase


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
        place = "1%20Elm%20Lane,%20Exampleton,%20EX1%201EX,%20United%20Kingdom"
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
