"""No route makes a condition live, or republishes it, without red flags."""

import json
from datetime import timedelta
from unittest import skipIf

import wagtail
import wagtail_factories
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    PageLogEntry,
    Workflow,
    WorkflowTask,
)
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.content import create_condition, create_index, section
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing import NotReadyToPublish

# A part of the message that looks the same in HTML and in JSON.
MESSAGE = "with at least one sign. Readers in danger must learn it here."
NO_FLAGS = [section("symptoms")]
BLANK_FLAGS = [
    section("red_flags", levels=[{"urgency": "urgent", "match": "any", "signs": [" "]}])
]
HALF_A_CAUSE = [
    section("red_flags"),
    section("causes", causes=[{"name": "Cold", "explanation": "It stiffens."}]),
]


class GateTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.owner = get_user_model().objects.create_superuser(
            "owner", "owner@example.com", "password"
        )
        cls.draft = create_condition(
            cls.index, NO_FLAGS, title="Draft", live=False, owner=cls.owner
        )
        cls.draft.save_revision(user=cls.owner, clean=False)
        with override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False):
            # Went live before the rule existed.
            cls.legacy = create_condition(cls.index, NO_FLAGS, title="Legacy")
            cls.legacy.save_revision().publish()

    def setUp(self):
        self.client.force_login(self.owner)

    def assertNotLive(self, page):
        page = ConditionPage.objects.get(pk=page.pk)
        self.assertFalse(page.live)
        self.assertIsNone(page.live_revision)

    def form(self, *sections, title="Draft", slug="draft", **extra):
        form = {
            "title": title,
            "slug": slug,
            "body": streamfield(sections),
            "also_known_as": "",
            "summary": "",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **extra,
        }
        return nested_form_data(form)


def red_flags_form(sign="your leg is numb"):
    level = {
        "urgency": "urgent",
        "match": "any",
        "signs": nested_list([sign]),
        "advice": "null",
    }
    fields = {"sets": nested_list([]), "levels": nested_list([level])}
    return ("red_flags", {"heading": "", "anchor": "", **fields})


def nested_list(values):
    items = {
        str(index): {"deleted": "", "order": str(index), "value": value, "id": ""}
        for index, value in enumerate(values)
    }
    return {"count": str(len(values)), **items}


class EditorRoutesTests(GateTestCase):
    def test_create_view_refuses_publication_and_says_why(self):
        response = self.client.post(
            reverse(
                "wagtailadmin_pages:add",
                args=("wagtail_osteo_pages", "conditionpage", self.index.pk),
            ),
            self.form(title="New", slug="new", **{"action-publish": "yes"}),
        )
        self.assertContains(response, MESSAGE)
        self.assertFalse(Page.objects.filter(slug="new").exists())

    def test_create_view_publishes_with_a_sign(self):
        self.client.post(
            reverse(
                "wagtailadmin_pages:add",
                args=("wagtail_osteo_pages", "conditionpage", self.index.pk),
            ),
            self.form(
                red_flags_form(), title="New", slug="new", **{"action-publish": "yes"}
            ),
        )
        self.assertTrue(ConditionPage.objects.get(slug="new").live)

    def test_create_view_saves_an_empty_draft(self):
        self.client.post(
            reverse(
                "wagtailadmin_pages:add",
                args=("wagtail_osteo_pages", "conditionpage", self.index.pk),
            ),
            self.form(title="New", slug="new"),
        )
        self.assertFalse(ConditionPage.objects.get(slug="new").live)

    def edit(self, page, *sections, **extra):
        return self.client.post(
            reverse("wagtailadmin_pages:edit", args=(page.pk,)),
            self.form(*sections, title=page.title, slug=page.slug, **extra),
        )

    def test_edit_view_refuses_publication(self):
        response = self.edit(self.draft, **{"action-publish": "yes"})
        self.assertContains(response, MESSAGE)
        self.assertNotLive(self.draft)

    def test_edit_view_refuses_a_sign_that_is_blank(self):
        response = self.edit(
            self.draft, red_flags_form(" "), **{"action-publish": "yes"}
        )
        self.assertContains(response, MESSAGE)
        self.assertNotLive(self.draft)

    def test_edit_view_refuses_to_republish(self):
        before = ConditionPage.objects.get(pk=self.legacy.pk).live_revision_id
        response = self.edit(self.legacy, **{"action-publish": "yes"})
        self.assertContains(response, MESSAGE)
        after = ConditionPage.objects.get(pk=self.legacy.pk)
        self.assertEqual(after.live_revision_id, before)

    def test_edit_view_saves_a_draft_and_an_autosave(self):
        self.edit(self.draft)
        response = self.client.post(
            reverse("wagtailadmin_pages:edit", args=(self.draft.pk,)),
            self.form(red_flags_form(""), title="Draft, later"),
            headers={"accept": "application/json"},
        )
        self.assertTrue(response.json()["success"])
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.draft_title, "Draft, later")

    def test_preview_of_a_page_that_was_never_saved(self):
        address = reverse(
            "wagtailadmin_pages:preview_on_add",
            args=("wagtail_osteo_pages", "conditionpage", self.index.pk),
        )
        response = self.client.post(address, self.form(title="New", slug="new"))
        self.assertTrue(response.json()["is_valid"])
        self.assertContains(self.client.get(address), "<h1>New</h1>")

    def test_preview_shows_a_body_that_could_not_be_published(self):
        address = reverse("wagtailadmin_pages:preview_on_edit", args=(self.draft.pk,))
        response = self.client.post(address, self.form(red_flags_form("")))
        self.assertTrue(response.json()["is_valid"])
        self.assertContains(self.client.get(address), "<h1>Draft</h1>")


