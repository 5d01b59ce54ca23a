"""Next check due follows the interval in Practice details."""

from datetime import date, timedelta
from unittest import mock

from django.db import connection
from django.test import SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from tests.content import create_condition, create_index
from tests.front_end_cache import forgotten
from tests.testapp.models import LeafletConditionPage
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.review.intervals import next_due
from wagtail_osteo.signals import reviews_rescheduled

CHECKED = date(2026, 3, 31)


class NextDueTests(SimpleTestCase):
    def test_is_the_same_day_of_a_later_month(self):
        self.assertEqual(next_due(date(2026, 3, 3), 36), date(2029, 3, 3))
        self.assertEqual(next_due(date(2026, 12, 1), 1), date(2027, 1, 1))
        self.assertEqual(next_due(date(2026, 1, 31), 11), date(2026, 12, 31))

    def test_is_the_last_day_of_a_shorter_month(self):
        self.assertEqual(next_due(date(2026, 8, 31), 6), date(2027, 2, 28))
        self.assertEqual(next_due(date(2024, 2, 29), 12), date(2025, 2, 28))
        self.assertEqual(next_due(date(2024, 2, 29), 48), date(2028, 2, 29))


class IntervalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = Site.objects.get(is_default_site=True)
        cls.index = create_index()
        cls.page = cls.create_checked(cls.index, "cramp")
        cls.practice = PracticeSettings.for_site(cls.site)

    @staticmethod
    def create_checked(index, slug, day=CHECKED):
        return create_condition(index, slug=slug, last_reviewed=day)

    def set_interval(self, months, practice=None):
        practice = practice or self.practice
        practice.review_interval_months = months
        practice.save()

    def due(self, page):
        return type(page).objects.get(pk=page.pk).next_review_due

    def test_each_checked_page_of_the_site_has_another_date(self):
        never = create_condition(self.index, slug="never")
        self.set_interval(11)
        self.assertEqual(self.due(self.page), date(2027, 2, 28))
        self.assertIsNone(self.due(never))

    def test_drafts_of_pages_keep_the_new_date(self):
        self.page.save_revision()
        self.set_interval(12)
        ConditionPage.objects.get(pk=self.page.pk).latest_revision.publish()
        self.assertEqual(self.due(self.page), date(2027, 3, 31))

    def test_a_site_within_another_has_dates_of_its_own(self):
        root = create_index(slug="inner")
        inner = Site.objects.create(hostname="inner.example.com", root_page=root)
        page = self.create_checked(root, "neck")
        self.set_interval(12)
        self.assertIsNone(self.due(page))
        self.set_interval(6, PracticeSettings.for_site(inner))
        self.assertEqual(self.due(page), date(2026, 9, 30))
        self.assertEqual(self.due(self.page), date(2027, 3, 31))

    def test_an_alias_on_another_site_follows_its_page(self):
        root = create_index(slug="inner")
        inner = Site.objects.create(hostname="inner.example.com", root_page=root)
        alias = self.page.create_alias(parent=root, update_slug="alias")
        alias_of_alias = alias.create_alias(update_slug="alias-of-alias")
        self.set_interval(12)
        self.set_interval(6, PracticeSettings.for_site(inner))
        for page in (alias, alias_of_alias):
            self.assertEqual(self.due(page), date(2027, 3, 31))

    def test_condition_types_of_a_site_follow_too(self):
        page = LeafletConditionPage(title="Own", last_reviewed=CHECKED, live=False)
        self.site.root_page.add_child(instance=page)
        self.set_interval(12)
        self.assertEqual(self.due(page), date(2027, 3, 31))

    def test_other_changes_of_practice_details_write_nothing(self):
        self.set_interval(12)
        rescheduled = mock.Mock()
        reviews_rescheduled.connect(rescheduled)
        self.addCleanup(reviews_rescheduled.disconnect, rescheduled)
        self.practice.practice_name = "Elm Lane"
        self.practice.save()
        rescheduled.assert_not_called()
        self.set_interval(11)
        pages = rescheduled.call_args.kwargs["pages"]
        self.assertEqual([page.title for page in pages], ["Muscle spasms"])

    def test_queries_do_not_grow_with_the_pages(self):
        self.set_interval(11)
        counts = []
        for pages in (3, 30):
            ConditionPage.objects.filter(slug__startswith="x").delete()
            for number in range(pages):
                day = CHECKED + timedelta(days=number)
                self.create_checked(self.index, f"x{number}", day)
            with (
                self.subTest(pages=pages),
                CaptureQueriesContext(connection) as queries,
            ):
                self.set_interval(12 + pages)
            counts.append(len(queries))
            self.assertFalse(
                ConditionPage.objects.filter(next_review_due=None).exists()
            )
        self.assertEqual(*counts)

    def test_cached_copies_of_pages_with_another_date_are_purged(self):
        create_condition(self.index, slug="never")
        with forgotten(self) as paths:
            self.set_interval(12)
        self.assertIn("/conditions/cramp/", paths)
