"""``osteo_review_reminders``: who gets which e-mail, and how often."""

import io
from datetime import date, timedelta
from smtplib import SMTPException
from unittest import mock

from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from tests.content import create_index, create_practitioner
from tests.review.helpers import TODAY, create_person, publish_condition, set_due
from wagtail_osteo.models import ReviewReminder

YESTERDAY, SOON, LATER = date(2026, 3, 2), date(2026, 6, 1), date(2026, 6, 2)


class ReminderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.sam = create_practitioner(name="Sam", private_email="sam@example.com")
        cls.kim = create_practitioner(name="Kim", private_email="kim@example.com")

    def setUp(self):
        self.on(TODAY)

    def on(self, day):
        today = mock.patch("wagtail_osteo.review.states.today", return_value=day)
        today.start()
        self.addCleanup(today.stop)

    def create(self, slug, due=SOON, **fields):
        return publish_condition(self.index, slug, due, **fields)

    def run_command(self, **options):
        """What the command says, and the e-mails that it sends."""
        mail.outbox.clear()
        out = io.StringIO()
        call_command("osteo_review_reminders", stdout=out, stderr=out, **options)
        return out.getvalue(), list(mail.outbox)

    def recipients(self):
        _said, mails = self.run_command()
        return [address for each in mails for address in each.to]

    def test_one_e_mail_has_all_that_somebody_is_to_check(self):
        overdue = self.create("neck", YESTERDAY, reviewer=self.sam)
        soon = self.create("knee", SOON, author=self.sam)
        self.create("later", LATER, reviewer=self.sam)
        self.create("never", None, reviewer=self.sam)
        said, (message,) = self.run_command()
        self.assertEqual(message.subject, "Pages to check are overdue")
        self.assertEqual(message.to, ["sam@example.com"])
        self.assertIn("Hello Sam,", message.body)
        parts = message.body.split("These pages are to be checked within")
        for page, part in zip((overdue, soon), parts, strict=True):
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            self.assertIn(f"- {page.title}\n", part)
            self.assertIn(f"http://testserver{edit}\n", part)
        self.assertIn("due on 2 Mar 2026", message.body)
        self.assertNotIn("Later", message.body)
        self.assertNotIn("Never", message.body)
        self.assertEqual(said, "1 e-mail(s) sent, 0 failed.\n")

    def test_whoever_checks_a_page_comes_before_whoever_wrote_it(self):
        self.create("neck", author=self.sam, reviewer=self.kim)
        self.assertEqual(self.recipients(), ["kim@example.com"])

    def test_user_text_is_as_it_was_written(self):
        page = self.create("neck", author=self.sam)
        type(page).objects.update(title="Neck & <shoulder>")
        _said, (message,) = self.run_command()
        self.assertIn("- Neck & <shoulder>\n", message.body)

    def test_is_sent_once_before_and_once_after_the_date(self):
        page = self.create("neck", SOON, reviewer=self.sam)
        self.assertEqual(self.recipients(), ["sam@example.com"])
        self.assertEqual(self.recipients(), [])
        self.on(SOON)
        self.assertEqual(self.recipients(), [])
        self.on(SOON + timedelta(days=1))
        self.assertEqual(self.recipients(), ["sam@example.com"])
        self.assertEqual(self.recipients(), [])
        self.assertEqual(
            list(ReviewReminder.objects.order_by("pk").values_list("kind", flat=True)),
            ["due-soon", "overdue"],
        )
        set_due(page, SOON + timedelta(days=30))
        self.assertEqual(self.recipients(), ["sam@example.com"])

    def test_a_new_reviewer_is_not_told_of_the_same_date_again(self):
        page = self.create("neck", reviewer=self.sam)
        self.recipients()
        type(page).objects.update(reviewer=self.kim)
        self.assertEqual(self.recipients(), [])
        self.kim.delete()
        self.sam.delete()
        self.assertEqual(ReviewReminder.objects.count(), 1)

    def test_drafts_and_aliases_remind_nobody(self):
        page = self.create("neck", reviewer=self.sam)
        page.create_alias(update_slug="alias")
        self.assertEqual(len(self.recipients()), 1)
        page = self.create("knee", reviewer=self.sam)
        page.unpublish()
        self.assertEqual(self.recipients(), [])

    def test_the_private_address_comes_first_then_the_logins_then_the_public(self):
        lee = create_person("Lee", email="public@example.com")
        cases = [
            ({"private_email": "private@example.com"}, "private@example.com"),
            ({"private_email": ""}, "lee@example.com"),
            ({"user": None}, "public@example.com"),
        ]
        for slug, (fields, address) in zip("abc", cases, strict=True):
            type(lee).objects.filter(pk=lee.pk).update(**fields)
            self.create(slug, reviewer=lee)
            self.assertEqual(self.recipients(), [address])

    def test_a_login_that_was_closed_gets_nothing(self):
        lee = create_person("Lee", is_active=False)
        self.create("neck", reviewer=lee)
        said, mails = self.run_command()
        self.assertEqual(mails, [])
        self.assertIn("Nobody to remind of “Neck”: Lee has no e-mail address.", said)

    def test_says_whom_it_could_not_remind(self):
        self.kim.is_practising = False
        self.kim.save()
        lee = create_person("Lee", is_active=False)
        self.create("neck", author=lee, reviewer=self.kim)
        self.create("knee")
        said, mails = self.run_command()
        self.assertEqual(mails, [])
        self.assertIn("Nobody to remind of “Neck”: Kim no longer practises", said)
        self.assertIn("Lee has no e-mail address.", said)
        self.assertIn("“Knee”: it has neither author nor reviewer.", said)
        self.assertFalse(ReviewReminder.objects.exists())

    def test_whoever_wrote_a_page_is_told_once_its_reviewer_has_left(self):
        self.kim.is_practising = False
        self.kim.save()
        self.create("neck", author=self.sam, reviewer=self.kim)
        self.assertEqual(self.recipients(), ["sam@example.com"])

    def test_whoever_is_not_published_cannot_check_and_is_not_told(self):
        self.kim.unpublish()
        self.create("neck", author=self.sam, reviewer=self.kim)
        self.create("knee", author=self.kim)
        said, mails = self.run_command()
        self.assertEqual([mail.to for mail in mails], [["sam@example.com"]])
        self.assertIn("“Knee”: Kim is not published under People.", said)

    def test_a_translation_that_is_published_speaks_for_a_person(self):
        lee = create_practitioner(name="Lee", email="lee@example.com")
        translation = lee.copy_for_translation(
            Locale.objects.create(language_code="cy")
        )
        translation.save()
        lee.unpublish()
        self.create("neck", reviewer=lee)
        self.assertEqual(self.recipients(), ["lee@example.com"])

    def test_translations_of_a_person_share_an_e_mail(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.sam.copy_for_translation(welsh)
        translation.private_email = ""
        translation.save()
        self.create("neck", reviewer=self.sam)
        self.create("knee", reviewer=translation)
        _said, (message,) = self.run_command()
        self.assertEqual(message.to, ["sam@example.com"])
        self.assertIn("Neck", message.body)
        self.assertIn("Knee", message.body)

    def test_is_in_the_language_of_the_reader(self):
        lee = create_person("Lee")
        UserProfile.objects.create(user=lee.user, preferred_language="de")
        self.create("neck", reviewer=lee)
        _said, (message,) = self.run_command()
        self.assertIn("1. Juni 2026", message.body)

    def test_a_dry_run_shows_all_and_sends_nothing(self):
        self.create("neck", reviewer=self.sam)
        said, mails = self.run_command(dry_run=True)
        self.assertEqual(mails, [])
        self.assertFalse(ReviewReminder.objects.exists())
        self.assertIn("To: Sam <sam@example.com>\nSubject: Pages to check soon", said)
        self.assertIn("- Neck\n", said)
        self.assertIn("1 e-mail(s) to send; nothing was sent.", said)
        self.assertEqual(self.recipients(), ["sam@example.com"])

    def test_one_that_fails_stops_no_other_and_is_tried_again(self):
        self.create("neck", YESTERDAY, reviewer=self.sam)
        self.create("knee", reviewer=self.kim)
        send_mail = "wagtail_osteo.review.reminders.send_mail"
        out = io.StringIO()
        with (
            mock.patch(send_mail, side_effect=[SMTPException("refused"), 1]) as send,
            self.assertLogs("wagtail_osteo.review.reminders", "ERROR"),
            self.assertRaises(SystemExit) as exit,
        ):
            call_command("osteo_review_reminders", stdout=out, stderr=out)
        self.assertEqual(exit.exception.code, 1)
        self.assertEqual(send.call_count, 2)
        self.assertIn("Not sent to Sam <sam@example.com>: refused", out.getvalue())
        self.assertIn("1 e-mail(s) sent, 1 failed.", out.getvalue())
        self.assertEqual(self.recipients(), ["sam@example.com"])

    def test_two_runs_at_once_send_one_e_mail(self):
        page = self.create("neck", reviewer=self.sam)
        render = "wagtail_osteo.review.reminders.Digest.render"

        def other_run(digest):
            fields = {"page_id": page.pk, "due_date": SOON, "kind": "due-soon"}
            ReviewReminder.objects.create(**fields)
            return "Subject", "Text"

        with mock.patch(render, other_run), self.assertRaises(SystemExit):
            self.run_command()
        self.assertEqual(mail.outbox, [])
        with self.assertRaises(IntegrityError), transaction.atomic():
            other_run(None)

    def test_progress(self):
        self.create("neck", reviewer=self.sam)
        self.create("knee", reviewer=self.kim)
        said, _mails = self.run_command(verbosity=2)
        self.assertIn("1 of 2: Kim <kim@example.com>, 1 page(s)", said)
        self.assertIn("2 of 2: Sam <sam@example.com>, 1 page(s)", said)
        said, _mails = self.run_command(verbosity=0)
        self.assertEqual(said, "")

    @override_settings(WAGTAILADMIN_BASE_URL=None)
    def test_needs_to_know_where_the_admin_is(self):
        with self.assertRaisesMessage(CommandError, "Set WAGTAILADMIN_BASE_URL"):
            self.run_command()

    def test_queries_do_not_grow_with_the_pages(self):
        counts = []
        for number in (3, 30):
            for slug in range(number):
                self.create(f"p{number}-{slug}", reviewer=self.sam)
            with CaptureQueriesContext(connection) as queries:
                self.run_command()
            counts.append(len(queries))
        self.assertEqual(*counts)
