"""People leave and clinics close: what would miss them is said first."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site
from wagtail.test.utils import WagtailTestUtils

from tests.admin.users import create_user, permission
from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.admin.usage import find_uses
from wagtail_osteo.models import (
    Clinic,
    PracticeSettings,
    Practitioner,
    PractitionerClinic,
)
from wagtail_osteo.pages.models import ConditionPage

HINT = "It is better to untick “Practising”"


class DepartureTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.sam = create_practitioner(name="Sam Example")
        cls.elm = create_clinic(name="Elm Lane", booking_url="https://example.com/elm")

    def setUp(self):
        self.login()

    def condition(self, title, body=(), **fields):
        sections = [section("red_flags"), *body]
        slug = title.lower().replace(" ", "-")
        return create_condition(self.index, sections, title=title, slug=slug, **fields)

    def url(self, snippet, action="delete"):
        meta = snippet._meta
        name = f"wagtailsnippets_{meta.app_label}_{meta.model_name}:{action}"
        return reverse(name, args=(snippet.pk,))

    def uses(self, snippet):
        """``{title: what is said of it}``, as listed before the deletion."""
        soup = BeautifulSoup(self.client.get(self.url(snippet)).content, "html.parser")
        return {
            (item.a or item).get_text().strip(): " ".join(item.get_text().split())
            for item in soup.select(".osteo-uses li")
        }


class UsesTests(DepartureTestCase):
    def test_live_pages_are_listed_with_the_places(self):
        page = self.condition(
            "Cramp",
            [section("practitioner", practitioner=self.sam.pk)],
            author=self.sam,
        )
        response = self.client.get(self.url(self.sam))
        edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        self.assertContains(response, f'href="{edit}"')
        self.assertEqual(
            self.uses(self.sam)["Cramp"],
            "Cramp – Condition: Written by, Practitioner",
        )

    def test_so_are_pages_that_name_them_in_a_draft_only(self):
        page = self.condition("Cramp")
        page.save_revision().publish()
        page = ConditionPage.objects.get(pk=page.pk)
        page.author = self.sam
        # Two of the same within lists and streams count once.
        page.body = [
            section("red_flags"),
            section("practitioner", practitioner=self.sam.pk),
            section("practitioner", practitioner=self.sam.pk),
            section("clinic", clinic=self.elm.pk),
        ]
        page.save_revision()
        self.assertEqual(
            self.uses(self.sam)["Cramp"],
            "Cramp – Condition: Written by, Practitioner In a draft",
        )
        self.assertEqual(
            self.uses(self.elm)["Cramp"], "Cramp – Condition: Clinic In a draft"
        )

    def test_a_page_that_was_never_live_says_so(self):
        self.condition("Cramp", live=False, author=self.sam)
        self.assertTrue(self.uses(self.sam)["Cramp"].endswith("Written by Not live"))

    def test_a_draft_does_not_say_who_checked_the_page(self):
        page = self.condition("Cramp")
        page.reviewer = self.sam
        page.save_revision()
        self.assertEqual(self.uses(self.sam), {})

    def test_what_is_to_go_live_later_counts(self):
        page = self.condition("Cramp")
        page.author = self.sam
        later = page.save_revision()
        later.approved_go_live_at = timezone.now() + timezone.timedelta(days=1)
        later.save()
        page.author = None
        page.save_revision()
        self.assertIn("Cramp", self.uses(self.sam))

    def test_a_page_in_the_table_and_in_a_draft_is_listed_once(self):
        page = self.condition("Cramp", author=self.sam, reviewer=self.sam)
        page.save_revision()
        uses = find_uses([self.sam])[self.sam.pk]
        self.assertEqual(len(uses), 1)
        self.assertEqual(uses[0].places, ["Written by", "Checked by"])
        self.assertFalse(uses[0].only_in_draft)

    def test_another_who_is_named_there_is_not_taken_for_them(self):
        # Their keys are the same: one is a clinic's.
        self.assertEqual(self.sam.pk, self.elm.pk)
        self.condition("Cramp", live=False, author=self.sam).save_revision()
        self.assertEqual(self.uses(self.elm), {})
        self.assertContains(self.client.get(self.url(self.elm)), "Nothing uses")

    def test_practice_details_and_people_of_a_clinic_are_listed(self):
        practice = PracticeSettings.for_site(Site.objects.get())
        practice.default_clinic = self.elm
        practice.save()
        self.sam.clinic_links = [PractitionerClinic(clinic=self.elm)]
        self.sam.save()
        uses = self.uses(self.elm)
        self.assertIn("Sam Example", uses)
        self.assertIn("The clinic of every page", " ".join(uses.values()))

    def test_what_one_may_not_edit_is_not_named(self):
        self.condition("Secret plan", author=self.sam)
        user = create_user("manager", permission(Practitioner, "delete"))
        self.client.force_login(user)
        response = self.client.get(self.url(self.sam))
        self.assertNotContains(response, "Secret plan")
        self.assertContains(response, "(Private condition)")

    def test_queries_do_not_grow_with_the_drafts(self):
        counts = []
        for total in (3, 30):
            for i in range(ConditionPage.objects.count(), total):
                page = self.condition(f"Condition {i}")
                page.author = self.sam
                page.save_revision()
            self.client.get(self.url(self.sam))
            with CaptureQueriesContext(connection) as queries:
                self.assertEqual(len(self.uses(self.sam)), total)
            counts.append(len(queries))
        self.assertEqual(*counts)

    def test_a_long_list_is_cut_and_the_rest_counted(self):
        for i in range(53):
            self.condition(f"Condition {i}", author=self.sam)
        uses = self.uses(self.sam)
        self.assertEqual(len(uses), 51)
        self.assertIn("and 3 more", uses)


class DeletionTests(DepartureTestCase):
    def test_pages_stand_after_the_deletion(self):
        page = self.condition(
            "Cramp",
            [
                section("practitioner", practitioner=self.sam.pk),
                section("clinic", clinic=self.elm.pk),
            ],
            author=self.sam,
            reviewer=self.sam,
        )
        page.save_revision()
        for snippet in (self.sam, self.elm):
            self.client.post(self.url(snippet))
        self.assertFalse(Practitioner.objects.exists() or Clinic.objects.exists())
        self.assertContains(self.client.get(page.url), "Cramp")
        edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        self.assertEqual(self.client.get(edit).status_code, 200)

    def test_several_at_once_are_listed_each_with_its_pages(self):
        kim = create_practitioner(name="Kim Example")
        self.condition("Cramp", author=self.sam)
        draft = self.condition("Sciatica")
        draft.author = kim
        draft.save_revision()
        names = ("wagtail_osteo", "practitioner", "delete")
        address = reverse("wagtail_bulk_action", args=names)
        address += f"?id={self.sam.pk}&id={kim.pk}"
        response = self.client.get(address)
        self.assertContains(response, "Cramp")
        self.assertContains(response, "Sciatica")
        self.assertContains(response, HINT, count=2)
        self.client.post(address)
        self.assertFalse(Practitioner.objects.exists())

    def test_who_may_not_delete_is_refused(self):
        self.client.force_login(create_user("ed", permission(Practitioner, "change")))
        response = self.client.post(self.url(self.sam))
        self.assertRedirects(response, reverse("wagtailadmin_home"))
        self.assertTrue(Practitioner.objects.exists())


class NoLongerPractisingTests(DepartureTestCase):
    def test_it_is_suggested_of_people_who_practise(self):
        self.assertContains(self.client.get(self.url(self.sam)), HINT)
        self.assertNotContains(self.client.get(self.url(self.elm)), HINT)
        self.sam.is_practising = False
        self.sam.save()
        self.assertNotContains(self.client.get(self.url(self.sam)), HINT)

    def test_the_byline_stays_and_booking_ends(self):
        PractitionerClinic.objects.create(
            practitioner=self.sam,
            clinic=self.elm,
            booking_url="https://example.com/sam",
        )
        page = self.condition(
            "Cramp",
            [section("practitioner", practitioner=self.sam.pk)],
            author=self.sam,
        )
        self.assertContains(self.client.get(page.url), "https://example.com/sam")
        self.sam.is_practising = False
        self.sam.save()
        soup = BeautifulSoup(self.client.get(page.url).content, "html.parser")
        self.assertIn("Sam Example", soup.select_one(".osteo-byline").get_text())
        self.assertFalse(soup.select(".osteo-practitioner [data-osteo-action=book]"))
        self.assertFalse(soup.find("a", href="https://example.com/sam"))
