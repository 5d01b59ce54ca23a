"""A medical-help text goes live by sign-off alone, and stays while pages show it."""

from datetime import timedelta
from unittest import skipIf

import wagtail
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    ModelLogEntry,
    Revision,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.content import create_condition, create_index, create_practitioner, section
from tests.red_flag_sets import change, create_signed, create_signer, create_text, level
from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.publishing import NotReadyToPublish
from wagtail_osteo.red_flag_use import RedFlagSetInUse, drafts_that_chose
from wagtail_osteo.sign_off import NotSignedOff, SignOffRefused, sign_off, version_of

MESSAGE = "goes live when it is signed off, and in no other way"


def address(name, *args):
    return reverse(f"wagtailsnippets_wagtail_osteo_redflagset:{name}", args=args)


def user_with(name, *permissions, practitioner=False):
    user = get_user_model().objects.create_user(name)
    group = Group.objects.create(name=name)
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", *permissions])
    )
    user.groups.add(group)
    if practitioner:
        create_practitioner(name=f"{name.title()} Example", user=user)
    return user


class TextTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.signer = create_signer()
        cls.draft = create_text()
        cls.signed = create_signed(cls.signer, name="Signed")

    def setUp(self):
        self.client.force_login(self.signer)

    def stored(self, text):
        return RedFlagSet.objects.get(pk=text.pk)

    def assertNotLive(self, text):
        self.assertFalse(self.stored(text).live)

    def change(self, text, sign="you fainted"):
        return change(text, sign, user=self.signer)

    def signs(self, text):
        return [s for value in self.stored(text).level_values for s in value["signs"]]


class SignOffTests(TextTestCase):
    def test_makes_the_newest_version_live_in_the_practitioners_name(self):
        self.change(self.draft)
        revision = sign_off(self.draft, self.signer)
        text = self.stored(self.draft)
        self.assertTrue(text.live)
        self.assertFalse(text.has_unpublished_changes)
        self.assertEqual(self.signs(text), ["you fainted"])
        self.assertEqual(text.signed_off_by.name, "Sam Example")
        self.assertEqual(text.signed_off_on, timezone.localdate())
        self.assertEqual(text.signed_off_revision, revision)
        self.assertEqual(text.live_revision, revision)
        entry = ModelLogEntry.objects.get(
            object_id=str(text.pk), action="wagtail_osteo.sign_off"
        )
        self.assertEqual(entry.user, self.signer)
        self.assertEqual(entry.revision, revision)
        self.assertEqual(entry.data["practitioner"]["name"], "Sam Example")

    def test_a_change_waits_for_the_next_sign_off(self):
        self.change(self.signed)
        text = self.stored(self.signed)
        self.assertEqual(self.signs(text), ["a joint is hot and swollen"])
        self.assertEqual(text.sign_off_status, "Changes await sign-off")
        sign_off(text, self.signer)
        self.assertEqual(self.signs(text), ["you fainted"])
        self.assertEqual(self.stored(text).sign_off_status, "Signed off")

    def test_needs_a_sign_and_a_source_and_whole_rows(self):
        half = {**level(), "urgency": ""}
        for text, message in (
            (create_text(level(" ")), "Add at least one sign."),
            (create_text(sources=()), "Add at least one source."),
            (create_text(half), "Signs: number 1 is not complete."),
            (
                create_text(sources=[{"title": ""}]),
                "Sources: number 1 is not complete.",
            ),
        ):
            with self.subTest(message):
                with self.assertRaisesMessage(SignOffRefused, message):
                    sign_off(text, self.signer)
                self.assertNotLive(text)

    def test_needs_the_permission_and_an_entry_under_people(self):
        with self.assertRaises(PermissionDenied):
            sign_off(self.draft, user_with("editor", "change_redflagset"))
        with self.assertRaisesMessage(SignOffRefused, "belongs to nobody"):
            sign_off(self.draft, user_with("manager", "sign_off_redflagset"))
        self.assertNotLive(self.draft)
        osteopath = user_with("osteopath", "sign_off_redflagset", practitioner=True)
        sign_off(self.draft, osteopath)
        self.assertEqual(self.stored(self.draft).signed_off_by.user, osteopath)

    def test_what_was_changed_while_it_was_read_is_not_signed(self):
        version = version_of(self.stored(self.draft))
        self.change(self.draft)
        with self.assertRaisesMessage(SignOffRefused, "changed while you read it"):
            sign_off(self.draft, self.signer, version=version)
        self.assertNotLive(self.draft)

    def test_a_locked_text_is_not_signed(self):
        text = self.stored(self.draft)
        text.locked = True
        text.locked_by = user_with("colleague")
        text.save()
        with self.assertRaisesMessage(SignOffRefused, "locked"):
            sign_off(text, self.signer)

    def test_a_practitioner_who_is_deleted_leaves_the_text_live(self):
        self.signed.signed_off_by.delete()
        text = self.stored(self.signed)
        self.assertTrue(text.live)
        self.assertIsNone(text.signed_off_by)

    def test_a_translation_needs_a_sign_off_of_its_own(self):
        translation = self.signed.copy_for_translation(
            Locale.objects.create(language_code="cy")
        )
        translation.save()
        text = self.stored(translation)
        self.assertFalse(text.live)
        self.assertIsNone(text.signed_off_by)
        self.assertEqual(text.sign_off_status, "Not yet clinically reviewed")


