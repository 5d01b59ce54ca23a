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


def close(clinic, first, last=None, reason=""):
    return ClinicClosure.objects.create(
        clinic=clinic, first_day=first, last_day=last or first, reason=reason
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
