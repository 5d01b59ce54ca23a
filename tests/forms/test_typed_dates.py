"""Dates as people type them, where the day or the month comes first."""

from datetime import date

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils.translation import override

from wagtail_osteo.forms.typed_dates import TypedDateField, TypedDateInput


class TypedDateTests(SimpleTestCase):
    def read(self, text, **options):
        return TypedDateField(**options).clean(text)

    def refusal(self, text):
        with self.assertRaises(ValidationError) as raised:
            self.read(text)
        return raised.exception.messages[0]

    def test_the_day_comes_first_as_it_is_written_there(self):
        for language in ("en-gb", "de", "cy"):
            with self.subTest(language), override(language):
                self.assertEqual(self.read("05/06/2027"), date(2027, 6, 5))
                self.assertIn("not a date", self.refusal("12/24/2026"))

    def test_where_the_month_comes_first_it_is_asked(self):
        with override("en-us"):
            self.assertEqual(
                self.refusal("05/06/2027"),
                "This can be 5 June 2027 or 6 May 2027. Choose it in the calendar, or "
                "type it like 2027-06-05.",
            )
            # These can be read in one way only.
            self.assertEqual(self.read("12/24/2026"), date(2026, 12, 24))
            self.assertEqual(self.read("24/12/2026"), date(2026, 12, 24))
            self.assertEqual(self.read("12/12/2026"), date(2026, 12, 12))

    def test_what_the_sites_own_calendar_writes_is_certain(self):
        widget = TypedDateInput(format="%m/%d/%Y")
        self.assertEqual(self.read("12/11/2026", widget=widget), date(2026, 12, 11))

    def test_a_date_and_nothing(self):
        self.assertEqual(self.read(date(2026, 12, 24)), date(2026, 12, 24))
        self.assertIsNone(self.read("", required=False))
