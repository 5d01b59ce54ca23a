"""Notices of closed clinics, as visitors read them."""

from datetime import date, datetime, timezone
from unittest import mock

from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_clinic, create_condition, create_index
from wagtail_osteo.directory.notices import notices_for
from wagtail_osteo.models import Clinic, ClinicClosure, PracticeSettings

HOST = "testapp/host_with_notices.html"


def at(*moment):
    now = datetime(*moment, tzinfo=timezone.utc)
    return mock.patch("django.utils.timezone.now", return_value=now)


def close(clinic, **fields):
    days = {"first_day": date(2026, 12, 24), "last_day": date(2026, 12, 27)}
    notice = {"notice_from": date(2026, 12, 20)}
    return ClinicClosure.objects.create(clinic=clinic, **{**days, **notice, **fields})


class NoticesOfADayTests(TestCase):
    """Which notices stand at a moment, and what they say."""

    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(name="Elm Lane", time_zone="Europe/London")

    def texts(self, *moment, **context):
        with at(*moment):
            return [notice.text for notice in notices_for(context)]

    def test_stand_from_their_first_to_their_last_day(self):
        close(self.clinic)
        for day, stands in [(19, False), (20, True), (27, True), (28, False)]:
            with self.subTest(day=day):
                self.assertEqual(bool(self.texts(2026, 12, day, 12)), stands)

    def test_may_be_over_before_the_closure_and_after_it(self):
        close(self.clinic, notice_until=date(2026, 12, 22))
        self.assertEqual(self.texts(2026, 12, 23), [])
        ClinicClosure.objects.update(notice_until=date(2026, 12, 31))
        self.assertEqual(len(self.texts(2026, 12, 31)), 1)

    def test_days_are_those_of_the_clinic(self):
        close(self.clinic)
        for zone, before, after in [
            ("Pacific/Kiritimati", (19, 9), (19, 10)),
            ("Pacific/Pago_Pago", (20, 10), (20, 11)),
        ]:
            Clinic.objects.update(time_zone=zone)
            with self.subTest(zone):
                self.assertEqual(self.texts(2026, 12, *before), [])
                self.assertEqual(len(self.texts(2026, 12, *after)), 1)

    def test_tell_the_midnight_at_the_clinic_with_which_they_are_over(self):
        Clinic.objects.update(time_zone="Australia/Sydney")
        close(self.clinic)
        with at(2026, 12, 24):
            (notice,) = notices_for({})
        self.assertEqual(notice.until.isoformat(), "2026-12-28T00:00:00+11:00")

    def test_say_clinic_days_and_reason_unless_reception_found_better_words(self):
        closure = close(self.clinic, reason="Christmas")
        self.assertEqual(
            self.texts(2026, 12, 24),
            [
                "Elm Lane is closed from Thursday 24 December 2026 to Sunday "
                "27 December 2026 (Christmas)."
            ],
        )
        ClinicClosure.objects.update(last_day=closure.first_day, reason="")
        self.assertEqual(
            self.texts(2026, 12, 24),
            ["Elm Lane is closed on Thursday 24 December 2026."],
        )
        ClinicClosure.objects.update(notice_text="Merry Christmas!")
        self.assertEqual(self.texts(2026, 12, 24), ["Merry Christmas!"])

    def test_say_the_hours_of_days_on_which_the_clinic_is_not_closed(self):
        close(
            self.clinic,
            last_day=date(2026, 12, 24),
            reason="Christmas Eve",
            hours={"thursday": [{"opens": "09:00", "closes": "12:00"}]},
        )
        self.assertEqual(
            self.texts(2026, 12, 24),
            [
                "Elm Lane has other hours. On Thursday 24 December 2026: 9:00–12:00 "
                "(Christmas Eve)."
            ],
        )
        ClinicClosure.objects.update(hours={}, every_year=True)
        self.assertEqual(
            self.texts(2026, 12, 24),
            ["Elm Lane: Closed every year on 24 December (Christmas Eve)."],
        )

    def test_a_closure_without_a_notice_has_none(self):
        close(self.clinic, notice_from=None, notice_until=date(2026, 12, 30))
        self.assertEqual(self.texts(2026, 12, 24), [])

    def test_a_clinic_that_is_not_live_has_none(self):
        close(self.clinic)
        self.clinic.unpublish()
        self.assertEqual(self.texts(2026, 12, 24), [])

    def test_name_the_clinic_in_the_language_of_the_page(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.clinic.copy_for_translation(welsh)
        translation.name = "Lôn y Llwyf"
        translation.live = True
        translation.save()
        close(self.clinic)
        page = Page(locale=welsh)
        self.assertIn("Lôn y Llwyf", self.texts(2026, 12, 24, page=page)[0])
        translation.unpublish()
        self.assertIn("Elm Lane", self.texts(2026, 12, 24, page=page)[0])

    def test_those_that_end_first_come_first(self):
        close(self.clinic, notice_text="second")
        close(create_clinic(name="B"), notice_text="first", last_day="2026-12-25")
        self.assertEqual(self.texts(2026, 12, 24), ["first", "second"])


class NoticesOfASiteTests(TestCase):
    """A clinic of another practice on the same installation is not ours to announce."""

    @classmethod
    def setUpTestData(cls):
        cls.here = Site.objects.get()
        cls.there = Site.objects.create(
            hostname="there.example.com", root_page=cls.here.root_page
        )
        cls.clinic = create_clinic(name="Elm Lane")
        close(cls.clinic)

    def make_clinic_of(self, site):
        practice = PracticeSettings.for_site(site)
        practice.default_clinic = self.clinic
        practice.save()

    def seen_from(self, site):
        request = RequestFactory().get("/", SERVER_NAME=site.hostname)
        with at(2026, 12, 24), override_settings(ALLOWED_HOSTS=["*"]):
            return bool(notices_for({"request": request}))

    def test_a_clinic_of_no_site_is_announced_on_all(self):
        self.assertTrue(self.seen_from(self.here))
        self.assertTrue(self.seen_from(self.there))

    def test_a_clinic_of_another_site_is_not(self):
        self.make_clinic_of(self.there)
        self.assertFalse(self.seen_from(self.here))
        self.assertTrue(self.seen_from(self.there))

    def test_a_clinic_of_both_is(self):
        self.make_clinic_of(self.here)
        self.make_clinic_of(self.there)
        self.assertTrue(self.seen_from(self.here))


class PageTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page = create_condition(cls.index)
        cls.clinic = create_clinic(name="Elm Lane", time_zone="Europe/London")
        cls.closure = close(cls.clinic)

    def soup(self, page):
        with at(2026, 12, 24, 12):
            return self.get_soup(self.client.get(page.url).content)

    def test_stand_above_conditions_and_their_list(self):
        for page in (self.page, self.index):
            with self.subTest(page.title):
                soup = self.soup(page)
                (notice,) = soup.select("main .osteo-notice.osteo-surface > p")
                self.assertIn("Elm Lane is closed", notice.get_text())
                self.assertEqual(notice["data-until"], "2026-12-28T00:00:00+00:00")
                order = list(soup.descendants)
                heading = order.index(soup.find("h1"))
                self.assertLess(order.index(notice), heading)
                (script,) = soup.select("script[src$='js/notice.js']")
                self.assertEqual(script["type"], "module")

    def test_without_notices_there_is_neither_bar_nor_script(self):
        ClinicClosure.objects.all().delete()
        found = self.soup(self.page).select_one('.osteo-notice, script[src*="notice"]')
        self.assertIsNone(found)

    def test_are_not_part_of_the_hand_out(self):
        bar = self.soup(self.page).select_one(".osteo-notice")
        self.assertIsNotNone(bar.find_parent(class_="osteo-screen-only"))

    def test_words_of_reception_are_escaped(self):
        ClinicClosure.objects.update(notice_text="<script>alert(1)</script>")
        with at(2026, 12, 24):
            response = self.client.get(self.page.url)
        self.assertNotContains(response, "<script>alert")
        self.assertContains(response, "&lt;script&gt;alert")

    @override_settings(WAGTAIL_OSTEO_BASE_TEMPLATE=HOST)
    def test_the_tag_of_a_site_shows_them_once(self):
        soup = self.soup(self.page)
        (notice,) = soup.select(".osteo-notice")
        self.assertIsNotNone(notice.find_parent("header"))
        # Our colours and distances hold where nothing else of ours is.
        self.assertIsNotNone(notice.find_parent(class_="osteo"))

    def test_the_tag_works_without_a_request(self):
        template = Template("{% load wagtail_osteo_tags %}{% osteo_notices %}")
        with at(2026, 12, 24):
            self.assertIn("Elm Lane is closed", template.render(Context()))
        with at(2026, 12, 29):
            self.assertEqual(template.render(Context()), "")

    def test_a_page_asks_no_more_than_it_must(self):
        def queries(day):
            with at(2026, 12, day), CaptureQueriesContext(connection) as captured:
                self.client.get(self.page.url)
            return [
                each["sql"] for each in captured if "notice_from" in each["sql"]
            ], len(captured)

        queries(24)
        few, before = queries(24)
        none, _all = queries(29)
        # Whether there is any; then, what they say.
        self.assertEqual((len(none), len(few)), (1, 2))
        self.assertNotIn("JOIN", none[0])
        for number in range(20):
            close(create_clinic(name=f"Clinic {number}"))
        _many, after = queries(24)
        self.assertEqual(after, before)
