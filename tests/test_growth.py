"""Six hundred conditions are listed, reported and looked through as fast as sixty."""

import io
from datetime import timedelta
from unittest import mock

from django.core.management import call_command
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils import WagtailTestUtils

from tests.admin.users import create_user
from tests.content import (
    create_condition,
    create_index,
    create_practitioner,
    multiply_condition,
)
from wagtail_osteo.admin.conditions import listing_url
from wagtail_osteo.pages.models import ConditionPage

# Few fill a page of a listing: for each row on it Wagtail asks whether an editor may
# delete it who may not publish.
FEW, MANY = 60, 600


class GrowthTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.owner = cls.create_superuser("owner", "owner@example.com")
        cls.editor = create_user("ed", group="Editors")
        cls.sam = create_practitioner(name="Sam", user=cls.owner)
        cls.people = [create_practitioner(name=f"Person {i}") for i in range(5)]
        cls.page = create_condition(create_index(), author=cls.sam, reviewer=cls.sam)
        cls.page.save_revision(user=cls.owner)
        cls.page.refresh_from_db()

    def grow(self, total):
        today = timezone.localdate()
        multiply_condition(
            self.page,
            total - ConditionPage.objects.count(),
            author_id=[person.pk for person in self.people],
            next_review_due=[today + timedelta(days=i) for i in range(-10, 10)],
        )
        self.assertEqual(ConditionPage.objects.count(), total)

    def visits(self):
        """Users and what they open, by what each is called in a failure."""
        listing = listing_url(ConditionPage)
        report = reverse("wagtail_osteo_review:due")
        delete = type(self.sam).snippet_viewset.get_url_name("delete")
        visits = {
            "listing": listing,
            "listing, narrowed": f"{listing}?check=1&check=2&status=live",
            "listing, sorted": f"{listing}?ordering=author__name",
            "report": report,
            "home": reverse("wagtailadmin_home"),
        }
        for user in (self.owner, self.editor):
            for name, address in visits.items():
                yield f"{name}: {user}", user, address
        # What is fetched for a row does not depend on the user.
        yield "listing, export", self.owner, f"{listing}?export=csv"
        yield "report, export", self.owner, f"{report}?export=csv"
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        yield "edit view", self.owner, edit
        yield "deletion", self.owner, reverse(delete, args=[self.sam.pk])

    def open(self, user, address):
        self.client.force_login(user)
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        b"".join(response)  # Exports fetch as they are sent.

    def remind(self):
        with mock.patch("sys.stdout", io.StringIO()):
            call_command("osteo_review_reminders", dry_run=True)

    def count(self):
        counts = {}
        for name, *visit in self.visits():
            with CaptureQueriesContext(connection) as queries:
                self.open(*visit)
            counts[name] = len(queries)
        with CaptureQueriesContext(connection) as queries:
            self.remind()
        return {**counts, "reminders": len(queries)}

    @override_settings(WAGTAILADMIN_BASE_URL="https://example.com")
    def test_queries_do_not_grow_with_the_conditions(self):
        self.grow(FEW)
        self.count()  # Fills the caches of content types and sites.
        few = self.count()
        # SQLite takes so many keys at a time; pages and drafts are fetched by theirs.
        at_a_time = connection.features.max_query_params or MANY + 1
        few["deletion"] += 2 * (MANY // at_a_time)
        self.grow(MANY)
        self.assertEqual(self.count(), few)
