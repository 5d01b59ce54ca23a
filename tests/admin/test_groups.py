"""The groups Reception and Clinician, as the command makes them."""

from dataclasses import replace
from io import StringIO
from unittest import mock

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import TestCase
from django.utils import translation
from wagtail.models import Collection, GroupPagePermission

from tests.content import create_condition, create_index
from wagtail_osteo.admin.groups import RECEPTION, ensure_group


class InTwoLanguages:
    """A name that is translated, as gettext_lazy's are once there is a catalogue."""

    def __str__(self):
        return "Derbynfa" if translation.get_language() == "cy" else "Reception"


def create_groups(**options) -> str:
    output = StringIO()
    call_command("osteo_create_groups", stdout=output, **options)
    return output.getvalue()


def everywhere(group) -> set[str]:
    return {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in group.permissions.select_related("content_type")
    }


class CreateGroupsTests(TestCase):
    def test_reception_may_close_days_and_change_clinics(self):
        create_index()
        output = create_groups()
        reception = Group.objects.get(name="Reception")
        self.assertIn("Group “Reception”: created.", output)
        self.assertIn("  added: Can add closure", output)
        self.assertEqual(
            everywhere(reception),
            {
                "wagtailadmin.access_admin",
                "wagtail_osteo.add_clinicclosure",
                "wagtail_osteo.change_clinicclosure",
                "wagtail_osteo.delete_clinicclosure",
                "wagtail_osteo.change_clinic",
                "wagtail_osteo.publish_clinic",
            },
        )
        self.assertFalse(reception.page_permissions.exists())
        self.assertFalse(reception.collection_permissions.exists())

    def test_clinicians_may_publish_below_each_list_of_conditions(self):
        first = create_index()
        second = create_index(title="More", slug="more")
        output = create_groups()
        clinician = Group.objects.get(name="Clinician")
        self.assertEqual(
            set(
                clinician.page_permissions.values_list(
                    "page_id", "permission__codename"
                )
            ),
            {
                (page.pk, codename)
                for page in (first, second)
                for codename in ("add_page", "change_page", "publish_page")
            },
        )
        self.assertIn("added: “More”: Publish any page", output)
        self.assertEqual(
            set(
                clinician.collection_permissions.values_list(
                    "collection_id", "permission__codename"
                )
            ),
            {
                (Collection.get_first_root_node().pk, codename)
                for codename in ("add_image", "choose_image")
            },
        )
        self.assertLessEqual(
            {
                "wagtail_osteo.change_practitioner",
                "wagtail_osteo.add_firstvisit",
                "wagtail_osteo.change_firstvisit",
                "wagtail_osteo.publish_firstvisit",
            },
            everywhere(clinician),
        )

    def test_what_the_site_does_not_have_is_named_and_left_out(self):
        create_index()
        known = Permission.objects.exclude(codename="change_practitioner")
        with mock.patch.object(Permission, "objects", known):
            output = create_groups()
        self.assertIn(
            "  left out, not on this site: wagtail_osteo.change_practitioner", output
        )
        self.assertIn("added: Can add first-visit text", output)

    def test_permissions_that_come_later_are_added_then(self):
        output = create_groups()
        self.assertIn("no list of conditions yet", output)
        index = create_index()
        output = create_groups()
        self.assertIn("Group “Clinician”: was there.", output)
        self.assertEqual(output.count("  added:"), 3)
        self.assertTrue(GroupPagePermission.objects.filter(page=index).exists())

    def test_a_list_within_a_list_needs_no_permission_of_its_own(self):
        index = create_index()
        inner = create_index(title="Inner", slug="inner")
        inner.move(index, pos="last-child")
        create_condition(index)
        create_groups()
        clinician = Group.objects.get(name="Clinician")
        pages = set(clinician.page_permissions.values_list("page_id", flat=True))
        self.assertEqual(pages, {index.pk})

    def test_run_again_it_adds_nothing_and_takes_nothing_away(self):
        create_index()
        create_groups()
        reception = Group.objects.get(name="Reception")
        given = Permission.objects.get(codename="add_clinic")
        reception.permissions.add(given)
        before = everywhere(reception)
        output = create_groups()
        self.assertIn("Group “Reception”: was there, nothing to add.", output)
        self.assertNotIn("added:", output)
        self.assertEqual(everywhere(reception), before)

    def test_what_was_taken_away_comes_back(self):
        create_groups()
        reception = Group.objects.get(name="Reception")
        reception.permissions.clear()
        create_groups()
        self.assertEqual(reception.permissions.count(), 6)

    def test_a_dry_run_says_the_same_and_does_nothing(self):
        create_index()
        rehearsed = create_groups(dry_run=True)
        self.assertFalse(Group.objects.filter(name="Clinician").exists())
        self.assertFalse(GroupPagePermission.objects.filter(group__name="Clinician"))
        self.assertIn("Dry run: nothing was changed.", rehearsed)
        self.assertTrue(rehearsed.startswith(create_groups()))

    def test_a_group_is_found_again_in_another_language(self):
        role = replace(RECEPTION, name=InTwoLanguages())
        with translation.override("cy"):
            created = ensure_group(role)
        found = ensure_group(role)
        self.assertEqual(str(found.group), "Derbynfa")
        self.assertEqual(found.group, created.group)
        self.assertFalse(found.created)

    def test_a_site_may_have_names_of_its_own(self):
        Group.objects.create(name="Front desk")
        output = create_groups(reception="Front desk", clinician="Osteopaths")
        self.assertIn("Group “Front desk”: was there.", output)
        self.assertIn("Group “Osteopaths”: created.", output)
        self.assertEqual(Group.objects.get(name="Front desk").permissions.count(), 6)
