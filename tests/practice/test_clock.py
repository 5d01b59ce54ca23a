"""What day it is, for whoever asks from wherever."""

from datetime import date, datetime, timezone
from unittest import mock

from django.test import SimpleTestCase, override_settings
from django.utils import timezone as django_timezone

from wagtail_osteo.models import Clinic
from wagtail_osteo.practice.clock import now, today, today_at

NOON_IN_LONDON = datetime(2026, 3, 3, 12, tzinfo=timezone.utc)


@mock.patch("django.utils.timezone.now", return_value=NOON_IN_LONDON)
class TodayTests(SimpleTestCase):
    def test_is_the_day_where_the_site_is(self, _now):
        self.assertEqual(today(), date(2026, 3, 3))
        with override_settings(TIME_ZONE="Pacific/Auckland"):
            # As Wagtail's admin does for an editor who is elsewhere.
            with django_timezone.override("America/Los_Angeles"):
                self.assertEqual(today(), date(2026, 3, 4))
                self.assertEqual(today_at(None), date(2026, 3, 4))

    def test_is_the_day_where_a_clinic_is(self, _now):
        self.assertEqual(
            today_at(Clinic(time_zone="Pacific/Auckland")), date(2026, 3, 4)
        )
        self.assertEqual(today_at(Clinic(time_zone="Mars/Olympus")), date(2026, 3, 3))


class NaiveSiteTests(SimpleTestCase):
    @override_settings(USE_TZ=False, TIME_ZONE="Pacific/Auckland")
    def test_takes_the_sites_clock_for_what_it_is(self):
        # One in the morning there is noon of the day before in London.
        naive = datetime(2026, 3, 4, 1)
        with (
            mock.patch("django.utils.timezone.now", return_value=naive),
            django_timezone.override("America/Los_Angeles"),
        ):
            self.assertEqual(now(), NOON_IN_LONDON)
            self.assertEqual(today(), date(2026, 3, 4))
