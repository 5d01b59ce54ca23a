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


class OtherHoursTests(SimpleTestCase):
    """Days that have other spans than those of the week."""

    def opening(self, week, first, last, other):
        other = {day: hours(monday=text).week[0] for day, text in other.items()}
        found = opening_intervals(week, LONDON, first, last, other=other)
        return [f"{opens:%d %H:%M}–{closes:%H:%M}" for opens, closes in found]

    def test_replace_those_of_the_week(self):
        week = hours(friday="09:00-17:00")
        other = {FRIDAY: "14:00-16:00 10:00-12:00", SATURDAY: "10:00-14:00"}
        self.assertEqual(
            self.opening(week, FRIDAY, SATURDAY, other),
            ["18 10:00–12:00", "18 14:00–16:00", "19 10:00–14:00"],
        )

    def test_leave_the_night_before_and_join_it(self):
        week = hours(friday="22:00-02:00", saturday="22:00-02:00")
        for text, expected in [
            ("12:00-14:00", ["18 22:00–02:00", "19 12:00–14:00"]),
            ("01:00-03:00", ["18 22:00–03:00"]),
        ]:
            with self.subTest(text):
                found = self.opening(week, FRIDAY, SATURDAY, {SATURDAY: text})
                self.assertEqual(found, expected)


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


class PlacesTests(SimpleTestCase):
    """Where clocks change by half an hour, at midnight, for a month or by a day."""

    def at(self, zone, span, first, last):
        """The openings from ``first`` to ``last``, as the clock there reads them."""
        names = ("monday", "tuesday", "wednesday", "thursday", "friday")
        week = hours(**dict.fromkeys((*names, "saturday", "sunday"), span))
        zone = ZoneInfo(zone)
        found = opening_intervals(week, zone, first, last)
        for opens, closes in found:
            opens, closes = opens.astimezone(zone), closes.astimezone(zone)
            yield f"{opens:%d %H:%M}–{closes:%d %H:%M}"

    def test_the_night_and_the_day_of_a_change(self):
        for zone, first, span, expected in [
            # From 2:00 to 2:30.
            ("Australia/Lord_Howe", (2026, 10, 3), "22:00-02:30", "03 22:00–04 02:30"),
            ("Australia/Lord_Howe", (2026, 10, 4), "02:15-05:00", "04 02:30–04 05:00"),
            ("Australia/Lord_Howe", (2026, 10, 4), "02:10-02:20", None),
            # From midnight to 1:00.
            ("America/Sao_Paulo", (2018, 11, 3), "22:00-00:30", "03 22:00–04 01:00"),
            ("America/Sao_Paulo", (2018, 11, 4), "00:30-05:00", "04 01:00–04 05:00"),
            ("America/Havana", (2026, 3, 7), "22:00-24:00", "07 22:00–08 01:00"),
            ("America/Havana", (2026, 3, 8), "00:00-00:45", None),
            # From 3:00 back to 2:00, for Ramadan.
            ("Africa/Casablanca", (2026, 2, 14), "22:00-02:30", "14 22:00–15 02:30"),
            ("Africa/Casablanca", (2026, 2, 15), "00:30-05:00", "15 00:30–15 05:00"),
            # A day that does not exist.
            ("Pacific/Apia", (2011, 12, 29), "22:00-02:30", "29 22:00–31 00:00"),
            ("Pacific/Apia", (2011, 12, 30), "09:00-17:00", None),
        ]:
            day = date(*first)
            with self.subTest(zone=zone, span=span):
                self.assertEqual(next(self.at(zone, span, day, day), None), expected)

    def test_the_first_half_past_two_of_two_ends_the_night(self):
        # At two in the night the clock in Casablanca goes back from an hour ahead.
        week = hours(saturday="22:00-02:30", sunday="02:30-05:00")
        zone = ZoneInfo("Africa/Casablanca")
        found = opening(week, date(2026, 2, 14), date(2026, 2, 15), zone=zone)
        self.assertEqual(found, ["14 21:00–05:00"])

    def test_open_day_and_night_whatever_the_clock_does(self):
        for zone, first in [
            ("Europe/London", (2026, 10, 24)),
            ("Europe/London", (2027, 3, 27)),
            ("Australia/Lord_Howe", (2026, 10, 3)),
            ("America/Sao_Paulo", (2018, 11, 3)),
            ("Pacific/Apia", (2011, 12, 29)),
            ("Africa/Casablanca", (2026, 2, 14)),
            ("America/Havana", (2026, 3, 7)),
        ]:
            first = date(*first)
            with self.subTest(zone=zone, first=first):
                last = first + timedelta(days=2)
                found = list(self.at(zone, "00:00-24:00", first, last))
                ends = moment(first, 3 * 1440, ZoneInfo(zone))
                ends = ends.astimezone(ZoneInfo(zone))
                self.assertEqual(found, [f"{first:%d} 00:00–{ends:%d %H:%M}"])


class NightsOfAWeekTests(SimpleTestCase):
    """Spans past midnight, over whole weeks."""

    def test_each_night_belongs_to_the_day_it_begins(self):
        week = hours(
            monday="11:00-01:00",
            tuesday="11:00-01:00",
            wednesday="11:00-03:00",
            thursday="11:00-03:00",
            friday="11:00-06:00",
            saturday="11:00-07:00",
            sunday="11:00-01:00",
        )
        self.assertEqual(
            opening(week, date(2026, 12, 13), date(2026, 12, 20)),
            [
                "13 11:00–01:00",
                "14 11:00–01:00",
                "15 11:00–01:00",
                "16 11:00–03:00",
                "17 11:00–03:00",
                "18 11:00–06:00",
                "19 11:00–07:00",
                "20 11:00–01:00",
            ],
        )

    def test_a_closed_day_between_nights(self):
        evenings = ("monday", "tuesday", "wednesday", "thursday", "friday")
        week = hours(
            **dict.fromkeys(evenings, "18:00-03:00"),
            saturday="19:00-02:00",
            sunday="19:00-02:00",
        )
        self.assertEqual(
            opening(week, SATURDAY, date(2026, 12, 22), [date(2026, 12, 21)]),
            ["19 19:00–02:00", "20 19:00–02:00", "22 18:00–03:00"],
        )

    def test_a_closed_day_after_one_that_ends_at_midnight(self):
        week = hours(saturday="07:30-24:00", sunday="07:30-24:00", monday="07:30-24:00")
        self.assertEqual(
            opening(week, SATURDAY, date(2026, 12, 21), [date(2026, 12, 20)]),
            ["19 07:30–00:00", "21 07:30–00:00"],
        )

    def test_the_night_of_new_year(self):
        week = hours(thursday="22:00-02:00", friday="10:00-12:00")
        found = opening_intervals(week, LONDON, date(2026, 12, 31), date(2027, 1, 1))
        self.assertEqual(
            [opens.isoformat(timespec="minutes")[:16] for opens, _closes in found],
            ["2026-12-31T22:00", "2027-01-01T10:00"],
        )
        self.assertEqual(found[0][1].year, 2027)
