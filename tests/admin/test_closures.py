"""Reception closes a clinic for some days, in one form that is live at once."""

from datetime import date, datetime, timezone
from unittest import mock

from django.db import connection
from django.forms import modelform_factory
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_clinic
from tests.opening_hours.test_clinic_calendar import WEEKDAYS
from tests.opening_hours.test_hours import hours
from wagtail_osteo.forms import ClosureForm
from wagtail_osteo.models import Clinic, ClinicClosure
from wagtail_osteo.opening_hours.stored import KEYS

URLS = "wagtailsnippets_wagtail_osteo_clinicclosure"
NOON = datetime(2026, 12, 8, 12, tzinfo=timezone.utc)


class FormTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(name="Elm Lane", time_zone="Europe/London")

    def setUp(self):
        clock = mock.patch("django.utils.timezone.now", return_value=NOON)
        clock.start()
        self.addCleanup(clock.stop)
        self.login()

    def save(self, closure=None, **fields):
        form = {
            "clinic": self.clinic.pk,
            "first_day": "2026-12-24",
            "last_day": "",
            "reason": "",
            "hours_once": "",
            **{f"hours_{key}": "" for key in KEYS},
            "notice_from": "",
            "notice_until": "",
            "notice_text": "",
            **fields,
        }
        address = (
            reverse(f"{URLS}:edit", args=[closure.pk])
            if closure
            else reverse(f"{URLS}:add")
        )
        return self.client.post(address, form, follow=True)

    def assertRefused(self, response, message):
        self.assertContains(response, message)
        self.assertContains(response, "Nothing was saved yet.")
        self.assertFalse(ClinicClosure.objects.exists())


