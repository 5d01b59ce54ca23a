"""The form of a clinic and of a person, as editors fill them in."""

from decimal import Decimal

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.blocks.helpers import soup_of
from tests.content import create_clinic
from wagtail_osteo.models import Clinic, PracticeSettings, Practitioner

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


class FormTestCase(WagtailTestUtils, TestCase):
    def setUp(self):
        self.login()
        self.practice = PracticeSettings.objects.create(
            site=Site.objects.get(), jurisdiction="gb", nation="england"
        )

    def url(self, model, action, *args):
        return reverse(f"wagtailsnippets_wagtail_osteo_{model}:{action}", args=args)

    def clinic_form(self, **fields):
        return nested_form_data(
            {
                "name": "Elm Lane",
                "time_zone": "Europe/London",
                "prices": streamfield([]),
                "directions": "null",
                **{f"opening_hours_{day}": "" for day in DAYS},
                "action-publish": "yes",
                **fields,
            }
        )

    def add(self, **fields):
        return self.client.post(self.url("clinic", "add"), self.clinic_form(**fields))

    def change(self, clinic, **fields):
        url = self.url("clinic", "edit", clinic.pk)
        return self.client.post(url, self.clinic_form(**fields))

    def field(self, response, name):
        return soup_of(response.content.decode()).select_one(f"[name={name}]")

    def added(self, **fields):
        response = self.add(**fields)
        self.assertEqual(response.status_code, 302, response.content.decode()[-3000:])
        return Clinic.objects.get()


class TelephoneTests(FormTestCase):
    def test_what_was_typed_stands_in_the_form_that_is_refused(self):
        typed = "020 7946 0123 / 0124"
        response = self.add(telephone=typed)
        self.assertContains(response, "one telephone number only")
        self.assertEqual(self.field(response, "telephone")["value"], typed)

    def test_an_extension_is_shown_again_and_can_be_changed(self):
        clinic = self.added(telephone="020 7946 0123 ext 4")
        edit = self.client.get(self.url("clinic", "edit", clinic.pk))
        shown = self.field(edit, "telephone")["value"]
        self.assertEqual(shown, "020 7946 0123 ext. 4")
        self.change(clinic, telephone=shown)
        self.assertEqual(Clinic.objects.get().telephone.extension, "4")
        self.change(clinic, telephone="020 7946 0123 ext. 5")
        self.assertEqual(Clinic.objects.get().telephone.extension, "5")
        self.change(clinic, telephone="020 7946 0123")
        self.assertIsNone(Clinic.objects.get().telephone.extension)

    def test_a_number_of_another_country_is_shown_with_its_code(self):
        clinic = self.added(telephone="+353 1 234 5678")
        edit = self.client.get(self.url("clinic", "edit", clinic.pk))
        self.assertEqual(self.field(edit, "telephone")["value"], "+353 1 234 5678")

    def test_where_practices_lie_in_two_countries_somebody_must_say_which(self):
        home = Site.objects.get()
        other = Site.objects.create(hostname="us.example", root_page=home.root_page)
        practice = PracticeSettings.objects.create(site=other, jurisdiction="us")
        number = "(212) 555-0123"
        self.assertContains(self.add(telephone=number), "Begin with “+”")
        clinic = self.added(telephone=number, country="US")
        self.assertEqual(clinic.telephone.as_e164, "+12125550123")
        # Chosen in Practice details, it belongs to a country without saying so.
        practice.default_clinic = clinic
        practice.save()
        self.change(clinic, telephone="(212) 555-0124")
        self.assertEqual(Clinic.objects.get().telephone.as_e164, "+12125550124")

    def add_person(self, telephone, *clinics):
        form = {
            "name": "Sam Example",
            "biography": "null",
            "profile_links": streamfield([]),
            "clinic_links": inline_formset([{"clinic": each.pk} for each in clinics]),
            "telephone": telephone,
            "is_practising": "on",
            "action-publish": "yes",
        }
        self.client.post(self.url("practitioner", "add"), nested_form_data(form))
        return Practitioner.objects.get().telephone.as_e164

    def test_the_number_of_a_person_is_one_of_the_country_of_their_clinic(self):
        dublin = create_clinic(name="Dublin", country="IE")
        self.assertEqual(self.add_person("01 234 5678", dublin), "+35312345678")

    def test_a_person_without_a_clinic_has_one_of_the_practices_country(self):
        self.assertEqual(self.add_person("020 7946 0123"), "+442079460123")


