"""Dates that come once or every year, and which of two counts."""

from datetime import date

from django.test import SimpleTestCase

from wagtail_osteo.opening_hours.dates import Dates

SUMMER = Dates(date(2026, 6, 1), date(2026, 8, 31), every_year=True)
WINTER = Dates(date(2026, 11, 1), date(2027, 2, 28), every_year=True)


def times(dates, since, until):
    found = dates.times(date(*since), date(*until))
    return [f"{first:%Y-%m-%d}/{last:%Y-%m-%d}" for first, last in found]


class TimesTests(SimpleTestCase):
    def test_once(self):
        dates = Dates(date(2026, 12, 24), date(2027, 1, 2))
        once = ["2026-12-24/2027-01-02"]
        self.assertEqual(times(dates, (2026, 12, 1), (2026, 12, 24)), once)
        self.assertEqual(times(dates, (2027, 1, 2), (2030, 1, 1)), once)
        self.assertEqual(times(dates, (2027, 1, 3), (2030, 1, 1)), [])
        self.assertEqual(times(dates, (2026, 1, 1), (2026, 12, 23)), [])

    def test_a_season_comes_every_year_from_its_first_on(self):
        self.assertEqual(
            times(SUMMER, (2020, 1, 1), (2028, 6, 1)),
            [
                "2026-06-01/2026-08-31",
                "2027-06-01/2027-08-31",
                "2028-06-01/2028-08-31",
            ],
        )

    def test_a_season_over_new_year_and_to_the_end_of_february(self):
        self.assertEqual(
            times(WINTER, (2028, 1, 1), (2028, 12, 1)),
            ["2027-11-01/2028-02-29", "2028-11-01/2029-02-28"],
        )

    def test_a_leap_day_is_kept_on_the_day_before_in_other_years(self):
        day = date(2028, 2, 29)
        self.assertEqual(
            times(Dates(day, day, True), (2029, 1, 1), (2029, 12, 31)),
            ["2029-02-28/2029-02-28"],
        )
        day = date(2027, 2, 28)
        self.assertEqual(
            times(Dates(day, day, True), (2028, 1, 1), (2028, 12, 31)),
            ["2028-02-28/2028-02-28"],
        )

    def test_time_ends(self):
        last = times(SUMMER, (9999, 1, 1), (9999, 12, 31))
        self.assertEqual(last, ["9999-06-01/9999-08-31"])
        self.assertEqual(times(WINTER, (9999, 3, 1), (9999, 12, 31)), [])


class WhichCountsTests(SimpleTestCase):
    def test_what_is_more_particular(self):
        day = date(2026, 7, 1)
        ordered = [
            SUMMER,
            Dates(day, day, every_year=True),
            Dates(day, date(2026, 7, 5)),
            Dates(day, day),
        ]
        self.assertEqual(sorted(ordered, key=lambda each: each.precedence), ordered)

    def test_overlap_in_any_year(self):
        for other, overlaps in [
            (Dates(date(2030, 8, 31), date(2030, 9, 9), True), True),
            (Dates(date(2030, 9, 1), date(2030, 9, 9), True), False),
            (WINTER, False),
            (Dates(date(2028, 8, 1), date(2028, 8, 2)), True),
            (Dates(date(2025, 8, 1), date(2025, 8, 2)), False),
        ]:
            with self.subTest(other=other):
                self.assertEqual(SUMMER.overlap(other), overlaps)
                self.assertEqual(other.overlap(SUMMER), overlaps)

    def test_a_year_is_the_longest_season(self):
        year = Dates(date(2026, 6, 1), date(2027, 5, 31), True)
        self.assertFalse(year.is_longer_than_a_year)
        longer = Dates(date(2026, 6, 1), date(2027, 6, 1), True)
        self.assertTrue(longer.is_longer_than_a_year)
