"""“Set up your practice”, and what the day brings once that is done."""

from datetime import timedelta
from unittest import mock
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Site
from wagtail.test.utils import WagtailTestUtils

from tests.admin.users import create_user, permission
from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
)
from tests.medical_help.content import (
    change,
    create_signed,
    create_signer,
    create_text,
)
from wagtail_osteo.models import (
    ClinicClosure,
    PracticeSettings,
    Practitioner,
    RedFlagSet,
)
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.sign_off import sign_off

HOURS = {"monday": [{"opens": "09:00", "closes": "17:00"}]}
STEPS = [
    "Your practice",
    "Your clinic",
    "You",
    "Your first article",
    "Medical-help texts",
]

CLOSURES = "Closed days and other hours"


class PanelTestCase(WagtailTestUtils, TestCase):
    """On a site with one type of condition, as most have."""

    def setUp(self):
        self.user = self.login()
        # The menu is made once, of all types there are.
        hooks.search_for_hooks()
        for module in ("conditions", "links", "home_panel", "setup_steps"):
            patcher = mock.patch(
                f"wagtail_osteo.admin.{module}.condition_models",
                return_value=[ConditionPage],
            )
            patcher.start()
            self.addCleanup(patcher.stop)

    def panel(self):
        """The panel; ``None`` where it is not shown."""
        html = self.client.get(reverse("wagtailadmin_home")).content
        return BeautifulSoup(html, "html.parser").find(id="osteo-practice-section")

    def heading(self):
        return self.panel().h2.get_text().strip()

    def rows(self):
        """``{title: row}``."""
        rows = {}
        for row in self.panel().select("tbody tr"):
            title = row.select_one(".title-wrapper").get_text().strip()
            rows[title.partition(". ")[2] or title] = row
        return rows

    def link(self, title):
        return self.rows()[title].select_one(".title-wrapper a")["href"]

    def is_done(self, title):
        return "Done" in self.rows()[title].get_text(" ").split()

    def set_practice(self, **fields):
        practice = PracticeSettings.for_site(Site.objects.get())
        values = {
            "practice_name": "Elm Lane Osteopathy",
            "jurisdiction": "gb",
            "nation": "england",
        }
        for name, value in {**values, **fields}.items():
            setattr(practice, name, value)
        practice.save()
        return practice

    def add_clinic(self, **fields):
        values = {
            "street_address": "1 Elm Lane",
            "locality": "Exampleton",
            "telephone": "+442079460123",
            "opening_hours": HOURS,
        }
        return create_clinic(**{**values, **fields})

    def set_up(self):
        self.clinic = self.add_clinic()
        self.set_practice(default_clinic=self.clinic)
        create_practitioner(user=self.user, registration_number="1234")
        self.page = create_condition(create_index())
        self.page.save_revision().publish()