class OtherRoutesTests(GateTestCase):
    def bulk_publish(self, page, **data):
        address = reverse(
            "wagtail_bulk_action", args=("wagtailcore", "page", "publish")
        )
        listing = reverse("wagtailadmin_explore", args=(self.index.pk,))
        return self.client.post(
            f"{address}?id={page.pk}&next={listing}", data, follow=True
        )

    def test_bulk_publication_names_the_page_and_the_reason(self):
        response = self.bulk_publish(self.draft)
        self.assertContains(response, "<b>Draft</b>")
        self.assertContains(response, MESSAGE)
        self.assertNotLive(self.draft)

    def test_bulk_publication_of_the_index_with_its_pages(self):
        response = self.bulk_publish(self.index, include_descendants="on")
        self.assertContains(response, MESSAGE)
        self.assertNotLive(self.draft)

    def test_bulk_publication_of_a_ready_page(self):
        self.draft.body = [section("red_flags")]
        self.draft.save_revision(clean=False)
        self.bulk_publish(self.draft)
        self.draft.refresh_from_db()
        self.assertTrue(self.draft.live)

    def start_workflow(self):
        moderators = Group.objects.create(name="Condition moderators")
        task = GroupApprovalTask.objects.create(name="Approve")
        task.groups.add(moderators)
        workflow = Workflow.objects.create(name="One step")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        return workflow.start(self.draft, self.owner)

    def assertInProgress(self, state):
        self.assertNotLive(self.draft)
        state.refresh_from_db()
        self.assertEqual(state.status, state.STATUS_IN_PROGRESS)

    def test_workflow_approval(self):
        state = self.start_workflow()
        with self.assertRaises(NotReadyToPublish):
            state.current_task_state.approve(user=self.owner)
        self.assertInProgress(state)

    def test_workflow_approval_from_the_dashboard(self):
        state = self.start_workflow()
        response = self.client.post(
            reverse(
                "wagtailadmin_pages:workflow_action",
                args=(self.draft.pk, "approve", state.current_task_state.pk),
            ),
            {"comment": ""},
        )
        self.assertRedirects(response, reverse("wagtailadmin_home"))
        self.assertInProgress(state)

    def test_workflow_approval_in_the_editor(self):
        state = self.start_workflow()
        data = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        response = self.client.post(
            reverse("wagtailadmin_pages:edit", args=(self.draft.pk,)),
            self.form(**data),
        )
        self.assertContains(response, MESSAGE)
        self.assertInProgress(state)

    @skipIf(
        wagtail.VERSION >= (8, 1, 0, "alpha", 0),
        "Wagtail 8.1 has version 3 of the API in place of the admin API",
    )
    def test_admin_api(self):
        response = self.client.post(
            f"/admin/api/main/pages/{self.draft.pk}/action/publish/"
        )
        self.assertEqual(response.status_code, 400)
        self.assertIn(MESSAGE, json.dumps(response.json(), ensure_ascii=False))
        self.assertNotLive(self.draft)

    @skipIf(wagtail.VERSION < (8, 0), "Wagtail 7.4 has no version 3 of the API")
    def test_api_version_3(self):
        from wagtail.models import APIToken

        _token, key = APIToken.create_token(user=self.owner, name="Test")
        response = self.client.post(
            f"/api/v3/pages/{self.draft.pk}/actions/publish/",
            headers={"authorization": f"Bearer {key}"},
        )
        self.assertEqual(response.status_code, 403)
        self.assertIn(MESSAGE, response.json()["detail"])
        self.assertNotLive(self.draft)

    def test_revision(self):
        for name, body in [("none", NO_FLAGS), ("blank", BLANK_FLAGS), ("empty", [])]:
            with self.subTest(name):
                self.draft.body = body
                revision = self.draft.save_revision(clean=False)
                with self.assertRaisesMessage(NotReadyToPublish, MESSAGE):
                    revision.publish()
                self.assertNotLive(self.draft)

    def test_saving_a_new_live_page(self):
        with self.assertRaises(NotReadyToPublish):
            create_condition(self.index, NO_FLAGS)

    def test_making_a_draft_live_by_hand(self):
        self.draft.live = True
        with self.assertRaises(NotReadyToPublish):
            self.draft.save()

    def test_a_live_copy_and_a_live_alias(self):
        with self.assertRaises(NotReadyToPublish):
            self.legacy.copy(keep_live=True, update_attrs={"slug": "copy"})
        with self.assertRaises(NotReadyToPublish):
            self.legacy.create_alias(update_slug="alias")
        self.assertFalse(Page.objects.filter(slug__in=["copy", "alias"]).exists())

    def test_the_whole_body_is_validated(self):
        self.draft.body = HALF_A_CAUSE
        revision = self.draft.save_revision(clean=False)
        with self.assertRaisesMessage(NotReadyToPublish, "Causes: Causes: ") as caught:
            revision.publish()
        self.assertNotIn(MESSAGE, str(caught.exception))
        self.assertNotLive(self.draft)

    def test_a_picture_that_is_missing_or_not_described_is_named(self):
        image = wagtail_factories.ImageFactory()
        nothing = {"image": None, "alt_text": "", "decorative": False}
        for picture, message in (
            (nothing, "This field is required."),
            ({**nothing, "image": image.pk}, "Please add some alt text"),
        ):
            self.draft.body = [section("red_flags"), section("image", picture=picture)]
            revision = self.draft.save_revision(clean=False)
            with self.assertRaisesMessage(NotReadyToPublish, message) as caught:
                revision.publish()
            self.assertIn("Picture: Picture: ", str(caught.exception))
            self.assertNotLive(self.draft)

    def test_publishing_keeps_fields_that_no_block_defines(self):
        red_flags = section("red_flags", of_an_older_version="keep me")
        self.draft.body = json.dumps([red_flags])
        self.draft.save_revision(clean=False).publish()
        page = ConditionPage.objects.get(pk=self.draft.pk)
        self.assertTrue(page.live)
        stored = page.body.raw_data[0]["value"]
        self.assertEqual(stored["of_an_older_version"], "keep me")

    def test_a_refusal_leaves_the_schedule_alone(self):
        later = timezone.now() + timedelta(days=1)
        scheduled = self.draft.save_revision(approved_go_live_at=later, clean=False)
        with self.assertRaises(NotReadyToPublish):
            self.draft.save_revision(clean=False).publish()
        scheduled.refresh_from_db()
        self.assertEqual(scheduled.approved_go_live_at, later)


