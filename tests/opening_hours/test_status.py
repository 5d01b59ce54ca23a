"""What the card gives the browser to tell whether the door is open."""

import json
from datetime import date

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import TestCase
from django.utils.translation import override

from tests.content import create_clinic
from tests.opening_hours.test_clinic_calendar import WEEKDAYS, close
from tests.opening_hours.test_hours import hours
from tests.opening_hours.test_public_holidays import at
from wagtail_osteo.models import Clinic


class StatusTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(
            time_zone="Europe/London",
            country="GB",
            opening_hours=hours(**dict.fromkeys(WEEKDAYS, "09:00-12:30 13:30-18:00")),
        )

    def place(self, *moment):
        clinic = Clinic.objects.get()
        with at(*moment):
            html = render_to_string(
                "wagtail_osteo/includes/clinic_card.html", {"clinic": clinic}
            )
        return BeautifulSoup(html, "html.parser").select_one("[data-osteo-opening]")

    def data(self, *moment):
        return json.loads(self.place(*moment)["data-osteo-opening"])

    def test_is_silent_and_off_paper_until_the_browser_speaks(self):
        place = self.place(2026, 12, 14, 10)
        self.assertTrue(place.has_attr("hidden"))
        self.assertIn("osteo-screen-only", place["class"])
        self.assertEqual(place.get_text(), "")

    def test_holds_the_openings_of_a_fortnight_in_utc(self):
        data = self.data(2026, 7, 6, 15)
        self.assertEqual(data["open"][0], ["2026-07-06T12:30Z", "2026-07-06T17:00Z"])
        self.assertEqual(data["open"][-1][1], "2026-07-17T17:00Z")
        self.assertEqual(data["until"], "2026-07-19T23:00Z")
        self.assertEqual(data["zone"], "Europe/London")

    def test_leaves_closures_out(self):
        close(self.clinic, date(2026, 7, 7), date(2026, 7, 30))
        self.assertEqual(len(self.data(2026, 7, 6, 8)["open"]), 2)

    def test_other_hours_of_a_day_replace_those_of_the_week(self):
        close(self.clinic, date(2026, 7, 7), hours=hours(tuesday="10:00-11:00"))
        self.assertEqual(
            self.data(2026, 7, 6, 18)["open"][0],
            ["2026-07-07T09:00Z", "2026-07-07T10:00Z"],
        )

    def test_tells_when_patients_are_seen_by_appointment(self):
        week = hours(**dict.fromkeys(WEEKDAYS, "09:00-12:30")).to_json()
        week["saturday"] = [{"by_appointment": True}]
        week["monday"].append(
            {"opens": "14:00", "closes": "16:00", "by_appointment": True}
        )
        Clinic.objects.update(opening_hours=week)
        close(self.clinic, date(2026, 7, 13))
        data = self.data(2026, 7, 6, 8)
        self.assertEqual(
            data["appointments"],
            [
                ["2026-07-06T13:00Z", "2026-07-06T15:00Z"],
                ["2026-07-10T23:00Z", "2026-07-11T23:00Z"],
                ["2026-07-17T23:00Z", "2026-07-18T23:00Z"],
            ],
        )
        self.assertEqual(data["open"][1][0], "2026-07-07T08:00Z")
        self.assertTrue(data["words"]["by_appointment"])

    def test_the_week_says_by_appointment(self):
        Clinic.objects.update(opening_hours={"saturday": [{"by_appointment": True}]})
        with at(2026, 7, 6):
            html = render_to_string(
                "wagtail_osteo/includes/clinic_card.html",
                {"clinic": Clinic.objects.get()},
            )
        cells = [
            cell.get_text(strip=True)
            for cell in BeautifulSoup(html, "html.parser").select("table td")
        ]
        self.assertEqual(cells, [*["Closed"] * 5, "By appointment", "Closed"])

    def test_names_the_days_of_which_nothing_is_sure(self):
        data = self.data(2026, 12, 14, 10)
        self.assertEqual(
            data["uncertain"], [["2026-12-25T00:00Z", "2026-12-26T00:00Z"]]
        )
        Clinic.objects.update(public_holidays=Clinic.CLOSED)
        self.assertEqual(self.data(2026, 12, 14, 10)["uncertain"], [])

    def test_the_words_are_those_of_the_page(self):
        with override("cy"):
            data = self.data(2026, 12, 14)
        self.assertEqual(data["language"], "cy")
        self.assertEqual(data["words"]["open_until"], "Open until {time}")

    def test_there_is_none_where_hours_are_not_known(self):
        for unknown in ({}, {"mon": []}):
            Clinic.objects.update(opening_hours=unknown)
            with self.subTest(unknown):
                self.assertIsNone(self.place(2026, 12, 14))

    def test_the_week_stands_without_javascript(self):
        with at(2026, 12, 14):
            html = render_to_string(
                "wagtail_osteo/includes/clinic_card.html", {"clinic": self.clinic}
            )
        table = BeautifulSoup(html, "html.parser").table
        self.assertEqual(len(table.find_all("tr")), 7)
        self.assertIsNone(table.find_parent(hidden=True))