class SetUpTests(PanelTestCase):
    def test_an_empty_site_has_five_steps_before_it(self):
        self.assertEqual(self.heading(), "Set up your practice: 0 of 5")
        self.assertEqual(list(self.rows()), STEPS)
        for title in STEPS[:4]:
            with self.subTest(title):
                response = self.client.get(self.link(title), follow=True)
                self.assertEqual(response.status_code, 200)

    def test_looking_makes_nothing(self):
        self.panel()
        self.assertFalse(PracticeSettings.objects.exists())

    def test_the_practice_needs_a_name_and_where_its_patients_live(self):
        for fields, done in [
            ({"practice_name": ""}, False),
            # The number for urgent help differs within the country.
            ({"nation": ""}, False),
            ({"jurisdiction": "ie", "nation": "england"}, False),
            ({"jurisdiction": "ie", "nation": ""}, True),
            ({}, True),
        ]:
            with self.subTest(fields):
                self.set_practice(**fields)
                self.assertEqual(self.is_done("Your practice"), done)

    def test_the_clinic_needs_what_a_patient_needs(self):
        for missing in ("street_address", "telephone", "opening_hours"):
            with self.subTest(missing):
                clinic = self.add_clinic(**{missing: {} if "hours" in missing else ""})
                self.assertFalse(self.is_done("Your clinic"))
                self.assertIn(f"/edit/{clinic.pk}/", self.link("Your clinic"))
                clinic.delete()
        draft = self.add_clinic(live=False)
        self.assertIn("Publish it", self.rows()["Your clinic"].get_text())
        draft.delete()
        self.add_clinic()
        self.assertTrue(self.is_done("Your clinic"))

    def test_a_clinic_that_pages_do_not_show_is_pointed_out(self):
        clinic = self.add_clinic()
        self.assertIn("do not show", self.rows()["Your clinic"].get_text())
        self.set_practice(default_clinic=clinic)
        self.assertNotIn("do not show", self.rows()["Your clinic"].get_text())

    def test_people_and_clinics_of_another_site_are_no_step_of_ours(self):
        here = Site.objects.get()
        there = Site.objects.create(
            hostname="there.example.com", root_page=here.root_page
        )
        kim = create_user("kim")
        person = create_practitioner(
            user=kim, registration_number="1234", sites=[there]
        )
        clinic = self.add_clinic(sites=[there])
        self.assertFalse(self.is_done("Your clinic"))
        self.assertFalse(self.is_done("You"))
        for thing in (person, clinic):
            thing.sites = [here]
            thing.save()
        self.assertTrue(self.is_done("Your clinic"))
        self.assertTrue(self.is_done("You"))

    def test_the_person_needs_a_number_and_a_login(self):
        self.assertTrue(self.link("You").endswith("?user=me"))
        create_practitioner(name="Kim Example", registration_number="5678")
        self.assertFalse(self.is_done("You"))
        sam = create_practitioner(user=self.user)
        self.assertFalse(self.is_done("You"))
        self.assertIn(f"/edit/{sam.pk}/", self.link("You"))
        sam.registration_number = "1234"
        sam.save()
        self.assertTrue(self.is_done("You"))

    def test_a_second_osteopath_is_invited(self):
        other = create_user("kim")
        create_practitioner(user=other, registration_number="1234")
        self.assertTrue(self.is_done("You"))
        note = self.rows()["You"].find("a", string="Add yourself")
        self.assertTrue(note["href"].endswith("?user=me"))

    def test_the_article_begins_with_the_list_it_stands_in(self):
        self.assertIn("conditionindexpage", self.link("Your first article"))
        index = create_index()
        names = ("wagtail_osteo_pages", "conditionpage", index.pk)
        self.assertRedirects(
            self.client.get(self.link("Your first article")),
            reverse("wagtailadmin_pages:add", args=names),
        )
        create_condition(index, live=False)
        self.assertTrue(self.is_done("Your first article"))

    def test_the_help_texts_lead_to_what_there_is_to_check(self):
        self.assertIsNone(self.rows()["Medical-help texts"].find("a"))
        page = create_condition(create_index(), live=False)
        edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        self.assertEqual(self.link("Medical-help texts"), edit)
        RedFlagSet.objects.create(name="Blood clot in the leg", live=False)
        self.assertIn("redflagset", self.link("Medical-help texts"))

    def test_the_help_texts_are_checked_by_publishing(self):
        draft = create_condition(create_index(), live=False)
        self.assertFalse(self.is_done("Medical-help texts"))
        edit = reverse("wagtailadmin_pages:edit", args=(draft.pk,))
        self.assertEqual(self.link("Medical-help texts"), edit)
        draft.save_revision().publish()
        self.assertTrue(self.is_done("Medical-help texts"))

    def test_texts_that_wait_for_a_sign_off_come_first(self):
        create_condition(create_index()).save_revision().publish()
        signer = create_signer()
        signed = create_signed(signer, name="Signed")
        self.assertTrue(self.is_done("Medical-help texts"))
        waiting = create_text(name="New")
        self.assertFalse(self.is_done("Medical-help texts"))
        self.assertIn("1 text awaits", self.rows()["Medical-help texts"].get_text())
        self.assertIn(f"/sign-off/{waiting.pk}/", self.link("Medical-help texts"))

        change(signed)
        self.assertIn("2 texts await", self.rows()["Medical-help texts"].get_text())
        create_signed(signer, name="Not in the list")
        listing = self.client.get(self.link("Medical-help texts"))
        self.assertContains(listing, "Signed")
        self.assertContains(listing, "New")
        self.assertNotContains(listing, "Not in the list")

        for text in (signed, waiting):
            sign_off(text, signer)
        self.assertTrue(self.is_done("Medical-help texts"))

    def test_who_may_not_sign_off_is_told_who_can(self):
        create_signer("robin")
        for name, fields in (
            ("ash", {"live": False}),
            ("lee", {"is_practising": False}),
        ):
            left = create_signer(name)
            Practitioner.objects.filter(user=left).update(**fields)
        create_text()
        self.client.force_login(create_user("ed", group="Editors"))
        row = self.rows()["Medical-help texts"]
        self.assertFalse(row.find("a"))
        self.assertIn("Who can do this: robin", " ".join(row.get_text().split()))
        for name in ("ash", "lee"):
            self.assertNotIn(name, row.find_all("p")[-1].get_text())

    def test_who_may_sign_off_and_nothing_else_has_no_list_to_go_to(self):
        texts = [create_text(name="One"), create_text(name="Two")]
        self.client.force_login(create_user("sam", permission(RedFlagSet, "sign_off")))
        link = self.link("Medical-help texts")
        self.assertIn(f"/sign-off/{texts[0].pk}/", link)
        self.assertEqual(self.client.get(link).status_code, 200)

    def test_a_live_page_without_them_is_not_enough(self):
        index = create_index()
        page = create_condition(index, live=False)
        ConditionPage.objects.filter(pk=page.pk).update(live=True, body=[])
        with self.settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False):
            self.assertFalse(self.is_done("Medical-help texts"))

    def test_who_may_not_is_told_who_can(self):
        boss = create_user("boss", permission(PracticeSettings, "change"))
        boss.first_name, boss.last_name = "Robin", "<b>Example</b>"
        boss.save()
        editor = create_user("ed", group="Editors")
        self.client.force_login(editor)
        row = self.rows()["Your practice"]
        self.assertFalse(row.find("a"))
        self.assertIn("Robin <b>Example</b>", row.get_text())
        self.assertTrue(self.link("Your first article"))

    def test_nobody_sees_what_is_not_for_them(self):
        for user in (create_user("nobody"), create_user("no-editor", group=None)):
            self.client.force_login(user)
            self.assertIsNone(self.panel())


