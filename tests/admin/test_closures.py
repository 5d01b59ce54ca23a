"""Reception closes a clinic for some days, in one form that is live at once."""

from datetime import date, datetime, timezone
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_clinic
from wagtail_osteo.models import Clinic, ClinicClosure

URLS = "wagtailsnippets_wagtail_osteo_clinicclosure"
NOON = datetime(2026, 12, 8, 12, tzinfo=timezone.utc)


class ClosureFormTests(WagtailTestUtils, TestCase):
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
