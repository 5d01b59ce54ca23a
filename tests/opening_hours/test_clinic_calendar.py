"""A clinic's days and hours, with its closures."""

from datetime import date, datetime, timedelta, timezone

from django.test import TestCase
from wagtail.models import Locale

from tests.content import create_clinic
from tests.opening_hours.test_hours import hours
from wagtail_osteo.models import Clinic, ClinicClosure
from wagtail_osteo.opening_hours import SpecialDay

MONDAY = date(2026, 12, 21)
NEW_YEAR = date(2027, 1, 1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def utc(*moment):
    return datetime(*moment, tzinfo=timezone.utc)


def close(clinic, first, last=None, reason="", **fields):
    return ClinicClosure.objects.create(
        clinic=clinic, first_day=first, last_day=last or first, reason=reason, **fields
    )


class SpecialDaysTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(time_zone="Europe/London")
        close(cls.clinic, date(2026, 12, 24), date(2026, 12, 27), "Winter break")
        close(cls.clinic, date(2026, 12, 29))

    def days(self, first, last):
        clinic = Clinic.objects.get(pk=self.clinic.pk)
        return [
            (each.date.day, each.reason)
            for each in clinic.get_special_days(first, last)
        ]

    def test_each_closed_day_with_its_reason(self):
        first = self.clinic.get_special_days(MONDAY, NEW_YEAR)[0]
        self.assertEqual(first, SpecialDay(date(2026, 12, 24), (), "Winter break"))
        self.assertEqual(
            self.days(MONDAY, NEW_YEAR),
            [*((day, "Winter break") for day in (24, 25, 26, 27)), (29, "")],
        )

    def test_from_the_first_to_the_last_day_asked_for(self):
        self.assertEqual(
            self.days(date(2026, 12, 26), date(2026, 12, 28)),
            [(26, "Winter break"), (27, "Winter break")],
        )
        self.assertEqual(self.days(date(2026, 12, 28), date(2026, 12, 28)), [])

    def test_days_long_past_are_known(self):
        close(self.clinic, date(2020, 5, 1), reason="Moving")
        self.assertEqual(self.days(date(2020, 4, 1), date(2020, 6, 1)), [(1, "Moving")])

    def test_a_translation_is_closed_too(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.clinic.copy_for_translation(welsh)
        translation.save()
        self.assertEqual(len(translation.get_special_days(MONDAY, NEW_YEAR)), 5)

    def test_a_clinic_that_was_never_saved_has_none(self):
        self.assertEqual(Clinic().get_special_days(MONDAY, NEW_YEAR), [])


class WhatCountsTests(TestCase):
    """A day before a span, a span before a season, and that before the week."""

    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(
            time_zone="Europe/London",
            country="GB",
            public_holidays=Clinic.CLOSED,
            opening_hours=hours(**dict.fromkeys(WEEKDAYS, "09:00-17:00")),
        )

    def special(self, first, last):
        clinic = Clinic.objects.get(pk=self.clinic.pk)
        found = clinic.get_special_days(first, last)
        return {
            each.date.day: (", ".join(map(str, each.spans)), each.reason)
            for each in found
        }

    def test_one_day_of_other_hours(self):
        christmas_eve = date(2026, 12, 24)
        close(
            self.clinic,
            christmas_eve,
            reason="Christmas Eve",
            hours=hours(thursday="09:00-12:00"),
        )
        self.assertEqual(
            self.special(christmas_eve, christmas_eve),
            {24: ("9:00–12:00", "Christmas Eve")},
        )
        clinic = Clinic.objects.get()
        ((opens, closes),) = clinic.opening_intervals(utc(2026, 12, 24), days=1)
        self.assertEqual((opens.hour, closes.hour), (9, 12))

    def test_a_saturday_that_is_open(self):
        saturday = date(2027, 6, 5)
        close(self.clinic, saturday, hours=hours(saturday="10:00-14:00"))
        self.assertEqual(self.special(saturday, saturday), {5: ("10:00–14:00", "")})
        found = Clinic.objects.get().opening_intervals(utc(2027, 6, 5), days=1)
        self.assertEqual(found, [(utc(2027, 6, 5, 9), utc(2027, 6, 5, 13))])

    def test_a_day_a_span_and_a_season(self):
        week = dict.fromkeys(WEEKDAYS, "08:00-14:00")
        close(
            self.clinic,
            date(2026, 6, 1),
            date(2026, 8, 31),
            "Summer",
            every_year=True,
            hours=hours(**week),
        )
        close(
            self.clinic,
            date(2027, 8, 2),
            date(2027, 8, 8),
            "Half the team",
            hours=hours(tuesday="09:00-12:00", thursday="09:00-12:00"),
        )
        close(
            self.clinic,
            date(2027, 8, 4),
            reason="Open day",
            hours=hours(wednesday="10:00-18:00"),
        )
        self.assertEqual(
            self.special(date(2027, 8, 1), date(2027, 8, 10)),
            {
                # Sunday is closed in summer as ever.
                2: ("", "Half the team"),
                3: ("9:00–12:00", "Half the team"),
                4: ("10:00–18:00", "Open day"),
                5: ("9:00–12:00", "Half the team"),
                6: ("", "Half the team"),
                9: ("8:00–14:00", "Summer"),
                10: ("8:00–14:00", "Summer"),
            },
        )
        # Every year, and from its first year on.
        self.assertTrue(self.special(date(2031, 7, 1), date(2031, 7, 1)))
        self.assertFalse(self.special(date(2025, 7, 1), date(2025, 7, 1)))

    def test_a_public_holiday_is_kept_in_a_season_and_in_a_span(self):
        week = hours(**dict.fromkeys(WEEKDAYS, "10:00-12:00"))
        between = (date(2026, 12, 24), date(2026, 12, 31))
        close(self.clinic, *between, "Between the years", hours=week)
        found = self.special(*between)
        self.assertEqual(found[24], ("10:00–12:00", "Between the years"))
        self.assertEqual(found[25], ("", "Christmas Day"))
        # Of one day it is said by its date that the door is open.
        close(
            self.clinic,
            date(2026, 12, 25),
            reason="Emergencies",
            hours=hours(friday="10:00-11:00"),
        )
        self.assertEqual(self.special(*between)[25], ("10:00–11:00", "Emergencies"))

    def test_nobody_said_whether_a_holiday_is_kept(self):
        Clinic.objects.update(public_holidays=Clinic.NOT_SAID)
        week = hours(**dict.fromkeys(WEEKDAYS, "10:00-12:00"))
        close(self.clinic, date(2026, 12, 24), date(2026, 12, 31), hours=week)
        found = Clinic.objects.get().opening_intervals(utc(2026, 12, 24), days=2)
        self.assertEqual([opens.day for opens, _closes in found], [24])

    def test_a_clinic_with_hours_in_summer_only(self):
        Clinic.objects.update(opening_hours={})
        close(
            self.clinic,
            date(2026, 5, 1),
            date(2026, 8, 31),
            every_year=True,
            hours=hours(monday="10:00-12:00"),
        )
        # The first Monday in May is a bank holiday.
        found = Clinic.objects.get().opening_intervals(utc(2026, 4, 22), days=21)
        self.assertEqual([opens.day for opens, _closes in found], [11])

    def test_by_appointment_the_door_is_closed(self):
        close(
            self.clinic, date(2026, 7, 6), hours={"monday": [{"by_appointment": True}]}
        )
        (day,) = Clinic.objects.get().get_special_days(*[date(2026, 7, 6)] * 2)
        self.assertEqual(day.spans, ())
        self.assertEqual(len(day.appointments), 1)
        found = Clinic.objects.get().opening_intervals(utc(2026, 7, 6), days=1)
        self.assertEqual(found, [])

    def test_the_night_before_a_day_of_other_hours_is_not_cut_short(self):
        Clinic.objects.update(opening_hours=hours(friday="22:00-02:00").to_json())
        close(self.clinic, date(2026, 7, 4), hours=hours(saturday="12:00-14:00"))
        found = Clinic.objects.get().opening_intervals(utc(2026, 7, 3), days=2)
        self.assertEqual(
            found,
            [
                (utc(2026, 7, 3, 21), utc(2026, 7, 4, 1)),
                (utc(2026, 7, 4, 11), utc(2026, 7, 4, 13)),
            ],
        )


class OpeningIntervalsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(
            time_zone="Europe/London",
            public_holidays=Clinic.OPEN,
            opening_hours=hours(
                **dict.fromkeys(WEEKDAYS, "09:00-17:00"), saturday="22:00-02:00"
            ),
        )

    def test_leave_out_what_is_over_and_keep_what_lasts_whole(self):
        found = self.clinic.opening_intervals(utc(2026, 12, 21, 10), days=2)
        self.assertEqual(
            found,
            [
                (utc(2026, 12, 21, 9), utc(2026, 12, 21, 17)),
                (utc(2026, 12, 22, 9), utc(2026, 12, 22, 17)),
            ],
        )
        found = self.clinic.opening_intervals(utc(2026, 12, 21, 17), days=1)
        self.assertEqual(found, [])

    def test_yesterdays_night_still_runs(self):
        night = (utc(2026, 12, 26, 22), utc(2026, 12, 27, 2))
        found = self.clinic.opening_intervals(utc(2026, 12, 27, 1), days=1)
        self.assertEqual(found, [night])
        # A closure of Sunday leaves it, one of Saturday takes it away.
        clinic = Clinic.objects.get()
        close(clinic, date(2026, 12, 27))
        self.assertEqual(clinic.opening_intervals(utc(2026, 12, 27, 1), 1), [night])
        clinic = Clinic.objects.get()
        close(clinic, date(2026, 12, 26))
        self.assertEqual(clinic.opening_intervals(utc(2026, 12, 27, 1), 1), [])

    def test_a_fortnight_from_now_unless_asked_otherwise(self):
        found = self.clinic.opening_intervals()
        self.assertIn(len(found), (11, 12, 13))
        now = datetime.now(timezone.utc)
        self.assertGreater(found[0][1], now)
        self.assertLess(found[-1][0], now + timedelta(days=15))

    def test_a_closure_from_its_first_to_its_last_minute(self):
        close(self.clinic, date(2026, 12, 22), date(2026, 12, 23))
        found = self.clinic.opening_intervals(utc(2026, 12, 21), days=4)
        self.assertEqual([opens.day for opens, _closes in found], [21, 24])

    def test_open_day_and_night_ends_after_the_last_day(self):
        week = dict.fromkeys((*WEEKDAYS, "saturday", "sunday"), "00:00-24:00")
        self.clinic.opening_hours = hours(**week)
        ((opens, closes),) = self.clinic.opening_intervals(utc(2026, 12, 21, 10), 2)
        self.assertLess(opens, utc(2026, 12, 21, 10))
        self.assertGreater(closes, utc(2026, 12, 23))

    def test_one_query_for_clinics_fetched_together(self):
        create_clinic(name="Other", public_holidays=Clinic.OPEN)
        clinics = list(Clinic.objects.all())
        Clinic.fetch_parts(clinics)
        with self.assertNumQueries(1):
            for clinic in clinics:
                clinic.opening_intervals()
                clinic.get_special_days(date.today(), date.today())
                clinic.next_closure  # noqa: B018
