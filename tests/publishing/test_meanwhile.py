"""What somebody read before somebody else wrote, and writes back then.

One after the other, as locks let them. Those who meet on a database server are in
``tests/projects/races``.
"""

from datetime import date

from django.test import TestCase
from wagtail import hooks
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from tests.content import create_condition, create_index
from tests.medical_help.base import address
from tests.medical_help.content import change, create_signed, create_signer
from wagtail_osteo.models import AlternativeName, RedFlagSet
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing import (
    DeletedMeanwhile,
    NotReadyToPublish,
    RedFlagSetInUse,
)
from wagtail_osteo.review.checking import mark_as_checked
from wagtail_osteo.sign_off import sign_off


class MeanwhileTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.sam = create_signer()
        cls.index = create_index()
        cls.page = create_condition(cls.index, live=False)
        cls.page.save_revision(user=cls.sam).publish()
        cls.page = ConditionPage.objects.get(pk=cls.page.pk)

    def stored(self, thing):
        return type(thing).objects.get(pk=thing.pk)

    def publication(self):
        """Of the newest version; all that it takes is read."""
        return PublishPageRevisionAction(self.stored(self.page).latest_revision)

    def withdrawal(self):
        return UnpublishPageAction(self.stored(self.page))


class PageTests(MeanwhileTestCase):
    def test_a_check_is_kept(self):
        alias = self.page.create_alias(update_slug="alias")
        for write in (self.publication(), self.withdrawal()):
            with self.subTest(type(write).__name__):
                page = self.stored(self.page)
                check = mark_as_checked(page, self.sam, page.live_revision_id)
                write.execute()
                for each in (self.stored(self.page), self.stored(alias)):
                    self.assertEqual(each.last_reviewed, check.day)
                    self.assertEqual(each.next_review_due, check.next_due)
                    self.assertEqual(each.reviewer, check.practitioner)
                    self.assertEqual(each.reviewed_revision, check.revision)

    def test_a_draft_is_kept(self):
        for write in (self.publication(), self.withdrawal()):
            with self.subTest(type(write).__name__):
                draft = self.stored(self.page).get_latest_revision_as_object()
                draft.title = "New words"
                revision = draft.save_revision()
                write.execute()
                page = self.stored(self.page)
                self.assertEqual(page.latest_revision, revision)
                self.assertEqual(page.draft_title, "New words")
                self.assertTrue(page.has_unpublished_changes)

    def test_a_lock_is_kept(self):
        publication = self.publication()
        Page.objects.filter(pk=self.page.pk).update(locked=True, locked_by=self.sam)
        publication.execute()
        self.assertTrue(self.stored(self.page).locked)

    def test_a_page_that_was_moved_stays_there(self):
        publication = self.publication()
        elsewhere = create_index(title="Elsewhere", slug="elsewhere")
        self.stored(self.page).move(elsewhere, "last-child")
        publication.execute()
        page = self.stored(self.page)
        self.assertTrue(page.is_child_of(elsewhere))
        self.assertEqual(page.url_path, f"{elsewhere.url_path}{page.slug}/")
        self.assertEqual(Page.find_problems(), ([], [], [], [], []))

    def test_the_form_of_a_draft_that_went_live_leaves_it_live(self):
        draft = create_condition(
            self.index, live=False, slug="draft", title="Draft", also_known_as="Cramp"
        )
        draft.save_revision()
        form = self.stored(draft)
        draft.latest_revision.publish()
        form.title = "Typed"
        # As Wagtail's form does.
        form.save()
        revision = form.save_revision(clean=False)
        page = self.stored(draft)
        self.assertTrue(page.live)
        self.assertEqual(page.title, "Draft")
        self.assertEqual(page.latest_revision, revision)
        self.assertEqual(revision.as_object().title, "Typed")
        self.assertTrue(page.has_unpublished_changes)
        self.assertTrue(AlternativeName.objects.filter(page=page.page_ptr).exists())

    def test_code_may_unpublish_and_correct_a_check(self):
        page = self.stored(self.page)
        page.last_reviewed = date(2026, 3, 3)
        page.save()
        self.assertEqual(self.stored(page).last_reviewed, date(2026, 3, 3))
        page.live = False
        page.save()
        self.assertFalse(self.stored(page).live)

    def test_a_deleted_page_does_not_come_back(self):
        draft = self.stored(self.page).get_latest_revision_as_object()
        revision = self.page.latest_revision
        publication = self.publication()
        self.stored(self.page).delete()
        for write in (
            draft.save_revision,
            publication.execute,
            lambda: self.page.publish(revision),
        ):
            with self.assertRaises(DeletedMeanwhile):
                write()
        self.assertFalse(Page.objects.filter(pk=self.page.pk).exists())