class ScheduleTests(GateTestCase):
    def schedule(self, page):
        page.go_live_at = timezone.now() - timedelta(minutes=1)
        return page.save_revision(
            user=self.owner, approved_go_live_at=page.go_live_at, clean=False
        )

    def test_refused_page_is_reported_and_the_others_go_live(self):
        ready = create_condition(self.index, live=False, title="Ready")
        refused = self.schedule(self.draft)
        self.schedule(ready)

        call_command("publish_scheduled")

        self.assertNotLive(self.draft)
        ready.refresh_from_db()
        self.assertTrue(ready.live)
        refused.refresh_from_db()
        self.assertIsNone(refused.approved_go_live_at)
        (message,) = mail.outbox
        self.assertEqual(message.to, ["owner@example.com"])
        self.assertEqual(message.subject, "Not published: Draft")
        self.assertIn(MESSAGE, message.body)
        self.assertIn(
            f"http://testserver/admin/pages/{self.draft.pk}/edit/", message.body
        )
        self.assertTrue(
            PageLogEntry.objects.filter(
                page=self.draft, action="wagtail_osteo.publish_refused"
            ).exists()
        )

    def test_a_title_of_two_lines_is_one_subject(self):
        title = "Draft\r\nBcc: a@example.com"
        ConditionPage.objects.filter(pk=self.draft.pk).update(draft_title=title)
        self.draft.title = self.draft.draft_title = title
        self.schedule(self.draft)
        call_command("publish_scheduled")
        (message,) = mail.outbox
        self.assertEqual(message.subject, "Not published: Draft Bcc: a@example.com")
        self.assertEqual(message.recipients(), ["owner@example.com"])

    def test_refused_page_is_reported_once(self):
        self.schedule(self.draft)
        call_command("publish_scheduled")
        call_command("publish_scheduled")
        self.assertEqual(len(mail.outbox), 1)


