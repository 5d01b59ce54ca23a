"""Conditions, people and clinics in wagtail-modeladmin.

Not collected by itself: ``test_modeladmin`` runs it with ``modeladmin_settings``.
"""

import csv
from io import BytesIO, StringIO

import openpyxl
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Site
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
)
from wagtail_osteo.models import Practitioner
from wagtail_osteo.pages.models import ConditionPage


def address(model, action, *args):
    return reverse(
        f"{model._meta.app_label}_{model._meta.model_name}_modeladmin_{action}",
        args=args,
    )


def person(action, *args):
    return address(Practitioner, action, *args)


def form(**fields):
    return nested_form_data(
        {
            "name": "Sam Example",
            "biography": "null",
            "profile_links": streamfield([]),
            "clinic_links": inline_formset([]),
            "is_practising": "on",
            **fields,
        }
    )


class Case(WagtailTestUtils, TestCase):
    def login_with(self, *codenames):
        user = get_user_model().objects.create_user("clerk")
        user.user_permissions.set(
            Permission.objects.filter(codename__in=["access_admin", *codenames])
        )
        self.client.force_login(user)
        return user

    def queries(self, url):
        with CaptureQueriesContext(connection) as captured:
            self.assertEqual(self.client.get(url).status_code, 200)
        return len(captured)


