"""The week on real dates: to the minute, also on the two days a clock changes."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase

from tests.opening_hours.test_hours import hours
from wagtail_osteo.opening_hours import moment, opening_intervals

LONDON = ZoneInfo("Europe/London")
FRIDAY = date(2026, 12, 18)
SATURDAY = date(2026, 12, 19)
SPRING = date(2026, 3, 29)  # 0:59 is followed by 2:00.
AUTUMN = date(2026, 10, 25)  # 1:59 is followed by 1:00.


def opening(week, first, last=None, closed=(), zone=LONDON):
    """The intervals as texts in UTC, such as "18 09:00–12:30"."""
    found = opening_intervals(week, zone, first, last or first, set(closed))
    return [f"{opens:%d %H:%M}–{closes:%H:%M}" for opens, closes in found]


class DaysTests(SimpleTestCase):
    def test_several_spans_a_day(self):
        week = hours(friday="09:00-12:30 13:30-18:00")
        self.assertEqual(opening(week, FRIDAY), ["18 09:00–12:30", "18 13:30–18:00"])

    def test_spans_that_touch_are_one(self):
        week = hours(friday="09:00-12:00 12:00-18:00 20:00-24:00", saturday="0:00-1:00")
        self.assertEqual(
            opening(week, FRIDAY, SATURDAY), ["18 09:00–18:00", "18 20:00–01:00"]
        )

    def test_open_day_and_night(self):
        week = hours(friday="0:00-24:00", saturday="0:00-24:00")
        self.assertEqual(opening(week, FRIDAY, SATURDAY), ["18 00:00–00:00"])

    def test_a_closed_day_takes_its_own_night_and_leaves_the_one_before(self):
        week = hours(friday="22:00-02:00", saturday="22:00-02:00")
        days = (FRIDAY, SATURDAY)
        self.assertEqual(opening(week, *days, [SATURDAY]), ["18 22:00–02:00"])
        self.assertEqual(opening(week, *days, [FRIDAY]), ["19 22:00–02:00"])

    def test_hours_are_those_of_the_clinic(self):
        week = hours(friday="09:00-17:00")
        zone = ZoneInfo("Australia/Sydney")
        self.assertEqual(opening(week, FRIDAY, zone=zone), ["17 22:00–06:00"])

    def test_summer_time(self):
        week = hours(friday="09:00-17:00")
        self.assertEqual(opening(week, date(2026, 7, 3)), ["03 08:00–16:00"])


class ClockChangeTests(SimpleTestCase):
    def test_the_hour_that_does_not_exist(self):
        for span, expected in [
            ("00:30-01:30", ["29 00:30–01:00"]),
            ("01:30-05:00", ["29 01:00–04:00"]),
            ("01:15-01:45", []),
            ("00:30-02:00", ["29 00:30–01:00"]),
            ("00:00-24:00", ["29 00:00–23:00"]),
        ]:
            with self.subTest(span):
                self.assertEqual(opening(hours(sunday=span), SPRING), expected)

    def test_the_hour_that_comes_twice_counts_the_first_time(self):
        # The clock is one hour ahead of UTC until it has shown 1:59 once.
        for span, expected in [
            ("00:30-01:30", ["24 23:30–00:30"]),
            ("01:30-05:00", ["25 00:30–05:00"]),
            ("01:15-01:45", ["25 00:15–00:45"]),
            ("00:00-24:00", ["24 23:00–00:00"]),
        ]:
            with self.subTest(span):
                self.assertEqual(opening(hours(sunday=span), AUTUMN), expected)

    def test_a_night_that_runs_into_the_change(self):
        week = hours(saturday="22:00-01:30")
        self.assertEqual(opening(week, date(2026, 3, 28)), ["28 22:00–01:00"])
        self.assertEqual(opening(week, date(2026, 10, 24)), ["24 21:00–00:30"])

    def test_a_midnight_that_does_not_exist(self):
        # In Santiago 23:59 is followed by 1:00.
        found = moment(date(2026, 9, 6), 0, ZoneInfo("America/Santiago"))
        self.assertEqual(found.isoformat(), "2026-09-06T04:00:00+00:00")

    def test_an_hour_after_the_change_is_an_hour(self):
        for day in (SPRING, AUTUMN):
            with self.subTest(day):
                ten, eleven = (moment(day, 60 * hour, LONDON) for hour in (10, 11))
                self.assertEqual(eleven - ten, timedelta(hours=1))
                self.assertEqual(ten.astimezone(LONDON).hour, 10)

    def test_moments_are_in_utc(self):
        self.assertEqual(
            moment(FRIDAY, 26 * 60, LONDON),
            datetime(2026, 12, 19, 2, tzinfo=timezone.utc),
        )
        self.assertIs(moment(FRIDAY, 0, LONDON).tzinfo, timezone.utc)
