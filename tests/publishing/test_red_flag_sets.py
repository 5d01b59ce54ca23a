"""What pages show stays: no text that a live page uses is taken away."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import (
    GroupPagePermission,
    Locale,
    ModelLogEntry,
    ReferenceIndex,
)

from tests.content import create_condition, create_index, section
from tests.medical_help.base import TextTestCase, address, user_with
from tests.medical_help.content import (
    create_signed,
    level,
    stream,
)
from wagtail_osteo.admin.usage import find_uses
from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.publishing import NotReadyToPublish, NotSignedOff, RedFlagSetInUse
from wagtail_osteo.sign_off import sign_off


class InUseTests(TextTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.index = create_index()
        cls.page = create_condition(
            cls.index, [section("red_flags", sets=[cls.signed.pk])], title="Knee pain"
        )

    def body(self, text):
        return [section("red_flags", sets=[text.pk])]

    def assertKept(self, response):
        self.assertContains(response, "is shown on live pages")
        self.assertContains(response, "Knee pain")
        self.assertContains(
            response, reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        )
        self.assertTrue(self.stored(self.signed).live)

    def test_by_hand(self):
        for take_away in (
            self.signed.delete,
            self.signed.unpublish,
            UnpublishAction(self.stored(self.signed)).execute,
            RedFlagSet.objects.all().delete,
        ):
            with self.assertRaises(RedFlagSetInUse) as refused, transaction.atomic():
                take_away()
            self.assertEqual(
                [page.pk for page in refused.exception.pages], [self.page.pk]
            )
            # Whoever reads the message may not see the page.
            self.assertIn("on live pages (1 page)", str(refused.exception))
            self.assertNotIn("Knee pain", str(refused.exception))
            self.assertTrue(self.stored(self.signed).live)
        text = self.stored(self.signed)
        text.live = False
        with self.assertRaises(RedFlagSetInUse):
            text.save()

    def test_views(self):
        for name in ("delete", "unpublish"):
            for method in (self.client.get, self.client.post):
                with self.subTest(name, method=method.__name__):
                    self.assertKept(method(address(name, self.signed.pk), follow=True))

    def test_bulk_deletion_deletes_nothing(self):
        path = reverse(
            "wagtail_bulk_action", args=("wagtail_osteo", "redflagset", "delete")
        )
        for method in (self.client.get, self.client.post):
            self.assertKept(
                method(f"{path}?id={self.draft.pk}&id={self.signed.pk}", follow=True)
            )
        self.stored(self.draft)

    def test_title_and_link_are_for_those_who_may_edit_the_page(self):
        permissions = ["change_redflagset", "publish_redflagset", "delete_redflagset"]
        user = user_with("publisher", *permissions, "add_redflagset")
        self.client.force_login(user)
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        create_condition(
            self.index, self.body(self.draft), live=False, title="Half written"
        )
        bulk = reverse(
            "wagtail_bulk_action", args=("wagtail_osteo", "redflagset", "delete")
        )
        for text in (self.signed, self.draft):
            for path in (
                address("unpublish", text.pk),
                address("delete", text.pk),
                f"{bulk}?id={text.pk}",
            ):
                with self.subTest(path):
                    response = self.client.get(path, follow=True)
                    self.assertContains(response, "<li>(Private condition) ")
                    for title in ("Knee pain", "Half written", edit):
                        self.assertNotContains(response, title)

    def test_of_two_pages_one_may_be_named(self):
        other = create_condition(self.index, self.body(self.signed), title="Hip pain")
        user = user_with("publisher", "change_redflagset", "publish_redflagset")
        GroupPagePermission.objects.create(
            group=user.groups.get(),
            page=other,
            permission=Permission.objects.get(codename="change_page"),
        )
        self.client.force_login(user)
        response = self.client.get(address("unpublish", self.signed.pk), follow=True)
        self.assertContains(response, "<li>Hip pain ")
        self.assertContains(response, "<li>(Private condition) ")
        self.assertNotContains(response, "Knee pain")

    def test_nobody_without_permission_learns_of_the_pages(self):
        self.client.force_login(user_with("nobody"))
        for name in ("delete", "unpublish"):
            response = self.client.get(address(name, self.signed.pk), follow=True)
            self.assertNotContains(response, "Knee pain")

    def test_a_scheduled_end_is_dropped_and_the_rest_goes_out(self):
        past = timezone.now() - timedelta(minutes=1)
        RedFlagSet.objects.filter(pk=self.signed.pk).update(expire_at=past)
        ready = create_condition(self.index, live=False, title="Ready")
        ready.go_live_at = past
        ready.save_revision(approved_go_live_at=past)
        get_user_model().objects.update(email="sam@example.com")
        call_command("publish_scheduled")
        text = self.stored(self.signed)
        self.assertTrue(text.live)
        self.assertIsNone(text.expire_at)
        (message,) = mail.outbox
        self.assertEqual(message.to, ["sam@example.com"])
        self.assertEqual(message.subject, "Still published: Signed")
        self.assertIn("on live pages (1 page)", message.body)
        self.assertIn(address("edit", text.pk), message.body)
        self.assertNotIn("Knee pain", message.body)
        entry = ModelLogEntry.objects.get(action="wagtail_osteo.publish_refused")
        self.assertNotIn("Knee pain", str(entry.data))
        ready.refresh_from_db()
        self.assertTrue(ready.live)

    def test_a_text_that_no_live_page_shows_can_go(self):
        self.page.body = [section("red_flags")]
        self.page.save_revision().publish()
        self.client.post(address("unpublish", self.signed.pk))
        text = self.stored(self.signed)
        self.assertFalse(text.live)
        self.assertIsNone(text.signed_off_revision)
        with self.assertRaises(NotSignedOff):
            # Withdrawn is withdrawn: the version that was signed does not come back.
            self.signed.live_revision.publish()
        self.client.post(address("delete", self.signed.pk))
        self.assertFalse(RedFlagSet.objects.filter(pk=self.signed.pk).exists())

    def test_drafts_are_mentioned_and_do_not_block(self):
        text = create_signed(self.signer, name="In drafts")
        new = create_condition(self.index, live=False, title="New")
        new.body = self.body(text)
        new.save_revision()
        other = create_condition(self.index, title="Changed")
        other.body = self.body(text)
        other.save_revision()
        for name in ("delete", "unpublish"):
            response = self.client.get(address(name, text.pk))
            self.assertContains(response, "Drafts chose “In drafts”")
            for title in ("New", "Changed"):
                self.assertContains(response, f"<li>{title} ")
            self.assertNotContains(response, "<li>Knee pain ")
        self.client.post(address("delete", text.pk))
        self.assertFalse(RedFlagSet.objects.filter(pk=text.pk).exists())

    def test_many_drafts_take_no_more_queries(self):
        text = create_signed(self.signer, name="In drafts")

        def draft(number):
            page = create_condition(self.index, live=False, title=f"Draft {number}")
            page.body = self.body(text)
            page.save_revision()

        draft(0)
        find_uses([text])
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(len(find_uses([text])[text.pk]), 1)
        for number in range(1, 6):
            draft(number)
        with self.assertNumQueries(len(queries)):
            self.assertEqual(len(find_uses([text])[text.pk]), 6)

    def test_versions_that_wait_for_their_hour_are_mentioned(self):
        text = create_signed(self.signer, name="Scheduled")
        page = create_condition(self.index, title="Tomorrow")
        page.save_revision().publish()
        page = type(page).objects.get(pk=page.pk)
        page.body = self.body(text)
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
        # A newer draft chooses it no longer, and changes nothing about the hour.
        page = type(page).objects.get(pk=page.pk)
        page.body, page.go_live_at = [section("red_flags")], None
        page.save_revision()
        for name in ("delete", "unpublish"):
            response = self.client.get(address(name, text.pk))
            self.assertContains(response, "Drafts chose “Scheduled”")
            self.assertContains(response, "<li>Tomorrow ")

    def test_the_translation_that_a_page_shows_stays(self):
        french = Locale.objects.create(language_code="fr")
        text = self.stored(self.signed).copy_for_translation(french)
        text.levels = stream("level", level("une articulation chaude"))
        text.save()
        sign_off(text, self.signer)
        index = self.index.copy_for_translation(french, copy_parents=True)
        signs = section("red_flags", sets=[self.signed.pk], levels=[])
        create_condition(index, [signs], locale=french)
        for take_away in ("unpublish", "delete"):
            with self.subTest(take_away), self.assertRaises(RedFlagSetInUse):
                getattr(self.stored(text), take_away)()


class WithoutIndexTests(TextTestCase):
    """``loaddata`` leaves Wagtail's reference index empty."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.index = create_index()

    def shows(self, text, **fields):
        """A page that chose ``text``, unknown to the index."""
        signs = section("red_flags", sets=[text.pk], levels=[])
        page = create_condition(
            fields.pop("index", self.index), [section("overview"), signs], **fields
        )
        ReferenceIndex.objects.all().delete()
        return page

    def assertKept(self, text):
        for take_away in ("unpublish", "delete"):
            with self.subTest(take_away), self.assertRaises(RedFlagSetInUse):
                with transaction.atomic():
                    getattr(self.stored(text), take_away)()
        for name in ("unpublish", "delete"):
            response = self.client.post(address(name, text.pk), follow=True)
            self.assertContains(response, "is shown on live pages")
        self.assertTrue(self.stored(text).live)

    def test_what_a_live_page_shows_stays(self):
        self.shows(self.signed)
        self.assertKept(self.signed)

    def test_a_translation_whose_original_was_chosen_stays(self):
        french = Locale.objects.create(language_code="fr")
        text = self.stored(self.signed).copy_for_translation(french)
        text.levels = stream("level", level("une articulation chaude"))
        text.save()
        sign_off(text, self.signer)
        index = self.index.copy_for_translation(french, copy_parents=True)
        self.shows(self.signed, index=index, locale=french)
        self.assertKept(text)

    def test_a_draft_and_another_text_stand_in_nobodys_way(self):
        # A number that the body holds for another reason, or as part of another.
        others = [
            create_signed(self.signer, name=f"Other {number}") for number in range(12)
        ]
        self.shows(others[-1])
        self.shows(self.signed, live=False, title=f"{self.signed.pk}")
        for text in (self.signed, *others[:-1]):
            self.stored(text).delete()
        self.assertKept(others[-1])

    def test_an_index_that_names_what_is_gone(self):
        page = self.shows(self.signed)
        page.save()
        type(page).objects.filter(pk=page.pk).update(live=False)
        ReferenceIndex.objects.update(object_id="987654")
        self.stored(self.signed).delete()
        self.assertFalse(RedFlagSet.objects.filter(pk=self.signed.pk).exists())