class FactTests(FormTestCase):
    def test_a_pasted_position_goes_into_both_fields(self):
        for pasted in (
            {"latitude": "51.5074, -0.1278"},
            {"longitude": "51.5074 -0.1278"},
        ):
            with self.subTest(pasted):
                Clinic.objects.all().delete()
                clinic = self.added(**pasted)
                position = Decimal("51.5074"), Decimal("-0.1278")
                self.assertEqual(clinic.position, position)

    def test_it_replaces_the_old_one_also_in_the_other_field(self):
        clinic = self.added(latitude="51.5", longitude="-0.1")
        self.change(clinic, latitude="52.1, -1.5", longitude="-0.100000")
        self.assertEqual(Clinic.objects.get().longitude, Decimal("-1.5"))

    def test_it_does_not_replace_what_is_typed_at_the_same_time(self):
        response = self.add(latitude="52.1, -1.5", longitude="-0.2")
        self.assertContains(response, "Empty the other field")
        self.assertEqual(self.field(response, "latitude")["value"], "52.1, -1.5")

    def test_swapped_degrees_are_refused_where_they_cannot_be(self):
        response = self.add(latitude="151.2093, -33.8688")
        self.assertContains(response, "A latitude lies between -90 and 90")

    def test_a_postcode_is_that_of_the_country_in_the_form(self):
        self.assertEqual(self.added(postal_code="sw1a1aa").postal_code, "SW1A 1AA")
        Clinic.objects.all().delete()
        clinic = self.added(postal_code="d02x285", country="IE")
        self.assertEqual(clinic.postal_code, "D02 X285")
        response = self.add(postal_code="D02 X285")
        self.assertContains(response, "There is no such postcode (United Kingdom)")

    def test_a_postcode_of_an_import_does_not_keep_the_rest_from_being_saved(self):
        clinic = create_clinic(postal_code="???", telephone="")
        self.change(clinic, postal_code="???", telephone="020 7946 0123")
        self.assertTrue(Clinic.objects.get().telephone)

    def test_links_are_read_as_pasted(self):
        clinic = self.added(
            email="mailto:elm@example.com", booking_url="www.example.com."
        )
        self.assertEqual(clinic.email, "elm@example.com")
        self.assertEqual(clinic.booking_url, "https://www.example.com")

    def test_those_of_practice_details_are_too(self):
        url = reverse(
            "wagtailsettings:edit",
            args=("wagtail_osteo", "practicesettings", self.practice.site_id),
        )
        form = {
            "jurisdiction": "gb",
            "nation": "england",
            "booking_url": "elm@example.com",
            "review_interval_months": "36",
            "profile_links": streamfield([]),
        }
        response = self.client.post(url, nested_form_data(form))
        self.assertContains(response, "This is an e-mail address")
        form["booking_url"] = "example.com/book"
        self.client.post(url, nested_form_data(form))
        self.practice.refresh_from_db()
        self.assertEqual(self.practice.booking_url, "https://example.com/book")


class HolidaysRegionTests(FormTestCase):
    def choices(self, response):
        field = self.field(response, "holidays_region")
        return {each["value"]: each.get_text() for each in field.select("option")}

    def test_the_parts_of_the_country_are_offered_by_name(self):
        choices = self.choices(self.client.get(self.url("clinic", "add")))
        self.assertEqual(choices["SCT"], "Scotland")
        self.assertIn("Practice details: England", choices[""])

    def test_the_choice_is_kept(self):
        clinic = self.added(holidays_region="SCT")
        self.assertEqual(clinic.holidays_region, "SCT")
        edit = self.client.get(self.url("clinic", "edit", clinic.pk))
        chosen = self.field(edit, "holidays_region").select_one("[selected]")
        self.assertEqual(chosen["value"], "SCT")

    def test_another_country_has_other_parts(self):
        response = self.add(holidays_region="SCT", country="AU")
        self.assertContains(response, "This is no part of the country")
        choices = self.choices(response)
        self.assertEqual(choices["VIC"], "Victoria")
        self.assertEqual(choices[""], "Not said")

    def test_there_is_no_choice_where_all_keep_the_same(self):
        clinic = create_clinic(country="IE")
        edit = self.client.get(self.url("clinic", "edit", clinic.pk))
        self.assertIsNone(self.field(edit, "holidays_region"))