class PeopleTests(Case):
    @classmethod
    def setUpTestData(cls):
        cls.sam = create_practitioner(
            name="Sam Example",
            registration_number="1234",
            telephone="+442079460123",
            private_email="private@example.com",
        )

    def setUp(self):
        self.login()

    def listed(self, **query):
        page = self.get_soup(self.client.get(person("index"), query).content)
        return [row["data-object-pk"] for row in page.select("tr[data-object-pk]")]

    def test_are_listed_searched_and_filtered(self):
        kim = create_practitioner(name="Kim Example", is_practising=False)
        sam = str(self.sam.pk)
        self.assertEqual(set(self.listed()), {sam, str(kim.pk)})
        self.assertEqual(self.listed(q="1234"), [sam])
        self.assertEqual(self.listed(is_practising__exact="1"), [sam])

    def test_are_found_by_nothing_but_the_filters_on_offer(self):
        self.sam.user = get_user_model().objects.create_user("sam", password="secret")
        self.sam.save()
        for guess in ("md5", "x"):
            self.assertEqual(
                len(self.listed(user__password__startswith=guess)), 1, guess
            )

    def test_the_list_takes_the_same_queries_for_many(self):
        def queries(count):
            while Practitioner.objects.count() < count:
                create_practitioner(name=f"Person {Practitioner.objects.count()}")
            return self.queries(person("index"))

        queries(1)
        self.assertEqual(queries(3), queries(30))

    def test_a_new_one_is_live_with_a_revision(self):
        clinic = create_clinic()
        data = form(
            name="Kim Example",
            telephone="020 7946 0456",
            clinic_links=inline_formset([{"clinic": clinic.pk}]),
        )
        response = self.client.post(person("create"), data, follow=True)
        self.assertContains(response, "Practitioner &#x27;Kim Example&#x27; created.")
        kim = Practitioner.objects.get(name="Kim Example")
        self.assertTrue(kim.live)
        self.assertFalse(kim.has_unpublished_changes)
        self.assertEqual(kim.live_revision, kim.latest_revision)
        self.assertEqual(kim.telephone.as_e164, "+442079460456")
        self.assertEqual(kim.clinic_links.get().clinic, clinic)
        self.assertEqual(kim.locale, Locale.get_default())

    def test_a_slug_that_is_taken_is_refused(self):
        response = self.client.post(person("create"), form(slug=self.sam.slug))
        self.assertContains(response, "This slug is in use already.")

    def test_what_is_edited_is_live_and_is_what_the_other_editor_shows(self):
        self.client.post(person("edit", self.sam.pk), form(job_title="Osteopath"))
        self.sam.refresh_from_db()
        self.assertEqual(self.sam.job_title, "Osteopath")
        self.assertFalse(self.sam.has_unpublished_changes)
        draft = self.sam.get_latest_revision_as_object()
        self.assertEqual(draft.job_title, "Osteopath")

    def test_are_shown_on_the_sites_that_are_ticked(self):
        here = Site.objects.get()
        edit = person("edit", self.sam.pk)
        self.assertNotContains(self.client.get(edit), "Shown on")
        there = Site.objects.create(
            hostname="there.example.com", root_page=here.root_page
        )
        self.assertContains(self.client.get(edit), "Shown on")
        self.client.post(edit, {**form(), "sites": [there.pk]})
        self.assertEqual(list(self.sam.sites.all()), [there])
        self.assertEqual(
            self.client.get("/practitioners/sam-example/").status_code, 404
        )
        inspected = self.client.get(person("inspect", self.sam.pk))
        self.assertContains(inspected, "there.example.com")

    def test_a_draft_that_waits_is_what_is_edited(self):
        self.sam.languages = "English, Welsh"
        self.sam.save_revision()
        page = self.client.get(person("edit", self.sam.pk))
        self.assertContains(page, "English, Welsh")

    def test_what_was_not_live_stays_a_draft(self):
        self.sam.unpublish()
        self.client.post(person("edit", self.sam.pk), form(job_title="Osteopath"))
        self.sam.refresh_from_db()
        self.assertFalse(self.sam.live)
        draft = self.sam.get_latest_revision_as_object()
        self.assertEqual(draft.job_title, "Osteopath")

    def test_what_somebody_else_locked_is_not_edited(self):
        self.sam.locked = True
        self.sam.locked_by = get_user_model().objects.create_user("kim")
        self.sam.save()
        response = self.client.post(
            person("edit", self.sam.pk), form(job_title="Osteopath"), follow=True
        )
        self.assertContains(response, "locked")
        self.sam.refresh_from_db()
        self.assertEqual(self.sam.job_title, "")

    def test_are_inspected_without_what_is_private(self):
        response = self.client.get(person("inspect", self.sam.pk))
        self.assertContains(response, "1234")
        self.assertNotContains(response, "private@example.com")

    def test_are_deleted_after_a_question(self):
        response = self.client.get(person("delete", self.sam.pk))
        self.assertContains(response, "Are you sure")
        self.assertTrue(Practitioner.objects.exists())
        self.client.post(person("delete", self.sam.pk))
        self.assertFalse(Practitioner.objects.exists())

    def test_before_that_the_pages_that_name_them_are_listed(self):
        create_condition(create_index(), title="Cramp", author=self.sam)
        response = self.client.get(person("delete", self.sam.pk))
        self.assertContains(response, "Condition: Written by")
        self.assertContains(response, "Cramp")

    def test_are_exported(self):
        response = self.client.get(person("index"), {"export": "csv"})
        rows = list(csv.reader(StringIO(response.getvalue().decode())))
        self.assertIn("Registration Number", rows[0])
        self.assertIn("'+44\xa020\xa07946\xa00123", rows[1])
        self.assertNotIn("private@example.com", rows[1])
        response = self.client.get(person("index"), {"export": "xlsx"})
        book = openpyxl.load_workbook(BytesIO(response.getvalue()))
        self.assertEqual(book.active["A2"].value, "Sam Example")


class PublishingPeopleTests(Case):
    """wagtail-modeladmin saves at once, so that publishing takes its permission."""

    @classmethod
    def setUpTestData(cls):
        cls.sam = create_practitioner()

    def test_without_it_what_is_live_is_not_edited(self):
        self.login_with("change_practitioner")
        self.client.post(person("edit", self.sam.pk), form(job_title="Osteopath"))
        self.sam.refresh_from_db()
        self.assertEqual(self.sam.job_title, "")
        self.assertNotContains(
            self.client.get(person("index")), person("edit", self.sam.pk)
        )

    def test_without_it_what_is_new_is_a_draft(self):
        self.login_with("add_practitioner")
        self.client.post(person("create"), form(name="Kim Example"))
        self.assertFalse(Practitioner.objects.get(name="Kim Example").live)

    def test_with_it_both_are_live(self):
        self.login_with(
            "add_practitioner", "change_practitioner", "publish_practitioner"
        )
        self.client.post(person("create"), form(name="Kim Example"))
        self.client.post(person("edit", self.sam.pk), form(job_title="Osteopath"))
        self.assertTrue(Practitioner.objects.get(name="Kim Example").live)
        self.sam.refresh_from_db()
        self.assertEqual(self.sam.job_title, "Osteopath")

    def test_without_any_permission_nothing_opens(self):
        self.login_with()
        pk = self.sam.pk
        for url in [
            person("index"),
            person("create"),
            person("edit", pk),
            person("inspect", pk),
            person("delete", pk),
        ]:
            with self.subTest(url):
                self.assertNotEqual(self.client.get(url).status_code, 200)