class PageGateTests(TextTestCase):
    """A page that chose a text without a sign-off cannot go live."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = create_condition(
            create_index(),
            [section("red_flags", sets=[cls.draft.pk])],
            title="Draft",
            live=False,
        )
        cls.page.save_revision(clean=False)

    def test_is_refused_by_name_although_it_has_signs_of_its_own(self):
        with self.assertRaisesMessage(
            NotReadyToPublish, "“Hot joint” is not signed off"
        ):
            self.page.get_latest_revision().publish()
        response = self.client.post(
            reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
            + f"?id={self.page.pk}&next={reverse('wagtailadmin_home')}",
            follow=True,
        )
        self.assertContains(response, "“Hot joint” is not signed off")
        self.assertContains(response, "Sam Example")
        self.page.refresh_from_db()
        self.assertFalse(self.page.live)

    def test_goes_live_after_the_sign_off(self):
        sign_off(self.draft, self.signer)
        self.page.get_latest_revision().publish()
        self.page.refresh_from_db()
        self.assertTrue(self.page.live)
        html = self.client.get(self.page.url).content.decode()
        self.assertIn("a joint is hot and swollen", html)

    def test_a_draft_of_a_live_text_does_not_stand_in_the_way(self):
        self.change(self.signed)
        self.page.body = [section("red_flags", levels=[], sets=[self.signed.pk])]
        self.page.save_revision(clean=False).publish()
        self.page.refresh_from_db()
        self.assertTrue(self.page.live)