class TextTests(MeanwhileTestCase):
    def setUp(self):
        self.text = create_signed(self.sam)

    def draft_that_chose_it(self):
        draft = create_condition(self.index, live=False, slug="x", title="Hip pain")
        draft.body = [("red_flags", {"sets": [self.text], "levels": []})]
        draft.save_revision()
        return self.stored(draft)

    def test_a_text_withdrawn_after_the_page_was_read_keeps_it_from_going_live(self):
        page = self.draft_that_chose_it()
        publication = PublishPageRevisionAction(page.latest_revision)
        self.stored(self.text).unpublish()
        with self.assertRaises(NotReadyToPublish):
            publication.execute()
        self.assertFalse(self.stored(page).live)

    def test_a_text_is_kept_before_the_index_of_references_knows_of_the_page(self):
        page = self.draft_that_chose_it()
        # As with a queue of tasks that has not come to it.
        with disable_reference_index_auto_update():
            page.latest_revision.publish()
        with self.assertRaises(RedFlagSetInUse):
            self.stored(self.text).unpublish()
        self.assertTrue(self.stored(self.text).live)

    def test_a_page_that_goes_live_while_somebody_withdraws_its_text_is_named(self):
        page = self.draft_that_chose_it()
        self.client.force_login(self.sam)

        def publish(request, text):
            page.latest_revision.publish()

        with hooks.register_temporarily("before_unpublish", publish):
            response = self.client.post(address("unpublish", self.text.pk), follow=True)
        self.assertContains(response, "is shown on live pages")
        self.assertContains(response, "Hip pain")
        self.assertTrue(self.stored(self.text).live)

    def test_withdrawal_keeps_a_draft_that_it_did_not_know_of(self):
        withdrawal = UnpublishAction(self.stored(self.text))
        revision = change(self.text)
        withdrawal.execute()
        text = self.stored(self.text)
        self.assertFalse(text.live)
        self.assertEqual(text.latest_revision, revision)

    def test_the_form_of_a_text_signed_off_meanwhile_leaves_it_live(self):
        text = self.stored(self.text)
        text.unpublish()
        form = self.stored(text)
        change(text)
        sign_off(text, self.sam)
        form.name = "Typed"
        form.save()
        revision = form.save_revision(clean=False)
        text = self.stored(text)
        self.assertTrue(text.live)
        self.assertEqual(text.live_revision_id, text.signed_off_revision_id)
        self.assertEqual(text.signed_off_by.name, "Sam Example")
        self.assertEqual(text.latest_revision, revision)
        self.assertTrue(text.has_unpublished_changes)

    def test_a_deleted_text_does_not_come_back(self):
        change(self.text)
        text = self.stored(self.text)
        text.unpublish()
        draft = self.stored(text).get_latest_revision_as_object()
        publication = PublishRevisionAction(self.stored(text).latest_revision)
        self.stored(text).delete()
        for write in (
            draft.save,
            draft.save_revision,
            lambda: sign_off(text, self.sam),
            publication.execute,
        ):
            with self.assertRaises(DeletedMeanwhile):
                write()
        self.assertFalse(RedFlagSet.objects.filter(pk=text.pk).exists())