class LegacyPageTests(GateTestCase):
    """Pages that went live before the rule existed stay workable."""

    def test_lock_move_edit_and_unpublish(self):
        page = ConditionPage.objects.get(pk=self.legacy.pk)
        page.locked = True
        page.save()
        other = create_index(title="Other", slug="other")
        page.move(other, pos="last-child")
        page = ConditionPage.objects.get(pk=page.pk)
        page.title = "Legacy, edited"
        page.save_revision(clean=False)
        page = ConditionPage.objects.get(pk=page.pk)
        self.assertTrue(page.live)
        self.assertEqual(page.draft_title, "Legacy, edited")
        page.unpublish()
        self.assertNotLive(page)

    def test_republication_needs_the_section(self):
        revision = self.legacy.save_revision(clean=False)
        with self.assertRaises(NotReadyToPublish):
            revision.publish()
        self.legacy.body = [section("red_flags")]
        self.legacy.save_revision().publish()


@override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False)
class RuleSwitchedOffTests(GateTestCase):
    def test_a_body_without_red_flags_goes_live(self):
        self.draft.get_latest_revision().publish()
        self.draft.refresh_from_db()
        self.assertTrue(self.draft.live)

    def test_a_broken_section_still_does_not(self):
        self.draft.body = HALF_A_CAUSE
        with self.assertRaises(NotReadyToPublish):
            self.draft.save_revision(clean=False).publish()


class ModeratorTests(GateTestCase):
    """The rule is not a permission: those who may publish are refused all the same."""

    def test_moderator_with_publish_rights(self):
        user = get_user_model().objects.create_user("moderator", "m@example.com", "x")
        group = Group.objects.create(name="Publishers")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        GroupPagePermission.objects.create(
            group=group,
            page=self.index,
            permission=Permission.objects.get(codename="publish_page"),
        )
        user.groups.add(group)
        with self.assertRaises(NotReadyToPublish):
            self.draft.get_latest_revision().publish(user=user)
