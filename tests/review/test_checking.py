"""“Mark as checked”: who may, when, and what it stores."""

import re
from datetime import date, datetime, timedelta
from unittest import mock

from django.contrib.messages import get_messages
from django.test import TestCase
from django.urls import reverse
from wagtail.models import (
    GroupPagePermission,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    Site,
)
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_condition, create_index, create_practitioner
from tests.front_end_cache import forgotten
from tests.review.helpers import (
    TODAY,
    create_person,
    create_user,
    publish_condition,
)
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.review.checking import CannotMarkAsChecked, mark_as_checked


class CheckTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.before = create_practitioner(name="Ash")
        cls.sam = create_person("Sam")
        cls.page = publish_condition(
            cls.index, "cramp", author=cls.before, reviewer=cls.before
        )
        cls.url = cls.url_of(cls.page)

    def setUp(self):
        today = mock.patch("wagtail_osteo.review.checking.today", return_value=TODAY)
        today.start()
        self.addCleanup(today.stop)
        self.client.force_login(self.sam.user)

    @staticmethod
    def url_of(page):
        return reverse("wagtail_osteo_review:mark_as_checked", args=[page.pk])

    def stored(self, page=None):
        return ConditionPage.objects.get(pk=(page or self.page).pk)

    def check(self, page=None, **data):
        page = page or self.page
        data = {"revision": page.live_revision_id or "", **data}
        return self.client.post(self.url_of(page), data)

    def assertChecked(self, page=None):
        page = self.stored(page)
        self.assertEqual(page.last_reviewed, TODAY)
        self.assertEqual(page.next_review_due, date(2029, 3, 3))
        self.assertEqual(page.reviewer_id, self.sam.pk)
        self.assertIsNotNone(page.reviewed_revision_id)

    def assertUntouched(self, page=None):
        page = self.stored(page)
        self.assertIsNone(page.last_reviewed)
        self.assertIsNone(page.next_review_due)
        self.assertIsNone(page.reviewed_revision_id)
        self.assertEqual(page.reviewer_id, self.before.pk)

    def assertRefused(self, message, page=None):
        response = self.client.get(self.url_of(page or self.page))
        self.assertContains(response, message)
        self.assertNotContains(response, "Yes, I have checked this page")
        response = self.check(page)
        self.assertContains(response, message)
        self.assertUntouched(page)


