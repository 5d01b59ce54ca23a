"""Which days are public holidays where a clinic is, and what follows for it."""

from datetime import date
from unittest import mock

from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from tests.blocks.helpers import soup_of, text_of
from tests.content import create_clinic
from tests.opening_hours.test_clinic_calendar import WEEKDAYS, close, utc
from tests.opening_hours.test_hours import hours
from wagtail_osteo.models import Clinic, PracticeSettings
from wagtail_osteo.opening_hours.public_holidays import (
    WHOLE_COUNTRY,
    holiday_regions,
    is_place_in_doubt,
    place_of,
    public_holidays,
)

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
CHRISTMAS = date(2026, 12, 25)
SUNDAY = date(2026, 12, 20)
NEXT_SUNDAY = date(2026, 12, 27)


def at(*moment):
    return mock.patch("django.utils.timezone.now", return_value=utc(*moment))


def without_the_library():
    """As on a site that did not install the extra."""
    return mock.patch(
        "wagtail_osteo.opening_hours.public_holidays.find_spec", return_value=None
    )


class PlaceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = PracticeSettings.for_site(Site.objects.get())
        cls.practice.jurisdiction = "gb"
        cls.practice.nation = "scotland"
        cls.practice.save()

    def names(self, country, subdivision=""):
        return set(public_holidays(country, subdivision, *YEAR).values())

    def test_each_nation_has_its_own(self):
        for subdivision, own, other in [
            ("ENG", "Easter Monday", "Saint Andrew's Day"),
            ("SCT", "Saint Andrew's Day", "Easter Monday"),
            ("NIR", "Saint Patrick's Day", "Saint Andrew's Day"),
        ]:
            with self.subTest(subdivision):
                names = self.names("GB", subdivision)
                self.assertIn(own, names)
                self.assertNotIn(other, names)

    def test_without_a_nation_only_what_all_of_them_have(self):
        names = self.names("GB")
        self.assertIn("Christmas Day", names)
        self.assertNotIn("Easter Monday", names)

    def test_a_clinic_is_where_its_practice_is(self):
        self.assertEqual(place_of(Clinic()), ("GB", "SCT"))
        self.assertEqual(place_of(Clinic(country="GB"), self.practice), ("GB", "SCT"))

    def test_a_clinic_abroad_has_the_holidays_of_its_country(self):
        self.assertEqual(place_of(Clinic(country="DE")), ("DE", ""))

    def test_a_clinic_may_keep_those_of_another_part_than_its_practice(self):
        for fields, place in (
            ({"holidays_region": "ENG"}, ("GB", "ENG")),
            ({"region": "England"}, ("GB", "ENG")),
            ({"region": "Kent"}, ("GB", "SCT")),
            ({"postal_code": "bt1 1aa"}, ("GB", "NIR")),
            # That area lies on both sides of the border.
            ({"postal_code": "SY1 1AA"}, ("GB", "SCT")),
            ({"postal_code": "BT1 1AA", "holidays_region": "WLS"}, ("GB", "WLS")),
            ({"country": "DE", "postal_code": "BT1"}, ("DE", "")),
            ({"region": "England", "holidays_region": "NIR"}, ("GB", "NIR")),
            ({"region": "England", "holidays_region": WHOLE_COUNTRY}, ("GB", "")),
            ({"country": "AU", "region": "NSW"}, ("AU", "NSW")),
            ({"country": "US", "region": "california"}, ("US", "CA")),
            ({"country": "DE", "holidays_region": "BY"}, ("DE", "BY")),
            # Left from before the country was changed.
            ({"country": "DE", "holidays_region": "SCT"}, ("DE", "")),
            ({"country": "IE", "region": "Scotland"}, ("IE", "")),
        ):
            with self.subTest(**fields):
                self.assertEqual(place_of(Clinic(**fields), self.practice), place)

    def test_it_is_in_doubt_where_holidays_differ_and_nobody_said(self):
        for fields, in_doubt in (
            ({"country": "AU"}, True),
            ({"country": "AU", "region": "NSW"}, False),
            ({"country": "AU", "holidays_region": WHOLE_COUNTRY}, False),
            ({"country": "IE"}, False),
            ({"country": "XX"}, False),
            ({}, False),
        ):
            with self.subTest(**fields):
                clinic = Clinic(**fields)
                self.assertEqual(is_place_in_doubt(clinic, self.practice), in_doubt)

    def test_regions_go_by_their_names(self):
        self.assertEqual(holiday_regions("GB")["SCT"], "Scotland")
        self.assertEqual(holiday_regions("DE")["BY"], "Bayern")
        for country in ("IE", "XX", ""):
            self.assertEqual(holiday_regions(country), {})
        with without_the_library():
            self.assertEqual(holiday_regions("GB"), {})
            self.assertEqual(place_of(Clinic(country="AU", region="NSW")), ("AU", ""))

    def test_a_practice_that_said_nothing_is_in_the_default_country(self):
        PracticeSettings.objects.all().delete()
        self.assertEqual(place_of(Clinic()), ("GB", ""))

    def test_names_are_in_the_language_of_the_page_if_the_library_has_it(self):
        for language, name in [("de", "Erster Weihnachtstag"), ("en-gb", "Christmas")]:
            with self.subTest(language), override(language):
                self.assertIn(
                    name, public_holidays("DE", "", CHRISTMAS, CHRISTMAS)[CHRISTMAS]
                )

    def test_a_country_that_is_not_known_has_none(self):
        self.assertEqual(self.names("ZZ"), set())
        self.assertEqual(self.names(""), set())

    def test_the_turn_of_the_year(self):
        found = public_holidays("GB", "", date(2026, 12, 30), date(2027, 1, 2))
        self.assertEqual(list(found), [date(2027, 1, 1)])


class ClinicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        week = dict.fromkeys(WEEKDAYS, "09:00-17:00")
        cls.clinic = create_clinic(
            time_zone="Europe/London", country="GB", opening_hours=hours(**week)
        )

    def setUp(self):
        self.clinic = Clinic.objects.get()

    def say(self, choice):
        Clinic.objects.update(public_holidays=choice)
        self.clinic = Clinic.objects.get()

    def special(self):
        found = self.clinic.get_special_days(SUNDAY, NEXT_SUNDAY)
        return [(each.date.day, each.reason) for each in found]

    def opens(self):
        found = self.clinic.opening_intervals(utc(2026, 12, 20), days=7)
        return [opens.day for opens, _closes in found]

    def announced(self):
        html = render_to_string(
            "wagtail_osteo/includes/clinic_card.html", {"clinic": self.clinic}
        )
        return [text_of(item) for item in soup_of(html).select("li[class$=closure]")]

    def test_a_scottish_clinic_of_an_english_practice(self):
        PracticeSettings.objects.create(
            site=Site.objects.get(), jurisdiction="gb", nation="england"
        )
        self.say(Clinic.CLOSED)
        saint_andrew, easter_monday = date(2026, 11, 30), date(2027, 3, 29)
        for region, closed in (("", easter_monday), ("Scotland", saint_andrew)):
            with self.subTest(region):
                self.clinic.region = region
                found = self.clinic.get_special_days(saint_andrew, easter_monday)
                days = {each.date for each in found}
                self.assertEqual(days & {saint_andrew, easter_monday}, {closed})

    def test_closed(self):
        self.say(Clinic.CLOSED)
        # Boxing Day is a Saturday, on which the clinic is closed anyway.
        self.assertEqual(self.special(), [(25, "Christmas Day")])
        self.assertEqual(self.opens(), [21, 22, 23, 24])
        with at(2026, 12, 20):
            self.assertEqual(
                self.announced(),
                [
                    "Friday 25 December: closed, Christmas Day",
                    "Monday 28 December: closed, Boxing Day (observed)",
                    "Friday 1 January: closed, New Year's Day",
                ],
            )

    def test_open(self):
        self.say(Clinic.OPEN)
        self.assertEqual(self.special(), [])
        self.assertEqual(self.opens(), [21, 22, 23, 24, 25])
        with at(2026, 12, 20):
            self.assertEqual(self.announced(), [])

    def test_nobody_said(self):
        self.assertEqual(Clinic().public_holidays, Clinic.NOT_SAID)
        self.assertEqual(self.special(), [])
        # Neither open nor closed for sure.
        self.assertEqual(self.opens(), [21, 22, 23, 24])
        with at(2026, 12, 12):
            self.assertEqual(
                self.announced(),
                ["Friday 25 December: Christmas Day, hours may differ"],
            )

    def test_a_closure_wins(self):
        self.say(Clinic.CLOSED)
        close(self.clinic, date(2026, 12, 24), date(2026, 12, 28), "Winter break")
        self.assertEqual({reason for _day, reason in self.special()}, {"Winter break"})
        with at(2026, 12, 12):
            self.assertEqual(
                self.announced(),
                [
                    "Closed from Thursday 24 December 2026 to Monday 28 December 2026: "
                    "Winter break"
                ],
            )
        self.say(Clinic.OPEN)
        self.assertEqual(self.opens(), [21, 22, 23])

    def test_a_clinic_without_hours_is_not_closed_for_the_holiday(self):
        self.say(Clinic.CLOSED)
        self.clinic.opening_hours = None
        self.assertEqual(self.special(), [])

    def test_without_the_library_all_else_works(self):
        self.say(Clinic.CLOSED)
        with without_the_library(), at(2026, 12, 20):
            self.assertEqual(self.special(), [])
            self.assertEqual(self.announced(), [])
            self.assertEqual(self.opens(), [21, 22, 23, 24, 25])


class FormTests(TestCase):
    def get(self):
        owner = get_user_model().objects.create_superuser("owner")
        with at(2026, 12, 20, 12):
            self.client.force_login(owner)
            return self.client.get(reverse("wagtailsnippets_wagtail_osteo_clinic:add"))

    def test_the_choice_names_the_next_holidays(self):
        self.assertContains(
            self.get(),
            "The next ones: Friday 25 December 2026 (Christmas Day); Saturday 26 "
            "December 2026 (Boxing Day); Monday 28 December 2026",
        )

    def test_there_is_no_choice_where_no_holiday_is_known(self):
        with without_the_library():
            self.assertNotContains(self.get(), "public_holidays")
