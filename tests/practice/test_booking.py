"""How a patient comes in: each step of the chain, and who is never booked."""

from django.template import Context, Template
from django.test import TestCase
from wagtail.models import Locale, Site

from tests.content import create_clinic, create_practitioner
from wagtail_osteo.models import (
    Clinic,
    PracticeSettings,
    Practitioner,
    PractitionerClinic,
)
from wagtail_osteo.practice.booking import Booking, booking_at, booking_of, places_of

PERSONAL = "https://example.com/sam-at-elm-lane"
CLINICS = "https://example.com/elm-lane"
PRACTICES = "https://example.com/book"
NUMBER = ("020\N{NO-BREAK SPACE}7946\N{NO-BREAK SPACE}0101", "tel:+44-20-7946-0101")


class ChainTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.sam = create_practitioner()
        cls.elm = create_clinic(
            booking_url=CLINICS, telephone="+442079460101", email="elm@example.com"
        )
        cls.link = PractitionerClinic.objects.create(
            practitioner=cls.sam, clinic=cls.elm, booking_url=PERSONAL
        )
        cls.practice = PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True),
            booking_url=PRACTICES,
            default_clinic=cls.elm,
        )

    def booking(self):
        return booking_at(self.elm, self.practice, self.link)

    def test_each_way_gives_way_to_the_next(self):
        self.assertEqual(self.booking().url, PERSONAL)
        self.link.booking_url = ""
        self.assertEqual(self.booking().url, CLINICS)
        self.elm.booking_url = ""
        self.assertEqual(self.booking().url, PRACTICES)
        self.practice.booking_url = ""
        self.assertEqual(self.booking(), Booking("", NUMBER, "elm@example.com"))
        elm = Clinic.objects.get()
        elm.telephone = elm.booking_url = ""
        booking = booking_at(elm, None)
        self.assertEqual(booking, Booking("", None, "elm@example.com"))
        elm.email = ""
        self.assertFalse(booking_at(elm, None))

    def test_without_a_clinic_the_practices_link_is_left(self):
        self.assertEqual(booking_at(None, self.practice), Booking(PRACTICES))
        self.assertFalse(booking_at(None, None))

    def test_a_template_asks_in_the_same_way(self):
        template = Template(
            "{% load wagtail_osteo_tags %}"
            "{% osteo_booking clinic practice as booking %}{{ booking.url }}"
        )
        context = Context({"clinic": self.elm, "practice": None})
        self.assertEqual(template.render(context), CLINICS)

    def places(self, locale_id=None):
        """``{clinic: address to book at}``, as a page finds them."""
        person = Practitioner.objects.get(pk=self.sam.pk)
        places = places_of(person, self.practice, locale_id)
        return {place.clinic.name: place.booking.url for place in places}

    def test_with_several_clinics_the_patient_chooses(self):
        oak = create_clinic(name="Oak Road", booking_url="https://example.com/oak")
        PractitionerClinic.objects.create(practitioner=self.sam, clinic=oak)
        self.assertEqual(
            self.places(), {"Elm Lane": PERSONAL, "Oak Road": "https://example.com/oak"}
        )

    def test_a_clinic_that_is_not_live_books_nobody(self):
        Clinic.objects.update(live=False)
        self.assertEqual(self.places(), {})
        self.assertFalse(booking_of(self.sam, self.practice, None))

    def test_a_translation_of_the_clinic_books_in_its_language(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.elm.copy_for_translation(welsh)
        translation.name = "Lôn y Llwyfen"
        translation.save()
        self.assertEqual(self.places(welsh.pk), {"Lôn y Llwyfen": PERSONAL})

    def test_nobody_books_a_person_who_has_left(self):
        Practitioner.objects.update(is_practising=False)
        self.assertEqual(self.places(), {})
        sam = Practitioner.objects.get()
        self.assertFalse(booking_of(sam, self.practice, None))
        self.link.delete()
        sam = Practitioner.objects.get()
        self.assertFalse(booking_of(sam, self.practice, None))
        self.assertFalse(booking_of(None, self.practice, None))

    def test_a_person_without_clinics_is_booked_as_the_practice_says(self):
        self.assertFalse(booking_of(self.sam, self.practice, None))
        self.link.delete()
        sam = Practitioner.objects.get()
        self.assertEqual(booking_of(sam, self.practice, None).url, CLINICS)
        self.assertFalse(booking_of(sam, None, None))