class MarkAsCheckedTests(CheckTestCase):
    def test_shows_what_is_confirmed_and_changes_nothing(self):
        response = self.client.get(self.url)
        rows = {
            row.th.get_text(strip=True): row.td.get_text(" ", strip=True)
            for row in self.get_soup(response.content).select("table.listing tr")
        }
        self.assertEqual(rows["Page"], "Cramp")
        self.assertIn("The live one, published on", rows["Version"])
        self.assertEqual(rows["Checked by"], "Sam")
        self.assertEqual(rows["Checked on"], "3 Mar 2026")
        self.assertEqual(rows["Next check due"], "3 Mar 2029")
        self.assertUntouched()

    def test_stores_who_checked_which_version_when_and_what_is_next(self):
        response = self.check()
        self.assertRedirects(
            response, reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        )
        (message,) = get_messages(response.wsgi_request)
        self.assertIn(
            "“Cramp” is marked as checked by Sam. Next check due: 3 Mar 2029.",
            str(message),
        )
        self.assertChecked()
        self.assertEqual(self.stored().reviewed_revision_id, self.page.live_revision_id)

    def test_publishes_nothing_and_makes_no_version(self):
        self.check()
        page = self.stored()
        self.assertEqual(page.revisions.count(), 1)
        self.assertEqual(page.last_published_at, self.page.last_published_at)
        self.assertFalse(page.has_unpublished_changes)

    def test_goes_back_to_where_one_came_from(self):
        report = reverse("wagtail_osteo_review:due")
        self.assertRedirects(self.check(next=report), report)
        response = self.check(next="https://elsewhere.example.com/")
        self.assertNotIn("elsewhere", response["Location"])

    def test_the_page_says_who_checked_it_even_published_once_more(self):
        self.check()
        for _time in range(2):
            response = self.client.get(self.page.url)
            byline = self.get_soup(response.content).select_one(".osteo-byline")
            text = byline.get_text(" ", strip=True)
            self.assertIn("Last checked by Sam", text)
            self.assertIn("3 March 2026", text)
            self.assertIn("3 March 2029", text)
            self.stored().latest_revision.publish()

    def test_nothing_but_the_check_says_who_made_it(self):
        """Not a draft, not the form: the page would name who never checked it."""
        self.check()
        kim = create_person("Kim", ["change", "publish"])
        self.client.force_login(kim.user)
        page = self.stored()
        page.reviewer = kim
        revision = page.save_revision()
        Revision.objects.get(pk=revision.pk).publish()
        self.assertChecked()
        edit = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.page.pk]))
        form = self.get_soup(edit.content).find(id="page-edit-form")
        self.assertIsNone(form.find(attrs={"name": "reviewer"}))
        self.assertIsNotNone(form.find(attrs={"name": "author"}))

    def test_a_later_draft_and_its_publication_move_no_date(self):
        self.check()
        page = self.stored()
        page.title = "Cramp, rewritten"
        page.save_revision().publish()
        self.assertEqual(self.stored().title, "Cramp, rewritten")
        self.assertChecked()

    def test_is_in_the_history_of_the_page(self):
        self.check()
        entry = PageLogEntry.objects.get(action="wagtail_osteo.check")
        self.assertEqual(entry.user, self.sam.user)
        self.assertEqual(entry.revision_id, self.page.live_revision_id)
        self.assertEqual(
            entry.data, {"practitioner": "Sam", "next_review_due": "2029-03-03"}
        )
        history = reverse("wagtailadmin_pages:history", args=[self.page.pk])
        self.assertContains(self.client.get(history), "Marked as checked as a whole")

    def test_the_page_becomes_a_use_of_the_person(self):
        self.check()
        users = ReferenceIndex.get_references_to(self.sam)
        self.assertIn(
            (str(self.page.pk), "reviewer"),
            users.values_list("object_id", "model_path"),
        )

    def test_the_interval_is_that_of_the_pages_site(self):
        home = Site.objects.get(is_default_site=True).root_page
        root = home.copy(update_attrs={"slug": "other"}, recursive=False)
        other = Site.objects.create(hostname="other.example.com", root_page=root)
        self.page.move(root, pos="last-child")
        practice = PracticeSettings.for_site(other)
        practice.review_interval_months = 6
        practice.save()
        self.check()
        self.assertEqual(self.stored().next_review_due, date(2026, 9, 3))

    def test_aliases_follow(self):
        alias = self.page.create_alias(update_slug="alias")
        alias_of_alias = alias.create_alias(update_slug="alias-of-alias")
        self.check()
        self.assertChecked(alias)
        self.assertChecked(alias_of_alias)

    def test_copies_are_pages_of_their_own(self):
        copy = self.page.copy(update_attrs={"slug": "copy"})
        self.check()
        copy = self.stored(copy)
        self.assertIsNone(copy.last_reviewed)
        self.assertIsNone(copy.reviewed_revision_id)
        self.assertIsNone(copy.reviewer_id)
        self.assertEqual(copy.author_id, self.before.pk)

    def test_cached_copies_are_purged(self):
        self.page.create_alias(update_slug="alias")
        PracticeSettings.for_site(self.page.get_site())
        with forgotten(self) as paths:
            self.check()
        # The feed tells of it, too.
        for path in ("alias/", "cramp/", "feed/", ""):
            self.assertIn(f"/conditions/{path}", paths)


