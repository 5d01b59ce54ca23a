from datetime import date, datetime, timezone
from unittest import mock

from django.test import SimpleTestCase, override_settings
from django.utils import timezone as django_timezone

from wagtail_osteo.review import dates


class NextDueTests(SimpleTestCase):
    def test_is_the_same_day_of_a_later_month(self):
        self.assertEqual(dates.next_due(date(2026, 3, 3), 36), date(2029, 3, 3))
        self.assertEqual(dates.next_due(date(2026, 12, 1), 1), date(2027, 1, 1))
        self.assertEqual(dates.next_due(date(2026, 1, 31), 11), date(2026, 12, 31))

    def test_is_the_last_day_of_a_shorter_month(self):
        self.assertEqual(dates.next_due(date(2026, 8, 31), 6), date(2027, 2, 28))
        self.assertEqual(dates.next_due(date(2024, 2, 29), 12), date(2025, 2, 28))
        self.assertEqual(dates.next_due(date(2024, 2, 29), 48), date(2028, 2, 29))


class TodayTests(SimpleTestCase):
    def test_is_the_day_where_the_site_is(self):
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return datetime(2026, 3, 3, 12, tzinfo=timezone.utc).astimezone(tz)

        with mock.patch("wagtail_osteo.review.dates.datetime", Clock):
            with override_settings(TIME_ZONE="Pacific/Auckland"):
                # As Wagtail's admin does for an editor who is elsewhere.
                with django_timezone.override("America/Los_Angeles"):
                    self.assertEqual(dates.today(), date(2026, 3, 4))
            self.assertEqual(dates.today(), date(2026, 3, 3))
            with override_settings(USE_TZ=False):
                self.assertEqual(dates.today(), date(2026, 3, 3))
