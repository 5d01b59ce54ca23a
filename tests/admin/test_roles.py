"""What each kind of user sees of the package in the admin, and what refuses them."""

from io import StringIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Site
from wagtail.test.utils import WagtailTestUtils

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
)
from wagtail_osteo.models import ClinicClosure, FirstVisit

SNIPPETS = {
    "closures": "wagtailsnippets_wagtail_osteo_clinicclosure",
    "clinics": "wagtailsnippets_wagtail_osteo_clinic",
    "people": "wagtailsnippets_wagtail_osteo_practitioner",
    "first visits": "wagtailsnippets_wagtail_osteo_firstvisit",
}
# All that is not named here is refused.
ALLOWED = {
    "nobody": {},
    # Wagtail's own groups, which may edit pages, know nothing of ours.
    "editor": {},
    "moderator": {},
    "reception": {
        "closures": {"list", "add", "edit", "delete"},
        "clinics": {"list", "edit"},
    },
    "clinician": {
        "people": {"list", "edit"},
        "first visits": {"list", "add", "edit"},
    },
    "manager": {
        "practice details": {"edit"},
    },
}
MENU = {
    "nobody": None,
    "editor": set(),
    "moderator": set(),
    "reception": {"Closed days and other hours", "Clinics"},
    "clinician": {"People", "First-visit texts"},
    "manager": set(),
}


class RolesTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page = create_condition(cls.index)
        cls.clinic = create_clinic()
        cls.things = {
            "closures": ClinicClosure.objects.create(
                clinic=cls.clinic, first_day="2030-12-24", last_day="2030-12-27"
            ),
            "clinics": cls.clinic,
            "people": create_practitioner(),
            "first visits": FirstVisit.objects.create(name="Adults"),
        }
        call_command("osteo_create_groups", stdout=StringIO())
        cls.users = {name: cls.create(name) for name in ALLOWED}
        for name, group in [
            ("editor", "Editors"),
            ("moderator", "Moderators"),
            ("reception", "Reception"),
            ("clinician", "Clinician"),
        ]:
            cls.users[name].groups.add(Group.objects.get(name=group))
        cls.users["manager"].user_permissions.set(
            Permission.objects.filter(
                codename__in=["access_admin", "change_practicesettings"]
            )
        )

    @classmethod
    def create(cls, name):
        return get_user_model().objects.create_user(name, password="x")

    def addresses(self):
        for what, namespace in SNIPPETS.items():
            pk = self.things[what].pk
            for action, args in [
                ("list", []),
                ("add", []),
                ("edit", [pk]),
                ("delete", [pk]),
            ]:
                yield what, action, reverse(f"{namespace}:{action}", args=args)
        site = Site.objects.get(is_default_site=True)
        args = ["wagtail_osteo", "practicesettings", site.pk]
        yield "practice details", "edit", reverse("wagtailsettings:edit", args=args)

    def test_views_open_for_those_who_may_and_for_nobody_else(self):
        for name, allowed in ALLOWED.items():
            self.client.force_login(self.users[name])
            for what, action, address in self.addresses():
                with self.subTest(user=name, what=what, action=action):
                    opens = self.client.get(address).status_code == 200
                    self.assertEqual(opens, action in allowed.get(what, set()))

    def test_nothing_is_saved_for_those_who_may_not(self):
        for name, allowed in ALLOWED.items():
            self.client.force_login(self.users[name])
            for what, action, address in self.addresses():
                if action in ("add", "delete") and action not in allowed.get(what, ()):
                    with self.subTest(user=name, what=what, action=action):
                        self.client.post(address, {"name": "Intruder"})
                        model = type(self.things[what])
                        self.assertEqual(model.objects.count(), 1)

    def test_the_menu_has_what_one_may_use(self):
        entries = {
            "Closed days and other hours",
            "Clinics",
            "People",
            "First-visit texts",
        }
        for name, expected in MENU.items():
            self.client.force_login(self.users[name])
            response = self.client.get(reverse("wagtailadmin_home"))
            with self.subTest(user=name):
                if expected is None:
                    self.assertNotEqual(response.status_code, 200)
                else:
                    content = response.content.decode()
                    shown = {each for each in entries if f'"{each}"' in content}
                    self.assertEqual(shown, expected)

    def test_reception_closes_days_and_publishes_hours(self):
        self.client.force_login(self.users["reception"])
        add = reverse(f"{SNIPPETS['closures']}:add")
        form = {"clinic": self.clinic.pk, "first_day": "2031-01-01"}
        self.client.post(add, form)
        self.assertEqual(ClinicClosure.objects.count(), 2)
        edit = reverse(f"{SNIPPETS['clinics']}:edit", args=[self.clinic.pk])
        self.assertContains(self.client.get(edit), "action-publish")

    def test_reception_touches_no_page(self):
        permissions = self.index.permissions_for_user(self.users["reception"])
        self.assertFalse(permissions.can_edit() or permissions.can_add_subpage())

    def test_clinicians_write_and_publish_conditions_and_nothing_else(self):
        user = self.users["clinician"]
        for page, may in [(self.page, True), (Page.objects.get(depth=2), False)]:
            permissions = page.permissions_for_user(user)
            with self.subTest(page.title):
                self.assertEqual(permissions.can_edit(), may)
                self.assertEqual(permissions.can_publish(), may)
        self.client.force_login(user)
        add = reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_osteo_pages", "conditionpage", self.index.pk],
        )
        self.assertContains(self.client.get(add), "action-publish")
        for address in ("wagtailimages:add", "wagtailimages_chooser:choose"):
            with self.subTest(address):
                self.assertEqual(self.client.get(reverse(address)).status_code, 200)

    def test_an_editor_with_a_snippet_cannot_publish_it(self):
        editor = self.users["editor"]
        editor.user_permissions.add(Permission.objects.get(codename="change_clinic"))
        self.client.force_login(editor)
        edit = reverse(f"{SNIPPETS['clinics']}:edit", args=[self.clinic.pk])
        page = self.client.get(edit)
        self.assertContains(page, "Save draft")
        self.assertNotContains(page, "action-publish")

    def test_wagtails_groups_keep_their_rights_on_pages(self):
        for name, publishes in [("editor", False), ("moderator", True)]:
            permissions = self.page.permissions_for_user(self.users[name])
            self.assertTrue(permissions.can_edit())
            self.assertEqual(permissions.can_publish(), publishes)
        self.assertTrue(GroupPagePermission.objects.filter(group__name="Editors"))
