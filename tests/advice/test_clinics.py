"""Clinics that lie elsewhere than what the page says holds."""

from wagtail.models import Site

from tests.advice.base import AdviceTestCase, signs
from tests.content import create_clinic, section
from tests.opening_hours.test_hours import hours
from wagtail_osteo.models import Clinic, PracticeSettings

NUMBERS = "clinic-with-other-emergency-numbers"
HOLIDAYS = "clinic-without-holidays-region"


class ClinicTestCase(AdviceTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.clinic = create_clinic(name="Dublin", country="IE")
        cls.practice = PracticeSettings.objects.create(
            site=Site.objects.get(),
            jurisdiction="gb",
            nation="england",
            default_clinic=cls.clinic,
        )


class EmergencyNumberTests(ClinicTestCase):
    def test_the_clinic_of_the_practice_is_abroad(self):
        message = self.one(NUMBERS).message
        self.assertIn("“Dublin” is in Ireland, where one calls 112 or 999", message)
        self.assertIn("(United Kingdom: 999)", message)

    def test_it_leads_to_the_section_with_the_numbers(self):
        self.assertEqual(self.one(NUMBERS).section, self.id_of("red_flags"))

    def test_so_is_one_that_a_section_shows(self):
        PracticeSettings.objects.update(default_clinic=None)
        self.assertEqual(self.found(NUMBERS), [])
        for slug in ("clinic", "call_to_action"):
            with self.subTest(slug):
                self.with_body(
                    signs("it is numb"), section(slug, clinic=self.clinic.pk)
                )
                self.one(NUMBERS)

    def test_of_a_country_without_a_file_nothing_is_claimed(self):
        Clinic.objects.update(country="DE")
        self.assertIn("knows no emergency numbers", self.one(NUMBERS).message)

    def test_a_page_without_numbers_has_none_that_could_be_wrong(self):
        self.with_body(section("overview"))
        self.assertEqual(self.found(NUMBERS), [])

    def test_nothing_is_said_at_home_or_of_a_clinic_that_nobody_sees(self):
        Clinic.objects.update(country="GB")
        self.assertEqual(self.found(NUMBERS), [])
        Clinic.objects.update(country="IE", live=False)
        self.assertEqual(self.found(NUMBERS), [])

    def test_urgent_help_differs_between_nations(self):
        for fields, name in (
            ({"postal_code": "BT1 1AA"}, "Northern Ireland"),
            ({"region": "Scotland"}, "Scotland"),
            ({"holidays_region": "WLS"}, "Wales"),
        ):
            with self.subTest(name):
                Clinic.objects.update(country="GB", **fields)
                message = self.one(NUMBERS).message
                self.assertIn(f"is in {name}", message)
                self.assertIn("urgent help of England", message)
                Clinic.objects.update(**dict.fromkeys(fields, ""))
        PracticeSettings.objects.update(nation="scotland")
        Clinic.objects.update(postal_code="EH1 1AA")
        self.assertEqual(self.found(NUMBERS), [])

    def test_a_number_of_all_europe_serves_where_it_holds(self):
        PracticeSettings.objects.update(jurisdiction="eu", nation="")
        for country, count in (("IE", 0), ("DE", 0), ("US", 1)):
            with self.subTest(country):
                Clinic.objects.update(country=country)
                self.assertEqual(len(self.found(NUMBERS)), count)


class HolidayTests(ClinicTestCase):
    def test_somebody_must_say_which_holidays_the_clinic_keeps(self):
        week = hours(monday="09:00-17:00")
        Clinic.objects.update(
            country="AU", opening_hours=week, public_holidays="closed"
        )
        self.assertIn("“Dublin”", self.one(HOLIDAYS).message)
        Clinic.objects.update(holidays_region="VIC")
        self.assertEqual(self.found(HOLIDAYS), [])
        Clinic.objects.update(holidays_region="", public_holidays="open")
        self.assertEqual(self.found(HOLIDAYS), [])
        Clinic.objects.update(public_holidays="", opening_hours={})
        self.assertEqual(self.found(HOLIDAYS), [])