class RefusalTests(CheckTestCase):
    def test_without_an_entry_among_the_people(self):
        self.client.force_login(create_user("kim", ["change"]))
        self.assertRefused("Your login belongs to nobody under People")

    def test_an_entry_that_is_not_published(self):
        self.sam.unpublish()
        self.assertRefused("is not published, so readers could not see who vouches")

    def test_somebody_who_has_left(self):
        type(self.sam).objects.filter(pk=self.sam.pk).update(is_practising=False)
        self.assertRefused("says that you no longer practise")

    def test_neither_is_refused_by_the_view_alone(self):
        for fields in ({"live": False}, {"is_practising": False}):
            people = type(self.sam).objects.filter(pk=self.sam.pk)
            people.update(**{"live": True, "is_practising": True, **fields})
            with self.subTest(fields), self.assertRaises(CannotMarkAsChecked):
                mark_as_checked(self.page, self.sam.user, self.page.live_revision_id)
        self.assertUntouched()

    def test_who_has_left_since_stays_named(self):
        self.check()
        type(self.sam).objects.filter(pk=self.sam.pk).update(is_practising=False)
        self.assertChecked()
        response = self.client.get(self.page.url)
        self.assertContains(response, "Sam")

    def test_an_alias_of_a_page_that_one_may_not_see(self):
        elsewhere = create_index(slug="elsewhere", title="Elsewhere")
        alias = self.page.create_alias(parent=elsewhere, update_slug="alias")
        lee = create_person("Lee", page=elsewhere)
        self.client.force_login(lee.user)
        response = self.client.get(self.url_of(alias))
        self.assertContains(response, "the content of another, which you may not edit")
        self.assertNotContains(response, "of “Cramp”")

    def test_a_page_that_is_not_live(self):
        self.page.unpublish()
        self.assertRefused("This page is not live. Publish it first")

    def test_changes_that_are_not_published(self):
        self.page.title = "Changed"
        self.page.save_revision()
        self.assertRefused("This page has changes that are not published")

    def test_a_version_that_is_not_in_the_history(self):
        page = create_condition(self.index, slug="import", reviewer=self.before)
        self.assertRefused("publish it once, then mark it as checked", page)

    def test_an_alias(self):
        alias = self.page.create_alias(update_slug="alias")
        self.assertRefused("This page shows the content of “Cramp”", alias)

    def test_a_page_that_somebody_else_has_locked(self):
        self.page.locked = True
        self.page.locked_by = create_user("kim")
        self.page.locked_at = datetime(2026, 3, 3).astimezone() - timedelta(days=1)
        self.page.save()
        self.assertRefused("This page is locked")

    def test_another_version_than_the_one_that_was_looked_at(self):
        seen = self.page.live_revision_id
        self.page.title = "Changed"
        self.page.save_revision().publish()
        response = self.check(revision=seen)
        self.assertContains(response, "Somebody published another version")
        self.assertUntouched()
        # The form that follows is for the version of now.
        self.assertContains(response, f'value="{self.stored().live_revision_id}"')

    def test_a_form_without_a_version(self):
        for version in ("", "none"):
            response = self.check(revision=version)
            self.assertContains(response, "Look at the page again")
        self.assertUntouched()


class PermissionTests(CheckTestCase):
    def assertForbidden(self, user):
        self.client.force_login(user)
        self.assertRedirects(self.client.get(self.url), reverse("wagtailadmin_home"))
        self.check()
        self.assertUntouched()
        self.assertFalse(self.offered())

    def offered(self, page=None):
        page = page or self.page
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.url_of(page) in self.client.get(edit).content.decode()

    def test_editor_with_the_permission_and_without_right_to_publish(self):
        self.assertTrue(self.offered())
        self.check()
        self.assertChecked()

    def test_moderator_without_right_to_change(self):
        kim = create_person("Kim", ["publish"])
        self.client.force_login(kim.user)
        self.check()
        self.assertEqual(self.stored().reviewer_id, kim.pk)

    def test_editor_without_the_permission(self):
        self.assertForbidden(create_person("Kim", may_check=False).user)

    def test_the_permission_without_rights_on_the_page(self):
        self.assertForbidden(create_person("Kim", []).user)
        elsewhere = create_index(slug="elsewhere")
        user = create_person("Lee", ["change"], page=elsewhere).user
        self.assertForbidden(user)

    def test_nobody(self):
        self.client.logout()
        self.assertIn(reverse("wagtailadmin_login"), self.client.get(self.url).url)
        self.check()
        self.assertUntouched()

    def test_other_pages_have_no_check(self):
        for page in (self.index, self.index.get_parent()):
            self.assertEqual(self.client.get(self.url_of(page)).status_code, 404)
            self.assertFalse(self.offered(page))

    def test_the_permission_can_be_given_to_a_group(self):
        self.login()
        response = self.client.get(reverse("wagtailusers_groups:add"))
        self.assertContains(response, "Can mark conditions as checked")

    def test_the_editor_says_what_moves_the_date(self):
        self.assertTrue(GroupPagePermission.objects.exists())
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        response = self.client.get(edit)
        self.assertContains(response, "Changed by “Mark as checked”, never by saving.")
        # Neither date, in words; the page was imported with a reviewer.
        soup = self.get_soup(response.content)
        panel = soup.find(id=re.compile("check_of_the_page-section"))
        self.assertEqual(panel.get_text().count("Not yet"), 2)
        self.assertNotIn("None", panel.get_text())