class RoutesTests(TextTestCase):
    """Every other way of going live, or of changing what is live."""

    def form(self, **extra):
        value = {
            "urgency": "urgent",
            "match": "any",
            "signs": {
                "count": "1",
                "0": {"deleted": "", "order": "0", "value": "x", "id": ""},
            },
            "advice": "null",
        }
        source = {"title": "t", "publisher": "", "year": "", "url": "", "read_on": ""}
        return nested_form_data(
            {
                "name": "Typed",
                "levels": streamfield([("level", value)]),
                "sources": streamfield([("source", source)]),
                **extra,
            }
        )

    def test_create_view_saves_a_draft_and_says_how_it_goes_live(self):
        response = self.client.post(
            address("add"), self.form(**{"action-publish": "yes"}), follow=True
        )
        self.assertContains(response, MESSAGE)
        self.assertNotLive(RedFlagSet.objects.get(name="Typed"))

    def test_edit_view_saves_a_draft_and_says_how_it_goes_live(self):
        for text in (self.draft, self.signed):
            response = self.client.post(
                address("edit", text.pk),
                self.form(**{"action-publish": "yes"}),
                follow=True,
            )
            self.assertContains(response, MESSAGE)
        self.assertNotLive(self.draft)
        text = self.stored(self.signed)
        self.assertEqual(text.name, "Signed")
        self.assertEqual(text.get_latest_revision_as_object().name, "Typed")

    def test_reverting_to_an_earlier_version_makes_a_draft(self):
        earlier = self.signed.live_revision
        self.change(self.signed)
        sign_off(self.signed, self.signer)
        self.client.post(
            address("revisions_revert", self.signed.pk, earlier.pk),
            self.form(**{"action-publish": "yes"}),
        )
        self.assertEqual(self.signs(self.signed), ["you fainted"])

    def test_the_editor_offers_sign_off_in_place_of_publish(self):
        response = self.client.get(address("edit", self.draft.pk))
        self.assertContains(response, address("sign_off", self.draft.pk))
        self.assertContains(response, "Not yet clinically reviewed")
        self.assertNotContains(response, "action-publish")
        self.assertNotContains(self.client.get(address("add")), "action-publish")

    def test_revision(self):
        for text in (self.draft, self.signed):
            before = self.signs(text)
            revision = self.change(text)
            for publish in (
                revision.publish,
                PublishRevisionAction(revision, user=self.signer).execute,
            ):
                with self.assertRaisesMessage(NotSignedOff, MESSAGE):
                    publish()
            self.assertEqual(self.stored(text).live, text.live)
            if text.live:
                self.assertEqual(self.signs(text), before)

    def test_a_signed_version_that_was_overwritten(self):
        # As an autosave does with the newest version of the same user.
        text = self.stored(self.signed)
        signed = text.live_revision
        text.levels = [("level", level("overwritten"))]
        text.save_revision(user=self.signer, overwrite_revision=signed)
        revision = Revision.objects.get(pk=signed.pk)
        with self.assertRaises(NotSignedOff):
            revision.publish()
        self.assertEqual(self.signs(text), ["a joint is hot and swollen"])
        sign_off(text, self.signer)
        self.assertEqual(self.signs(text), ["overwritten"])

    def test_saving(self):
        with self.assertRaises(NotSignedOff):
            create_text(live=True)
        text = self.stored(self.draft)
        text.live = True
        for fields in (None, ["live"]):
            with self.assertRaises(NotSignedOff):
                text.save(update_fields=fields)
        text = self.stored(self.signed)
        text.levels = [("level", level("by hand"))]
        for fields in (None, ["levels"]):
            with self.assertRaises(NotSignedOff):
                text.save(update_fields=fields)

    def test_other_changes_to_a_live_text(self):
        text = self.stored(self.signed)
        text.locked = True
        str(text.level_values)
        text.save()
        self.assertTrue(self.stored(text).locked)

    def test_schedule(self):
        for text in (self.draft, self.signed):
            draft = self.stored(text)
            draft.go_live_at = timezone.now() + timedelta(days=1)
            with self.assertRaises(NotSignedOff):
                draft.save_revision().publish()

    def test_a_schedule_made_by_hand_is_dropped_and_the_rest_goes_out(self):
        past = timezone.now() - timedelta(minutes=1)
        draft = self.stored(self.draft)
        draft.go_live_at = past
        revision = draft.save_revision(approved_go_live_at=past)
        page = create_condition(create_index(), live=False)
        page.go_live_at = past
        page.save_revision(approved_go_live_at=past)
        call_command("publish_scheduled")
        self.assertNotLive(self.draft)
        revision.refresh_from_db()
        self.assertIsNone(revision.approved_go_live_at)
        page.refresh_from_db()
        self.assertTrue(page.live)
        self.assertTrue(
            ModelLogEntry.objects.filter(
                action="wagtail_osteo.publish_refused"
            ).exists()
        )

    def start_workflow(self):
        task = GroupApprovalTask.objects.create(name="Approve")
        task.groups.add(Group.objects.create(name="Text moderators"))
        workflow = Workflow.objects.create(name="One step")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        WorkflowContentType.objects.create(
            workflow=workflow,
            content_type=ContentType.objects.get_for_model(RedFlagSet),
        )
        return workflow.start(self.stored(self.draft), self.signer)

    def test_workflow_approval(self):
        self.change(self.draft)
        state = self.start_workflow()
        with self.assertRaises(NotSignedOff):
            state.current_task_state.approve(user=self.signer)
        response = self.client.post(
            address(
                "workflow_action", self.draft.pk, "approve", state.current_task_state.pk
            ),
            {"comment": ""},
            follow=True,
        )
        self.assertContains(response, MESSAGE)
        self.assertNotLive(self.draft)
        state.refresh_from_db()
        self.assertEqual(state.status, state.STATUS_IN_PROGRESS)

    def test_workflow_approval_in_the_editor(self):
        self.change(self.draft)
        self.start_workflow()
        action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        response = self.client.post(
            address("edit", self.draft.pk), self.form(**action), follow=True
        )
        self.assertContains(response, MESSAGE)
        self.assertNotLive(self.draft)

    @skipIf(wagtail.VERSION < (8, 0), "Wagtail 7.4 has no version 3 of the API")
    def test_no_api_publishes_snippets(self):
        # Were there one, it would end in ``publish`` as the rest does.
        response = self.client.post(
            f"/api/v3/snippets/wagtail_osteo.redflagset/{self.draft.pk}/actions/publish/"
        )
        self.assertIn(response.status_code, (401, 403, 404, 405))
        self.assertNotLive(self.draft)


