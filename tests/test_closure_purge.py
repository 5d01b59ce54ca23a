"""Cached pages are forgotten when a clinic closes, and when it opens again."""

from datetime import date
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.frontend_cache import utils

from tests.content import create_clinic, create_condition, create_index
from wagtail_osteo.models import ClinicClosure


class PurgeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(name="Elm Lane")
        cls.index = create_index()
        create_condition(cls.index, slug="live")
        create_condition(cls.index, slug="draft", live=False)

    def setUp(self):
        installed = mock.patch("django.apps.apps.is_installed", return_value=True)
        purge = mock.patch.object(utils, "purge_urls_from_cache")
        installed.start()
        self.purged = purge.start()
        self.addCleanup(mock.patch.stopall)

    def addresses(self):
        (urls,) = (call.args[0] for call in self.purged.call_args_list)
        return sorted(urls)

    def close(self):
        return ClinicClosure.objects.create(
            clinic=self.clinic, first_day=date(2026, 12, 24), last_day="2026-12-24"
        )

    def test_a_new_closure_purges_live_conditions_and_their_lists(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.close()
        self.assertEqual(
            self.addresses(),
            ["http://localhost/conditions/", "http://localhost/conditions/live/"],
        )

    def test_a_closure_that_is_taken_back_purges_them_too(self):
        closure = self.close()
        with self.captureOnCommitCallbacks(execute=True):
            closure.delete()
        self.assertEqual(len(self.addresses()), 2)

    def test_nothing_is_purged_before_the_commit(self):
        self.close()
        self.purged.assert_not_called()

    def test_many_pages_take_the_queries_of_a_few(self):
        def queries(count):
            for number in range(count):
                create_condition(self.index, slug=f"{count}-{number}")
            with self.captureOnCommitCallbacks() as callbacks:
                self.close()
            with CaptureQueriesContext(connection) as captured:
                for callback in callbacks:
                    callback()
            return len(captured)

        queries(1)
        self.assertEqual(queries(3), queries(30))


class WithoutACacheTests(TestCase):
    def test_nothing_is_asked(self):
        with self.captureOnCommitCallbacks() as callbacks:
            ClinicClosure.objects.create(
                clinic=create_clinic(), first_day="2026-12-24", last_day="2026-12-24"
            )
        self.assertEqual(callbacks, [])
