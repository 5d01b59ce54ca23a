from datetime import date, datetime, timezone
from unittest import mock
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.test import TestCase
from wagtail.models import Locale

from tests.blocks.helpers import soup_of, text_of
from tests.content import create_clinic
from wagtail_osteo.models import ClinicClosure


def at(day, hour=12, minute=0):
    """Stop the clock at a moment in London's winter."""
    moment = datetime(2026, 12, day, hour, minute, tzinfo=timezone.utc)
    return mock.patch("django.utils.timezone.now", return_value=moment)


class NextClosureTests(TestCase):
    """Days on which nobody opens the door are announced beside the opening hours."""

    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(name="Elm Lane", time_zone="Europe/London")
        ClinicClosure.objects.create(
            clinic=cls.clinic,
            first_day=date(2026, 12, 24),
            last_day=date(2027, 1, 2),
            reason="Christmas",
        )
        ClinicClosure.objects.create(
            clinic=cls.clinic, first_day=date(2026, 12, 8), last_day=date(2026, 12, 8)
        )

    def announced(self, clinic=None):
        clinic = clinic or self.clinic
        clinic.__dict__.pop("next_closure", None)
        card = render_to_string(
            "wagtail_osteo/includes/clinic_card.html", {"clinic": clinic}
        )
        announced = soup_of(card).select_one("li[class$=closure]")
        return announced and text_of(announced)

    def test_the_next_one_is_announced_until_its_last_day_is_over(self):
        christmas = (
            "Closed from Thursday 24 December 2026 to Saturday 2 January 2027: "
            "Christmas"
        )
        cases = [
            (7, 12, "Closed on Tuesday 8 December 2026"),
            (8, 23, "Closed on Tuesday 8 December 2026"),
            (9, 0, christmas),
            (31, 12, christmas),
        ]
        for day, hour, expected in cases:
            with self.subTest(day=day), at(day, hour):
                self.assertEqual(self.announced(), expected)

    def test_the_day_is_that_of_the_clinic(self):
        # In Auckland the eighth is over when London is at its noon.
        self.clinic.time_zone = "Pacific/Auckland"
        moment = datetime(2026, 12, 8, 12, tzinfo=ZoneInfo("Europe/London"))
        with mock.patch("django.utils.timezone.now", return_value=moment):
            self.assertIn("24 December", self.announced())

    def test_a_translated_clinic_is_closed_on_the_same_days(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.clinic.copy_for_translation(welsh)
        translation.save()
        with at(7):
            self.assertIn("8 December", self.announced(translation))

    def test_without_closures_nothing_is_said(self):
        with at(7):
            self.assertIsNone(self.announced(create_clinic(name="Other")))