class DayTests(PanelTestCase):
    def setUp(self):
        super().setUp()
        self.set_up()

    def test_set_up_it_brings_the_day(self):
        self.assertEqual(self.heading(), "Your practice")
        self.assertEqual(list(self.rows()), [CLOSURES, "Reviews due", "Drafts"])
        words = self.panel().get_text()
        for none in ("None to come", "None within 90 days", "None of yours"):
            self.assertIn(none, words)

    def test_a_text_to_sign_off_joins_the_day_and_hides_nothing_of_it(self):
        text = create_text()
        self.assertEqual(self.heading(), "Your practice")
        self.assertEqual(
            list(self.rows()),
            ["Medical-help texts", CLOSURES, "Reviews due", "Drafts"],
        )
        self.assertIn(f"/sign-off/{text.pk}/", self.link("Medical-help texts"))
        self.client.force_login(create_user("ed", group="Editors"))
        self.assertEqual(list(self.rows()), ["Reviews due", "Drafts"])

    def test_closed_days_to_come(self):
        today = timezone.localdate()
        for days, reason in [(-9, "Past"), (0, "Training"), (20, "Easter")]:
            day = today + timedelta(days=days)
            ClinicClosure.objects.create(
                clinic=self.clinic, first_day=day, last_day=day, reason=reason
            )
        words = self.rows()[CLOSURES].get_text()
        self.assertIn("Training", words)
        self.assertIn("Easter", words)
        self.assertNotIn("Past", words)

    def test_reviews_due_and_drafts_lead_to_just_those(self):
        today = timezone.localdate()
        index = self.page.get_parent()
        for title, days, live in [
            ("Cramp", -1, True),
            ("Sciatica", 90, True),
            ("Whiplash", 91, True),
            ("Lumbago", -1, False),
        ]:
            create_condition(
                index,
                title=title,
                slug=title.lower(),
                live=live,
                next_review_due=today + timedelta(days=days),
            )
        ConditionPage.objects.get(title="Lumbago").save_revision(user=self.user)
        ConditionPage.objects.get(title="Cramp").save_revision(user=create_user("kim"))
        for row, count, titles in [
            ("Reviews due", "2 pages", {"Cramp", "Sciatica"}),
            ("Drafts", "1 of yours", {"Lumbago"}),
        ]:
            with self.subTest(row):
                self.assertIn(count, self.rows()[row].get_text())
                listing = self.client.get(self.link(row)).content
                cells = BeautifulSoup(listing, "html.parser").select(
                    "[data-listing-page-title] .title-wrapper a"
                )
                self.assertEqual({c.get_text().strip() for c in cells}, titles)
        query = parse_qs(urlsplit(self.link("Drafts")).query)
        self.assertEqual(query["saved_by"], [str(self.user.pk)])

    def test_each_sees_their_part(self):
        for user, titles in [
            (create_user("desk", permission(ClinicClosure, "add")), [CLOSURES]),
            (create_user("ed", group="Editors"), ["Reviews due", "Drafts"]),
        ]:
            self.client.force_login(user)
            self.assertEqual(list(self.rows()), titles)
        self.client.force_login(create_user("nobody"))
        self.assertIsNone(self.panel())

    def test_an_osteopath_without_an_entry_is_invited(self):
        self.client.force_login(
            create_user(
                "kim",
                permission(Practitioner, "add"),
                permission(ClinicClosure, "change"),
            )
        )
        self.assertIn("Are you an osteopath here, too?", self.panel().get_text())


class QueryTests(PanelTestCase):
    """The first page stays as quick as it was however much is written."""

    def count(self, user):
        self.client.force_login(user)
        self.panel()
        with CaptureQueriesContext(connection) as queries:
            self.panel()
        return len(queries)

    def test_queries_do_not_grow(self):
        self.set_up()
        index = self.page.get_parent()
        editor = create_user("ed", group="Editors")
        today = timezone.localdate()
        counts = []
        for total in (3, 30):
            for i in range(ConditionPage.objects.count(), total):
                create_condition(
                    index, title=f"Page {i}", slug=f"page-{i}", next_review_due=today
                )
                create_practitioner(
                    name=f"Person {i}",
                    registration_number=str(i),
                    user=create_user(f"user-{i}"),
                )
                clinic = self.add_clinic(name=f"Clinic {i}")
                ClinicClosure.objects.create(
                    clinic=clinic, first_day=today, last_day=today
                )
            counts.append([self.count(self.user), self.count(editor)])
        self.assertEqual(*counts)
