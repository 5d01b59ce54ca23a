"""Checks are collected into one list, whatever becomes of each of them."""

from unittest.mock import patch

from django.utils.translation import gettext_lazy, override

from wagtail_osteo.advice import (
    Finding,
    Group,
    collect_findings,
    register_advice,
    registry,
)
from wagtail_osteo.models import Practitioner

from .base import AdviceTestCase


class RegistryTests(AdviceTestCase):
    def setUp(self):
        super().setUp()
        checks = patch.object(registry, "_checks", [])
        checks.start()
        self.addCleanup(checks.stop)

    def test_most_important_first_and_then_the_order_of_the_page(self):
        first, second, _third = (child.id for child in self.page.body)

        @register_advice
        def check(page, context):
            yield Finding(Group.WORDING, "later word", "e", section=second)
            yield Finding(Group.SHOULD_CHECK, "section", "c", section=first)
            yield Finding(Group.WORDING, "word", "d", section=first)
            yield Finding(Group.MUST_FIX, "gate", "a")
            yield Finding(Group.SHOULD_CHECK, "page", "b", field="summary")

        self.assertEqual(self.codes(), ["a", "b", "c", "d", "e"])

    def test_a_check_that_fails_is_logged_and_the_others_speak(self):
        @register_advice
        def broken(page, context):
            yield Finding(Group.WORDING, "half", "half")
            raise RuntimeError("out of order")

        @register_advice
        def whole(page, context):
            yield Finding(Group.WORDING, "whole", "whole")

        with self.assertLogs("wagtail_osteo.advice.registry", "ERROR") as logs:
            findings = collect_findings(self.page)
        self.assertIn("out of order", logs.output[0])
        self.assertEqual([each.code for each in findings], ["check-failed", "whole"])
        self.assertIn("Tell whoever looks after the site", findings[0].message)

    def test_two_failures_are_told_once(self):
        register_advice(lambda page, context: 1 / 0)
        register_advice(lambda page, context: [None])
        with self.assertLogs("wagtail_osteo.advice.registry", "ERROR"):
            self.assertEqual(self.codes(), ["check-failed"])

    def test_a_message_that_cannot_be_put_together_fails_its_check_alone(self):
        finding = Finding(Group.WORDING, Unspeakable(), "x")
        register_advice(lambda page, context: [finding])
        with self.assertLogs("wagtail_osteo.advice.registry", "ERROR"):
            self.assertEqual(self.codes(), ["check-failed"])

    def test_a_failed_query_leaves_the_connection_usable(self):
        @register_advice
        def broken(page, context):
            Practitioner.objects.raw("SELECT nothing FROM nowhere")[0]

        with self.assertLogs("wagtail_osteo.advice.registry", "ERROR"):
            self.assertEqual(self.codes(), ["check-failed"])
        self.assertTrue(Practitioner.objects.exists())

    def test_messages_are_in_the_language_of_the_editor(self):
        register_advice(
            lambda page, context: [Finding(Group.WORDING, gettext_lazy("Yes"), "x")]
        )
        with override("de"):
            self.assertEqual(collect_findings(self.page)[0].message, "Ja")

    def test_a_check_registered_twice_is_run_once(self):
        def check(page, context):
            yield Finding(Group.WORDING, "once", "once")

        self.assertIs(register_advice(check), check)
        register_advice(check)
        self.assertEqual(self.codes(), ["once"])


class Unspeakable:
    def __str__(self):
        raise ValueError("no words")


class DiscoveryTests(AdviceTestCase):
    def test_an_app_adds_a_check_with_a_module_of_that_name(self):
        self.page.title = "Found by the test app"
        self.assertEqual(self.codes(), ["testapp-title"])
