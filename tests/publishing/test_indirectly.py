"""Conditions that go live, or seem checked, by way of something else."""

from datetime import timedelta
from unittest import mock

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale

from tests.content import create_condition, create_index, section
from tests.medical_help.base import TextTestCase
from tests.review.helpers import publish_condition
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.review.checking import mark_as_checked


class PublicationTests(TextTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.index = create_index()

    def create_legacy_page(self):
        """A live page from before red flags were asked for."""
        page = create_condition(self.index)
        ConditionPage.objects.filter(pk=page.pk).update(body="[]")

    def test_copies_of_a_list_leave_out_what_may_not_go_live(self):
        self.create_legacy_page()
        create_condition(self.index, title="Gout", slug="gout")
        self.client.post(
            reverse("wagtailadmin_pages:copy", args=[self.index.pk]),
            {
                "new_title": "Copy",
                "new_slug": "copy",
                "new_parent_page": self.index.get_parent().pk,
                "copy_subpages": "1",
                "publish_copies": "1",
            },
        )
        copies = ConditionPage.objects.filter(url_path__contains="/copy/")
        live = {page.title: page.live for page in copies}
        self.assertEqual(live, {"Muscle spasms": False, "Gout": True})

    def test_aliases_of_a_list_leave_them_out_too(self):
        self.create_legacy_page()
        alias = self.index.create_alias(recursive=True, update_slug="alias")
        self.assertFalse(alias.get_children().get().live)

    def test_a_translation_made_of_an_alias_is_unchecked(self):
        page = publish_condition(self.index, "cramp")
        mark_as_checked(page, self.signer, page.live_revision_id)
        french = Locale.objects.create(language_code="fr")
        alias = ConditionPage.objects.get(pk=page.pk).copy_for_translation(
            french, copy_parents=True, alias=True
        )
        ConvertAliasPageAction(alias, user=self.signer).execute()
        translation = ConditionPage.objects.get(pk=alias.pk)
        translation.save_revision().publish()
        translation.refresh_from_db()
        self.assertIsNone(translation.last_reviewed)
        self.assertIsNone(translation.reviewer)
        self.assertIsNone(translation.next_review_due)

    def test_a_broken_mail_server_holds_nothing_up(self):
        owner = get_user_model().objects.create_superuser("o", "o@example.com", "x")
        past = timezone.now() - timedelta(minutes=1)
        for title, body in [("Bad", [section("overview")]), ("Ready", None)]:
            page = create_condition(
                self.index, body, live=False, title=title, owner=owner, go_live_at=past
            )
            page.save_revision(approved_go_live_at=past, clean=False)
        send = "wagtail_osteo.publishing.schedules.send_mail"
        with mock.patch(send, side_effect=RuntimeError), self.assertLogs():
            call_command("publish_scheduled")
        live = ConditionPage.objects.live().values_list("title", flat=True)
        self.assertEqual(list(live), ["Ready"])

    def test_a_refused_bulk_publication_leads_somewhere(self):
        page = create_condition(self.index, [], live=False)
        page.save_revision(clean=False)
        url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
        response = self.client.post(f"{url}?id={page.pk}", follow=True)
        self.assertContains(response, "Nothing was published")