class ClinicsTests(Case):
    def test_are_listed_exported_and_opened(self):
        self.login()
        clinic = create_clinic(telephone="+442079460123", locality="Exampleton")
        model = type(clinic)
        self.assertContains(self.client.get(address(model, "index")), "Exampleton")
        response = self.client.get(address(model, "index"), {"export": "csv"})
        self.assertIn("+44\xa020\xa07946\xa00123", response.getvalue().decode())
        for action in ("edit", "inspect", "delete"):
            with self.subTest(action):
                page = self.client.get(address(model, action, clinic.pk))
                self.assertEqual(page.status_code, 200)


class ConditionsTests(Case):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page = create_condition(cls.index, also_known_as="Cramp")
        cls.draft = create_condition(
            cls.index, title="Back pain", slug="back", live=False
        )

    def test_are_listed_with_the_edit_link_of_the_explorer(self):
        self.login()
        response = self.client.get(address(ConditionPage, "index"))
        for page in (self.page, self.draft):
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            self.assertContains(response, f'href="{edit}')
        found = self.client.get(address(ConditionPage, "index"), {"q": "cramp"})
        self.assertContains(found, "Muscle spasms")
        self.assertNotContains(found, "Back pain")

    def test_only_those_that_one_sees_in_the_explorer(self):
        user = self.login_with()
        url = address(ConditionPage, "index")
        self.assertNotEqual(self.client.get(url).status_code, 200)
        call_command("osteo_create_groups", stdout=StringIO())
        grant = GroupPagePermission.objects.get(
            group__name="Clinician", permission__codename="change_page"
        )
        user.groups.add(grant.group)
        elsewhere = create_index(title="Elsewhere", slug="elsewhere")
        create_condition(elsewhere, title="Neck pain", slug="neck")
        response = self.client.get(url)
        self.assertContains(response, "Back pain")
        self.assertNotContains(response, "Neck pain")
        exported = self.client.get(url, {"export": "csv"}).getvalue().decode()
        self.assertNotIn("Neck pain", exported)

    def test_the_list_takes_the_same_queries_for_many(self):
        self.login()

        def queries(count):
            while ConditionPage.objects.count() < count:
                number = ConditionPage.objects.count()
                create_condition(self.index, title=f"No. {number}", slug=str(number))
            return self.queries(address(ConditionPage, "index"))

        queries(2)
        self.assertEqual(queries(3), queries(30))


class MenuTests(Case):
    def entries(self):
        """The links of the admin's menu that lead to things of ours."""
        content = self.client.get(reverse("wagtailadmin_home")).content.decode()
        return [
            label
            for label in (
                "Osteopathy",
                "Conditions",
                "People",
                "Clinics",
                "Closed days and other hours",
                "First-visit texts",
            )
            for _time in range(content.count(f'"label": "{label}"'))
        ]

    def test_has_each_entry_once(self):
        self.login()
        self.assertEqual(
            self.entries(),
            [
                "Osteopathy",
                "Conditions",
                "People",
                "Clinics",
                "Closed days and other hours",
                "First-visit texts",
            ],
        )
        home = self.client.get(reverse("wagtailadmin_home"))
        self.assertContains(home, f'"url": "{person("index")}"')
        # Snippets that stand in this menu stand in no other.
        self.assertNotContains(home, f'"url": "{reverse("wagtailsnippets:index")}"')

    def test_shows_reception_what_it_needs(self):
        self.login_with("add_clinicclosure")
        self.assertEqual(self.entries(), ["Osteopathy", "Closed days and other hours"])
