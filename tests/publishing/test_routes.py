"""A medical-help text goes live by sign-off, and in no other way."""

from datetime import timedelta
from unittest import skipIf

import wagtail
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log
from wagtail.models import (
    GroupApprovalTask,
    ModelLogEntry,
    Revision,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from tests.content import create_condition, create_index
from tests.medical_help.base import MESSAGE, TextTestCase, address, typed_form
from tests.medical_help.content import (
    create_text,
    level,
)
from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.publishing import NotSignedOff
from wagtail_osteo.sign_off import sign_off


class RoutesTests(TextTestCase):
    """Every other way of going live, or of changing what is live."""

    def test_create_view_saves_a_draft_and_says_how_it_goes_live(self):
        response = self.client.post(
            address("add"), typed_form(**{"action-publish": "yes"}), follow=True
        )
        self.assertContains(response, MESSAGE)
        self.assertNotLive(RedFlagSet.objects.get(name="Typed"))

    def test_edit_view_saves_a_draft_and_says_how_it_goes_live(self):
        for text in (self.draft, self.signed):
            response = self.client.post(
                address("edit", text.pk),
                typed_form(**{"action-publish": "yes"}),
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
            typed_form(**{"action-publish": "yes"}),
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

    def test_an_autosave_does_not_overwrite_what_was_signed(self):
        text = self.stored(self.signed)
        signed = text.live_revision
        text.levels = [("level", level("overwritten"))]
        draft = text.save_revision(user=self.signer, overwrite_revision=signed)
        self.assertNotEqual(draft, signed)
        with self.assertRaises(NotSignedOff):
            draft.publish()
        self.assertEqual(self.signs(text), ["a joint is hot and swollen"])
        sign_off(text, self.signer)
        self.assertEqual(self.signs(text), ["overwritten"])

    def test_a_signed_version_that_was_overwritten(self):
        signed = self.signed.live_revision
        other = self.change(self.signed)
        Revision.objects.filter(pk=signed.pk).update(content=other.content)
        with self.assertRaises(NotSignedOff):
            Revision.objects.get(pk=signed.pk).publish()
        self.assertEqual(self.signs(self.signed), ["a joint is hot and swollen"])

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
        editor, publisher = (
            get_user_model().objects.create_user(name, f"{name}@example.com")
            for name in ("editor", "publisher")
        )
        draft = self.stored(self.draft)
        draft.go_live_at = past
        revision = draft.save_revision(user=editor, approved_go_live_at=past)
        log(draft, "wagtail.publish.schedule", user=publisher, revision=revision)
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
        self.assertEqual(
            [message.to for message in mail.outbox],
            [["editor@example.com"], ["publisher@example.com"]],
        )
        for message in mail.outbox:
            self.assertEqual(message.subject, "Not published: Hot joint")
            self.assertIn(MESSAGE, message.body)
            self.assertIn(f"http://testserver{address('edit', draft.pk)}", message.body)
        call_command("publish_scheduled")
        self.assertEqual(len(mail.outbox), 2)

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
            address("edit", self.draft.pk), typed_form(**action), follow=True
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