class SignOffViewTests(TextTestCase):
    def post(self, text, **data):
        data = {"version": version_of(self.stored(text)), **data}
        return self.client.post(address("sign_off", text.pk), data, follow=True)

    def test_shows_what_patients_will_read_and_signs_it(self):
        response = self.client.get(address("sign_off", self.draft.pk))
        self.assertContains(response, "a joint is hot and swollen")
        self.assertContains(response, "Call 999 or go to A&amp;E now if:")
        self.assertContains(response, "https://example.com/joints")
        self.assertContains(response, "You sign as <b>Sam Example</b>")
        self.assertNotLive(self.draft)
        self.assertContains(self.post(self.draft), "“Hot joint” is signed off")
        self.assertTrue(self.stored(self.draft).live)

    def test_says_what_is_missing(self):
        text = create_text(sources=())
        response = self.client.get(address("sign_off", text.pk))
        self.assertContains(response, "Add at least one source.")
        self.assertNotContains(response, "I have read it")
        self.assertContains(self.post(text), "Add at least one source.")
        self.assertNotLive(text)

    def test_signs_what_was_read(self):
        for version in ("", "none", "1-1.0"):
            self.change(self.draft)
            response = self.post(self.draft, version=version)
            self.assertContains(response, "changed while you read it")
        self.assertNotLive(self.draft)

    def test_permissions(self):
        everything_else = [
            f"{verb}_redflagset"
            for verb in ("add", "change", "delete", "publish", "view")
        ]
        for user in (
            user_with("nobody", practitioner=True),
            user_with("editor", "change_redflagset", practitioner=True),
            user_with("publisher", *everything_else, practitioner=True),
        ):
            self.client.force_login(user)
            with self.subTest(user.username):
                for response in (
                    self.client.get(address("sign_off", self.draft.pk)),
                    self.client.post(
                        address("sign_off", self.draft.pk),
                        {"version": version_of(self.stored(self.draft))},
                    ),
                ):
                    self.assertRedirects(response, reverse("wagtailadmin_home"))
                self.assertNotLive(self.draft)
        response = self.client.get(address("edit", self.draft.pk))
        self.assertNotContains(response, address("sign_off", self.draft.pk))

    def test_a_signer_who_may_do_nothing_else(self):
        self.client.force_login(
            user_with("osteopath", "sign_off_redflagset", practitioner=True)
        )
        response = self.post(self.draft)
        self.assertContains(response, "signed off already: Osteopath Example")
        self.assertNotContains(response, address("edit", self.draft.pk) + '">Edit')

    def test_a_login_that_belongs_to_nobody_is_told_what_to_do(self):
        self.client.force_login(user_with("manager", "sign_off_redflagset"))
        response = self.client.get(address("sign_off", self.draft.pk))
        self.assertContains(response, "belongs to nobody under People")
        self.assertContains(self.post(self.draft), "belongs to nobody under People")
        self.assertNotLive(self.draft)

    def test_the_permission_can_be_given_to_a_group(self):
        response = self.client.get(reverse("wagtailusers_groups:add"))
        self.assertContains(response, "Can sign off medical-help texts")

    def test_user_text_is_never_markup(self):
        hostile = "<script>alert(1)</script>"
        text = create_text(level(hostile), name=hostile)
        for page in ("sign_off", "edit"):
            response = self.client.get(address(page, text.pk))
            self.assertNotContains(response, hostile)
        self.assertNotContains(self.post(text), hostile)


