"""What goes live is judged by its words, also where an autosave wrote them into the
revision that is live already."""

from datetime import timedelta
from unittest import skipIf

import wagtail
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from tests.content import create_condition, section
from tests.publishing.test_conditions import MESSAGE, NO_FLAGS, GateTestCase
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing import NotReadyToPublish, has_red_flags


class OverwrittenRevisionTests(GateTestCase):
    def setUp(self):
        super().setUp()
        page = create_condition(self.index, title="Live", slug="live")
        self.revision = page.save_revision(user=self.owner)
        self.revision.publish()
        self.page = ConditionPage.objects.get(pk=page.pk)

    def overwrite(self, body=NO_FLAGS, **fields):
        """As an autosave does that finds its own last revision."""
        draft = self.page.get_latest_revision_as_object()
        draft.body = body
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save_revision(
            user=self.owner, overwrite_revision=self.revision, clean=False
        )
        self.revision.refresh_from_db()

    def assertKept(self):
        page = ConditionPage.objects.get(pk=self.page.pk)
        self.assertTrue(page.live)
        self.assertTrue(has_red_flags(page.body))

    def test_the_revision_is_published_again(self):
        self.overwrite()
        with self.assertRaisesMessage(NotReadyToPublish, MESSAGE):
            self.revision.publish()
        self.assertKept()

    @skipIf(
        wagtail.VERSION >= (8, 1, 0, "alpha", 0),
        "Wagtail 8.1 has version 3 of the API in place of the admin API",
    )
    def test_the_admin_api_publishes_it(self):
        self.overwrite()
        response = self.client.post(
            f"/admin/api/main/pages/{self.page.pk}/action/publish/"
        )
        self.assertEqual(response.status_code, 400)
        self.assertKept()

    def test_a_workflow_approves_it(self):
        workflow = Workflow.objects.create(name="Moderation")
        task = GroupApprovalTask.objects.create(name="Approve")
        task.groups.add(Group.objects.get(name="Moderators"))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        self.overwrite()
        state = workflow.start(self.page, self.owner)
        with self.assertRaises(NotReadyToPublish):
            state.current_task_state.approve(user=self.owner)
        self.assertKept()

    def test_its_hour_comes(self):
        soon = timezone.now() - timedelta(minutes=1)
        self.overwrite(go_live_at=soon)
        self.revision.approved_go_live_at = soon
        self.revision.save()
        call_command("publish_scheduled")
        self.assertKept()
        self.revision.refresh_from_db()
        self.assertIsNone(self.revision.approved_go_live_at)

    def test_words_that_are_ready_go_live(self):
        self.overwrite([section("red_flags"), section("symptoms")])
        self.revision.publish()
        page = ConditionPage.objects.get(pk=self.page.pk)
        self.assertEqual(len(page.body), 2)