class ClosureFormTests(FormTestCase):
    def test_one_day_needs_its_date_only(self):
        response = self.save(reason="Staff training")
        closure = ClinicClosure.objects.get()
        self.assertEqual(closure.first_day, closure.last_day)
        self.assertFalse(closure.has_notice)
        self.assertContains(
            response, "Elm Lane: Closed on Thursday 24 December 2026. It shows"
        )

    def test_the_only_clinic_is_chosen_already(self):
        form = self.get_soup(self.client.get(reverse(f"{URLS}:add")).content)
        options = form.select("select[name=clinic] option")
        self.assertEqual([each.get_text() for each in options], ["Elm Lane"])
        self.assertTrue(options[0].has_attr("selected"))

    def test_among_several_clinics_one_is_chosen_in_any_language(self):
        create_clinic(name="Mill Road")
        welsh = Locale.objects.create(language_code="cy")
        self.clinic.copy_for_translation(welsh).save()
        create_clinic(name="Heol y Bont", locale=welsh)
        form = self.get_soup(self.client.get(reverse(f"{URLS}:add")).content)
        options = [
            each.get_text() for each in form.select("select[name=clinic] option")
        ]
        # The first is Django's own, and its words are too.
        self.assertEqual(options[1:], ["Elm Lane", "Heol y Bont", "Mill Road"])

    def test_a_closure_kept_in_another_language_keeps_its_clinic(self):
        welsh = Locale.objects.create(language_code="cy")
        clinic = self.clinic.copy_for_translation(welsh)
        clinic.name = "Lôn y Llwyf"
        clinic.save()
        closure = ClinicClosure.objects.create(
            clinic=clinic, first_day=date(2026, 12, 24), last_day=date(2026, 12, 24)
        )
        page = self.client.get(reverse(f"{URLS}:edit", args=[closure.pk]))
        chosen = self.get_soup(page.content).select("select[name=clinic] [selected]")
        self.assertEqual([each.get_text() for each in chosen], ["Lôn y Llwyf"])

    def test_the_past_is_not_closed_by_mistake(self):
        response = self.save(first_day="2026-12-07", last_day="2026-12-24")
        self.assertRefused(response, "This day is in the past.")

    def test_the_past_is_that_of_the_clinic(self):
        # In Auckland the ninth has begun.
        Clinic.objects.update(time_zone="Pacific/Auckland")
        self.assertRefused(self.save(first_day="2026-12-08"), "is in the past")
        Clinic.objects.update(time_zone="America/Los_Angeles")
        self.save(first_day="2026-12-08")
        self.assertTrue(ClinicClosure.objects.exists())

    def test_a_closure_that_has_begun_can_be_mended(self):
        closure = ClinicClosure.objects.create(
            clinic=self.clinic, first_day=date(2026, 12, 1), last_day=date(2026, 12, 9)
        )
        self.save(closure, first_day="2026-12-02", last_day="2026-12-11")
        closure.refresh_from_db()
        self.assertEqual(closure.last_day, date(2026, 12, 11))

    def test_days_in_the_wrong_order_are_refused(self):
        response = self.save(last_day="2026-12-20")
        self.assertRefused(response, "The last day is before the first day.")

    def test_days_of_another_closure_are_refused_by_its_name(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.clinic.copy_for_translation(welsh)
        translation.save()
        other = ClinicClosure.objects.create(
            clinic=translation,
            first_day=date(2026, 12, 20),
            last_day=date(2026, 12, 24),
        )
        response = self.save(last_day="2026-12-30")
        self.assertContains(
            response,
            "Elm Lane: Closed from Sunday 20 December 2026 to Thursday 24 December",
        )
        self.assertEqual(ClinicClosure.objects.get(), other)

    def test_the_day_after_another_closure_is_free_and_so_is_another_clinic(self):
        self.save(last_day="2026-12-26")
        self.save(first_day="2026-12-27")
        self.save(clinic=create_clinic(name="Mill Road").pk)
        self.assertEqual(ClinicClosure.objects.count(), 3)

    def test_a_closure_does_not_overlap_itself(self):
        self.save()
        closure = ClinicClosure.objects.get()
        self.save(closure, reason="Christmas")
        closure.refresh_from_db()
        self.assertEqual(closure.reason, "Christmas")

    def test_the_tick_is_enough_for_a_notice(self):
        response = self.save(last_day="2026-12-27", has_notice="on")
        closure = ClinicClosure.objects.get()
        self.assertEqual(closure.notice_from, date(2026, 12, 8))
        self.assertContains(
            response,
            "The site shows a notice from 8 December 2026 until 27 December 2026.",
        )
        # Its end and its words follow the closure when that is moved.
        self.save(closure, last_day="2026-12-29", has_notice="on")
        closure.refresh_from_db()
        self.assertEqual(closure.notice_last_day, date(2026, 12, 29))

    def test_without_the_tick_words_of_a_notice_are_not_lost_in_silence(self):
        response = self.save(notice_text="Closed for Christmas.")
        self.assertRefused(response, "Tick this to show the notice")

    def test_taking_the_tick_away_takes_the_notice_away(self):
        self.save(has_notice="on", notice_text="Closed.", notice_until="2026-12-23")
        closure = ClinicClosure.objects.get()
        self.save(
            closure,
            notice_from="2026-12-08",
            notice_until="2026-12-23",
            notice_text="Closed.",
        )
        closure.refresh_from_db()
        self.assertFalse(closure.has_notice)
        self.assertEqual(closure.notice_text, "")

    def test_a_notice_that_would_be_over_is_refused(self):
        response = self.save(has_notice="on", notice_until="2026-12-07")
        self.assertRefused(response, "over before it begins")

    def test_a_form_with_nonsense_is_shown_again(self):
        response = self.save(clinic="", first_day="soon", notice_from="x", last_day="-")
        self.assertRefused(response, "This is not a date.")

    def test_the_list_takes_the_same_queries_for_many_closures(self):
        def queries(count):
            for number in range(ClinicClosure.objects.count(), count):
                ClinicClosure.objects.create(
                    clinic=create_clinic(name=f"Clinic {number}"),
                    first_day=date(2026, 12, 24),
                    last_day=date(2026, 12, 27),
                    notice_from=date(2026, 12, 20),
                )
            with CaptureQueriesContext(connection) as captured:
                response = self.client.get(reverse(f"{URLS}:list"))
            self.assertContains(response, f"Clinic {count - 1}")
            self.assertContains(
                response, "from 20 December 2026 until 27 December 2026"
            )
            return len(captured)

        queries(1)
        self.assertEqual(queries(3), queries(15))

    def test_user_text_is_escaped(self):
        Clinic.objects.update(name="<script>alert(1)</script>")
        response = self.save(reason="<b>x</b>", has_notice="on")
        self.assertNotContains(response, "<script>alert(1)")
        self.assertContains(response, "&lt;script&gt;alert(1)")


class OtherHoursTests(FormTestCase):
    """A day, a span or a season on which the clinic is open at other hours."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        week = hours(**dict.fromkeys(WEEKDAYS, "09:00-17:00"))
        cls.clinic.country = "GB"
        cls.clinic.opening_hours = week
        cls.clinic.public_holidays = Clinic.CLOSED
        cls.clinic.save()

    def stored(self):
        return ClinicClosure.objects.get().hours.to_json()

    def shown(self, closure=None):
        """What the form of a closure shows in its inputs of hours."""
        closure = closure or ClinicClosure.objects.get()
        page = self.client.get(reverse(f"{URLS}:edit", args=[closure.pk]))
        inputs = self.get_soup(page.content).select("input[name^=hours_]")
        return [each.get("value", "") for each in inputs]

    def test_one_day(self):
        response = self.save(hours_once="9 – noon", reason="Christmas Eve")
        self.assertContains(
            response, "Elm Lane: On Thursday 24 December 2026: 9:00–12:00. It shows"
        )
        self.assertEqual(list(self.stored()), ["thursday"])
        self.assertEqual(self.shown(), ["9:00–12:00", *[""] * 7])
        # Moved, it keeps its hours.
        self.save(
            ClinicClosure.objects.get(), first_day="2026-12-23", hours_once="9-12"
        )
        self.assertEqual(list(self.stored()), ["wednesday"])

    def test_a_day_of_the_week_on_which_it_is_always_closed(self):
        response = self.save(first_day="2027-06-05", hours_once="10-14")
        self.assertContains(response, "On Saturday 5 June 2027: 10:00–14:00.")

    def test_by_appointment(self):
        response = self.save(hours_once="by appointment")
        self.assertContains(response, "24 December 2026: by appointment.")

    def test_several_days_of_the_same_hours_open_no_door_that_is_always_closed(self):
        response = self.save(
            first_day="2027-06-07", last_day="2027-06-20", hours_once="10-12"
        )
        self.assertContains(response, "Monday–Friday 10:00–12:00; otherwise closed")
        self.assertEqual(len(self.shown()), 8)
        self.assertEqual(self.shown()[:2], ["", "10:00–12:00"])
        # A weekend is among no others.
        ClinicClosure.objects.all().delete()
        self.save(first_day="2027-06-05", last_day="2027-06-06", hours_once="10-12")
        self.assertEqual(list(self.stored()), ["saturday", "sunday"])

    def test_some_days_of_a_week(self):
        response = self.save(
            first_day="2027-08-02",
            last_day="2027-08-08",
            hours_tuesday="9-12",
            hours_thursday="9-12",
        )
        self.assertContains(
            response,
            "From Monday 2 August 2027 to Sunday 8 August 2027: Tuesday, Thursday "
            "9:00–12:00; otherwise closed.",
        )

    def test_a_season(self):
        response = self.save(
            first_day="2027-06-01",
            last_day="2027-08-31",
            every_year="on",
            hours_once="8-14",
        )
        self.assertContains(
            response,
            "Every year from 1 June to 31 August: Monday–Friday 8:00–14:00; otherwise "
            "closed.",
        )
        # A day may lie in a span, and a span in a season.
        self.save(first_day="2027-08-02", last_day="2027-08-08")
        self.save(first_day="2027-08-04", hours_once="9-12")
        self.assertEqual(ClinicClosure.objects.count(), 3)
        response = self.save(
            first_day="2028-08-31",
            last_day="2028-09-30",
            every_year="on",
            hours_once="9-12",
        )
        self.assertContains(response, "These days overlap another closure")

    def test_a_season_is_over_within_a_year(self):
        response = self.save(
            first_day="2027-06-01", last_day="2028-06-01", every_year="on"
        )
        self.assertRefused(response, "must be over within a year")

    def test_holidays_among_the_days_are_named(self):
        response = self.save(
            first_day="2026-12-24", last_day="2026-12-31", hours_once="10-12"
        )
        self.assertContains(
            response,
            "As on all public holidays the clinic is closed on Friday 25 December "
            "2026 (Christmas Day)",
        )

    def test_mistakes_keep_what_was_typed(self):
        for fields, message in [
            ({"hours_once": "8-8"}, "Open at: “8-8” opens and closes at the same time"),
            ({"hours_once": "9-12", "hours_monday": "9-12"}, "not both."),
            ({"hours_thursday": "9-25"}, "Thursday: there is no time “25”"),
            ({"hours_friday": "9-12"}, "None of these days has hours: Closed on Thurs"),
        ]:
            with self.subTest(message):
                response = self.save(**fields)
                self.assertRefused(response, message)
                soup = self.get_soup(response.content)
                for name, text in fields.items():
                    field = soup.select_one(f"input[name={name}]")
                    self.assertEqual(field["value"], text)

    def test_a_site_without_the_field_keeps_the_hours(self):
        closure = ClinicClosure.objects.create(
            clinic=self.clinic,
            first_day=date(2026, 12, 24),
            last_day=date(2026, 12, 24),
            hours=hours(thursday="09:00-12:00"),
        )
        form_class = modelform_factory(
            ClinicClosure, ClosureForm, fields=["clinic", "first_day", "last_day"]
        )
        form = form_class(
            {"clinic": self.clinic.pk, "first_day": "2026-12-24"}, instance=closure
        )
        self.assertTrue(form.is_valid(), form.errors)
        form.save()
        self.assertEqual(list(self.stored()), ["thursday"])


class DatesTests(FormTestCase):
    """Dates as they are typed: the day that was meant, or a message."""

    def test_ways_to_type_a_date(self):
        for text in (
            "2026-12-24",
            "24/12/2026",
            "24.12.26",
            "24-12-2026",
            "24 12 2026",
            "24 Dec 2026",
            "24 December 2026",
            "Thursday, 24 December 2026",
            "Thu 24 Dec 2026",
        ):
            with self.subTest(text=text):
                self.save(first_day=text)
                closure = ClinicClosure.objects.get()
                self.assertEqual(closure.first_day, date(2026, 12, 24))
                closure.delete()

    def test_a_day_is_never_read_as_a_month(self):
        self.save(first_day="05/06/2027")
        self.assertEqual(ClinicClosure.objects.get().first_day, date(2027, 6, 5))

    def test_what_is_no_date(self):
        for text in ("12/24/2026", "31/11/2026", "24/12/20266", "2026", "tomorrow"):
            with self.subTest(text=text):
                self.assertRefused(self.save(first_day=text), "This is not a date.")

    def test_the_calendar_makes_no_other_day_of_what_it_cannot_read(self):
        page = self.client.get(reverse(f"{URLS}:add"))
        calendars = [
            script.get_text()
            for script in self.get_soup(page.content).select("script")
            if "initDateChooser(" in script.get_text()
        ]
        self.assertEqual(len(calendars), 4)
        for script in calendars:
            self.assertIn('"validateOnBlur": false', script)

    def test_dates_far_away(self):
        for first, last, message in [
            ("9999-12-31", "", "more than ten years away"),
            ("2026-12-24", "2126-12-24", "more than ten years away"),
            ("0001-01-01", "", "is in the past"),
        ]:
            with self.subTest(first):
                self.assertRefused(self.save(first_day=first, last_day=last), message)

    def test_a_closure_whose_dates_are_emptied_or_turned_round(self):
        closure = ClinicClosure.objects.create(
            clinic=self.clinic,
            first_day=date(2026, 12, 24),
            last_day=date(2026, 12, 27),
        )
        for fields, message in [
            ({"first_day": "", "last_day": ""}, "This field is required."),
            ({"first_day": "", "last_day": "2026-12-27"}, "This field is required."),
            (
                {"first_day": "", "last_day": "", "clinic": ""},
                "This field is required.",
            ),
            (
                {"first_day": "2026-12-27", "last_day": "2026-12-24"},
                "The last day is before the first day.",
            ),
            ({"first_day": "0001-01-01"}, "more than ten years ago"),
            ({"last_day": "9999-12-31"}, "more than ten years away"),
        ]:
            with self.subTest(fields=fields):
                response = self.save(closure, **fields)
                self.assertContains(response, message)
                closure.refresh_from_db()
                self.assertEqual(closure.last_day, date(2026, 12, 27))

    def test_the_listing_says_the_day_of_the_week(self):
        self.save()
        page = self.client.get(reverse(f"{URLS}:list"))
        self.assertContains(page, "Closed on Thursday 24 December 2026")