class ReadTests(TextTestCase):
    """Who may look and no more reads a text as patients do."""

    def test_the_list_leads_to_the_newest_version(self):
        self.change(self.signed)
        self.client.force_login(user_with("reader", "view_redflagset"))
        for text, words in [
            (self.draft, ["a joint is hot", "Not yet clinically reviewed"]),
            (self.signed, ["you fainted", "Changes await sign-off", "Sam Example"]),
        ]:
            link = address("inspect", text.pk)
            self.assertContains(self.client.get(address("list")), f'href="{link}"')
            response = self.client.get(link)
            self.assertContains(response, "Call 999 or go to A&amp;E now if:")
            for each in words:
                self.assertContains(response, each)
            self.assertNotContains(response, "<form")
            for page in ("sign_off", "edit", "delete"):
                self.assertNotContains(response, address(page, text.pk))

    def test_who_may_do_more_goes_on_from_there(self):
        response = self.client.get(address("inspect", self.draft.pk))
        for page in ("sign_off", "edit"):
            self.assertContains(response, address(page, self.draft.pk))

    def test_nobody_else_reads_drafts(self):
        self.client.force_login(user_with("nobody"))
        response = self.client.get(address("inspect", self.draft.pk))
        self.assertRedirects(response, reverse("wagtailadmin_home"))


