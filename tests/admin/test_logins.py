"""“This is my login”: who may link whom with a person."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    ModelLogEntry,
    Revision,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.admin.users import create_user, permission
from tests.content import create_condition, create_index, create_practitioner
from wagtail_osteo.models import Practitioner
from wagtail_osteo.publishing import NotReadyToPublish

VIEWS = "wagtailsnippets_wagtail_osteo_practitioner"


class LoginTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.sam = create_user(
            "sam",
            *(permission(Practitioner, each) for each in ("add", "change", "publish")),
        )
        cls.sam.first_name, cls.sam.last_name = "Sam", "Example"
        cls.sam.save()
        cls.kim = create_user("kim")

    def setUp(self):
        self.client.force_login(self.sam)

    def form(self, user, **fields):
        return nested_form_data(
            {
                "name": "Sam Example",
                "biography": "null",
                "profile_links": streamfield([]),
                "clinic_links": inline_formset([]),
                "is_practising": "on",
                "user": user.pk if user else "",
                "action-publish": "yes",
                **fields,
            }
        )

    def create(self, user, **fields):
        return self.client.post(reverse(f"{VIEWS}:add"), self.form(user, **fields))

    def edit(self, person, user, **fields):
        address = reverse(f"{VIEWS}:edit", args=(person.pk,))
        return self.client.post(address, self.form(user, **fields))

    def field(self, address, **query):
        html = self.client.get(address, query).content
        return BeautifulSoup(html, "html.parser").select_one("[name=user]")

    def choices(self, address, **query):
        """``{label: whether it is chosen}``."""
        return {
            option.get_text(): option.has_attr("selected")
            for option in self.field(address, **query).select("option")
        }

    def test_from_the_panel_the_form_is_ones_own(self):
        address = reverse(f"{VIEWS}:add")
        mine = {"Nobody": False, "This is my login (Sam Example)": True}
        self.assertEqual(self.choices(address, user="me"), mine)
        self.assertContains(
            self.client.get(address, {"user": "me"}), 'value="Sam Example"'
        )

    def test_otherwise_nobody_is_linked_unasked(self):
        others = {"Nobody": True, "This is my login (Sam Example)": False}
        chosen = self.choices(reverse(f"{VIEWS}:add"))
        self.assertEqual(list(chosen), list(others))
        self.assertFalse(chosen["This is my login (Sam Example)"])

    def test_who_has_a_person_already_is_not_offered_another(self):
        create_practitioner(user=self.sam)
        chosen = self.choices(reverse(f"{VIEWS}:add"), user="me")
        self.assertFalse(chosen["This is my login (Sam Example)"])

    def test_one_links_oneself(self):
        self.create(self.sam)
        self.assertEqual(Practitioner.objects.get().user, self.sam)

    def test_one_does_not_link_another(self):
        response = self.create(self.kim)
        self.assertContains(response, "You can link your own login only.")
        self.assertFalse(Practitioner.objects.exists())

    def test_one_does_not_take_anothers_login_away(self):
        person = create_practitioner(user=self.kim)
        field = self.field(reverse(f"{VIEWS}:edit", args=(person.pk,)))
        self.assertTrue(field.has_attr("disabled"))
        for user in (self.sam, None):
            self.edit(person, user)
            person.refresh_from_db()
            self.assertEqual(person.user, self.kim)

    def test_an_old_version_does_not_bring_anothers_login_back(self):
        person = create_practitioner(user=self.kim)
        revision = person.save_revision()
        person.user = None
        person.save()
        address = reverse(f"{VIEWS}:revisions_revert", args=(person.pk, revision.pk))
        self.assertNotContains(self.client.get(address), "kim")
        self.edit(person, self.kim, revision=revision.pk)
        person.refresh_from_db()
        self.assertIsNone(person.user)

    def test_who_may_change_users_links_anybody(self):
        self.sam.user_permissions.add(permission(get_user_model(), "change"))
        self.create(self.kim)
        self.assertEqual(Practitioner.objects.get().user, self.kim)

    def test_one_login_is_one_person_and_the_message_names_them(self):
        create_practitioner(name="Robin Example", user=self.sam)
        response = self.create(self.sam)
        self.assertContains(
            response,
            "“Sam Example” is the login of Robin Example already. Take it away there",
        )
        self.assertEqual(Practitioner.objects.count(), 1)

    def test_saving_again_is_no_conflict(self):
        person = create_practitioner(user=self.sam)
        self.edit(person, self.sam, name="Sam Renamed")
        person.refresh_from_db()
        self.assertEqual((person.name, person.user), ("Sam Renamed", self.sam))

    def author_in_new_condition(self):
        names = ("wagtail_osteo_pages", "conditionpage", self.index.pk)
        address = reverse("wagtailadmin_pages:add", args=names)
        return self.client.get(address).context["form"]["author"].value()

    def test_who_writes_a_condition_is_its_author_unless_they_choose_another(self):
        self.index = create_index()
        self.client.force_login(get_user_model().objects.create_superuser("robin"))
        self.assertIsNone(self.author_in_new_condition())
        person = create_practitioner(
            user=get_user_model().objects.get(username="robin")
        )
        create_practitioner(user=self.kim)
        self.assertEqual(self.author_in_new_condition(), person.pk)

    def test_a_condition_made_in_code_has_the_author_it_is_given(self):
        create_practitioner(user=self.sam)
        page = create_condition(create_index(), owner=self.sam)
        self.assertIsNone(page.author)


class TwoDraftsTests(WagtailTestUtils, TestCase):
    """Two are to get the same login, each in a draft that was fine when saved."""

    def setUp(self):
        self.boss = self.login()
        self.sam = create_user("sam")
        self.first, self.second = (
            create_practitioner(name=name) for name in ("Robin Example", "Kim Example")
        )
        for person in (self.first, self.second):
            person.user = self.sam
            person.save_revision()
        self.first.latest_revision.publish()

    def start_workflow(self):
        task = GroupApprovalTask.objects.create(name="Approve")
        task.groups.add(Group.objects.create(name="Moderators of people"))
        workflow = Workflow.objects.create(name="One step")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        WorkflowContentType.objects.create(
            workflow=workflow,
            content_type=ContentType.objects.get_for_model(Practitioner),
        )
        return workflow.start(self.second, self.boss).current_task_state

    def assertRefused(self, response):
        self.assertContains(response, "“sam” is the login of Robin Example already.")
        self.second.refresh_from_db()
        self.assertIsNone(self.second.user)

    def test_approving_the_second_says_why_not(self):
        state = self.start_workflow()
        address = f"{VIEWS}:workflow_action"
        response = self.client.post(
            reverse(address, args=(self.second.pk, "approve", state.pk)),
            {"comment": ""},
            follow=True,
        )
        self.assertRefused(response)
        state.refresh_from_db()
        self.assertEqual(state.status, state.STATUS_IN_PROGRESS)

    def test_publishing_it_in_the_editor_does_too(self):
        form = LoginTests.form(self, self.sam, name="Kim Example")
        edit = reverse(f"{VIEWS}:edit", args=(self.second.pk,))
        self.assertRefused(self.client.post(edit, form))

    def test_in_code_it_is_an_error_to_catch(self):
        with self.assertRaises(NotReadyToPublish) as refused:
            self.second.latest_revision.publish()
        self.assertIn("Robin Example", str(refused.exception))

    def test_a_schedule_is_dropped_and_the_rest_goes_out(self):
        past = timezone.now() - timedelta(minutes=1)
        third = create_practitioner(name="Lee Example", live=False)
        third.save_revision()
        Revision.objects.filter(pk=self.second.latest_revision_id).update(
            user=create_user("author")
        )
        self.second.refresh_from_db()
        for person in (self.second, third):
            person.latest_revision.approved_go_live_at = past
            person.latest_revision.content["go_live_at"] = past.isoformat()
            person.latest_revision.save()
        call_command("publish_scheduled")
        third.refresh_from_db()
        self.assertTrue(third.live)
        self.second.refresh_from_db()
        self.assertIsNone(self.second.user)
        self.assertIsNone(self.second.scheduled_revision)
        (message,) = mail.outbox
        self.assertEqual(message.to, ["author@example.com"])
        self.assertIn("Robin Example", message.body)
        self.assertTrue(
            ModelLogEntry.objects.for_instance(self.second)
            .filter(action="wagtail_osteo.publish_refused")
            .exists()
        )

    def test_two_drafts_with_the_same_slug_are_told_apart_too(self):
        people = [create_practitioner(name=name) for name in ("Lee", "Ash")]
        for person in people:
            person.slug = "osteopath"
            person.save_revision()
        people[0].latest_revision.publish()
        with self.assertRaises(NotReadyToPublish) as refused:
            people[1].latest_revision.publish()
        self.assertIn("This slug is in use already.", str(refused.exception))
