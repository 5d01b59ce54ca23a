"""What is said of dates and their hours."""

from datetime import date

from django.test import SimpleTestCase

from wagtail_osteo.opening_hours import OpeningHours
from wagtail_osteo.opening_hours.dates import Dates
from wagtail_osteo.opening_hours.text import parse_week
from wagtail_osteo.opening_hours.words import dates_and_hours

CHRISTMAS_EVE = Dates(date(2026, 12, 24), date(2026, 12, 24))
FIRST_WEEK = Dates(date(2026, 8, 3), date(2026, 8, 9))
SUMMER = Dates(date(2026, 6, 1), date(2026, 8, 31), every_year=True)
CLOSED = OpeningHours()
EVERY_DAY = parse_week(["9-12"] * 7)


class WordsTests(SimpleTestCase):
    def said(self, dates, *texts):
        return dates_and_hours(dates, parse_week([*texts, *[""] * (7 - len(texts))]))

    def test_closed(self):
        yearly = CHRISTMAS_EVE._replace(every_year=True)
        for dates, expected in [
            (CHRISTMAS_EVE, "Closed on Thursday 24 December 2026"),
            (FIRST_WEEK, "Closed from Monday 3 August 2026 to Sunday 9 August 2026"),
            (yearly, "Closed every year on 24 December"),
            (SUMMER, "Closed every year from 1 June to 31 August"),
        ]:
            with self.subTest(expected):
                self.assertEqual(dates_and_hours(dates, CLOSED), expected)

    def test_the_same_on_all_days(self):
        for dates, expected in [
            (CHRISTMAS_EVE, "On Thursday 24 December 2026: 9:00–12:00"),
            (
                FIRST_WEEK,
                "From Monday 3 August 2026 to Sunday 9 August 2026: 9:00–12:00",
            ),
            (SUMMER, "Every year from 1 June to 31 August: 9:00–12:00"),
        ]:
            with self.subTest(expected):
                self.assertEqual(dates_and_hours(dates, EVERY_DAY), expected)

    def test_days_that_are_not_among_the_dates_are_not_spoken_of(self):
        said = self.said(CHRISTMAS_EVE, "9-12", "", "", "by appointment", "9-17")
        self.assertEqual(said, "On Thursday 24 December 2026: by appointment")
        monday_and_tuesday = Dates(date(2026, 8, 3), date(2026, 8, 4))
        said = self.said(monday_and_tuesday, "9-12", "9-12", "9-17")
        self.assertTrue(said.endswith("4 August 2026: 9:00–12:00"))

    def test_days_with_the_same_hours_stand_together(self):
        said = self.said(FIRST_WEEK, "", "9-12", "", "9-12")
        self.assertEqual(
            said.split(": ")[1], "Tuesday, Thursday 9:00–12:00; otherwise closed"
        )
        said = self.said(
            SUMMER, "8-14", "8-14", "8-14", "10-12, 14-18", "8-14", "by appointment"
        )
        self.assertEqual(
            said,
            "Every year from 1 June to 31 August: Monday–Wednesday, Friday 8:00–14:00; "
            "Thursday 10:00–12:00, 14:00–18:00; Saturday by appointment; otherwise "
            "closed",
        )