class ListTests(TextTestCase):
    def test_can_be_narrowed_to_what_awaits_a_sign_off(self):
        changed = create_signed(self.signer, name="Changed")
        self.change(changed)
        names = {text.name for text in RedFlagSet.objects.all()}
        for review, found in [
            ("awaiting", {"Hot joint", "Changed"}),
            ("signed", {"Signed"}),
            ("", names),
        ]:
            for query in ({}, {"q": "C"}):
                if query:
                    found = {name for name in found if name.startswith("C")}
                response = self.client.get(
                    address("list"), {"clinical_review": review, **query}
                )
                with self.subTest(review, **query):
                    listed = {text.name for text in response.context["object_list"]}
                    self.assertEqual(listed, found)

    def test_tells_which_are_reviewed_and_by_whom(self):
        changed = create_signed(self.signer, name="Changed")
        self.change(changed)
        response = self.client.get(address("list"))
        for words in (
            "Not yet clinically reviewed",
            "Signed off",
            "Changes await sign-off",
            "Sam Example, ",
        ):
            self.assertContains(response, words)

    def test_queries_do_not_grow_with_the_texts(self):
        # For those who may translate, Wagtail itself asks once a row.
        self.client.force_login(user_with("editor", "change_redflagset"))

        def queries():
            with CaptureQueriesContext(connection) as captured:
                self.client.get(address("list"))
            return len(captured)

        queries()
        few = queries()
        for number in range(10):
            create_signed(self.signer, name=f"Text {number}")
        self.assertEqual(queries(), few)

    def test_preview_shows_the_cards(self):
        path = address("preview_on_edit", self.draft.pk)
        self.client.post(path, RoutesTests.form(self))
        response = self.client.get(path)
        self.assertContains(response, "<h1>Typed</h1>")
        self.assertContains(response, "<li>x</li>")
        self.assertContains(response, "Call a GP now")


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
            message = self.assertRaisesMessage(RedFlagSetInUse, "Knee pain")
            with message, transaction.atomic():
                take_away()
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

    def test_the_edit_link_is_for_those_who_may_edit_the_page(self):
        self.client.force_login(
            user_with("publisher", "change_redflagset", "publish_redflagset")
        )
        response = self.client.post(address("unpublish", self.signed.pk), follow=True)
        self.assertContains(response, "Knee pain")
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        self.assertNotContains(response, edit)

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
        call_command("publish_scheduled")
        text = self.stored(self.signed)
        self.assertTrue(text.live)
        self.assertIsNone(text.expire_at)
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
        drafts_that_chose(text)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(len(drafts_that_chose(text)), 1)
        for number in range(1, 6):
            draft(number)
        with self.assertNumQueries(len(queries)):
            self.assertEqual(len(drafts_that_chose(text)), 6)


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
