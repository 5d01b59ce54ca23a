"""“Conditions”: all of them in one listing."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site
from wagtail.test.utils import WagtailTestUtils

from tests.admin.users import create_user
from tests.content import create_condition, create_index, create_practitioner
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.review.states import State

LISTING = "osteo_conditions_wagtail_osteo_pages_conditionpage"


class ListingTestCase(WagtailTestUtils, TestCase):
    def get(self, **query):
        return self.client.get(reverse(f"{LISTING}:index"), query)

    def titles(self, **query):
        soup = BeautifulSoup(self.get(**query).content, "html.parser")
        cells = soup.select("[data-listing-page-title] .title-wrapper a")
        return [cell.get_text().strip() for cell in cells]


class ListingTests(ListingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.sam = create_practitioner(name="Sam Example")
        cls.kim = create_practitioner(name="Kim Example")
        today = timezone.localdate()
        for title, days, author, live in [
            ("Cramp", -3, cls.sam, True),
            ("Sciatica", 30, cls.kim, True),
            ("Whiplash", 400, cls.sam, True),
            ("Lumbago", None, None, False),
        ]:
            create_condition(
                cls.index,
                title=title,
                author=author,
                live=live,
                last_reviewed=today - timedelta(days=700) if days else None,
                next_review_due=days and today + timedelta(days=days),
            )
        cls.user = cls.create_superuser("owner")
        cramp = ConditionPage.objects.get(title="Cramp")
        cramp.summary = "It hurts."
        cramp.save_revision(user=cls.user)

    def setUp(self):
        self.client.force_login(self.user)

    def test_shows_who_wrote_it_and_when_it_is_due_by_its_date(self):
        response = self.get()
        due = timezone.localdate() + timedelta(days=30)
        self.assertContains(response, "Kim Example")
        self.assertContains(response, f"{due.day} {due:%B %Y}")
        self.assertContains(response, "Overdue", count=1 + 1)  # with the filter's box

    def test_a_draft_cannot_be_overdue(self):
        ConditionPage.objects.filter(title="Cramp").update(live=False)
        self.assertContains(self.get(), "Overdue", count=1)

    def test_is_narrowed_by_status_author_check_and_who_saved_it(self):
        for query, expected in [
            ({"status": ["draft"]}, {"Lumbago"}),
            ({"status": ["draft", "changed"]}, {"Lumbago", "Cramp"}),
            ({"author": [self.kim.pk]}, {"Sciatica"}),
            ({"check": [State.OVERDUE]}, {"Cramp"}),
            ({"check": [State.OVERDUE, State.DUE_SOON]}, {"Cramp", "Sciatica"}),
            ({"check": [State.CURRENT]}, {"Whiplash"}),
            ({"check": [State.NEVER]}, {"Lumbago"}),
            ({"saved_by": [self.user.pk]}, {"Cramp"}),
            (
                {"status": ["live"], "check": [State.DUE_SOON], "q": "scia"},
                {"Sciatica"},
            ),
            ({"author": [self.kim.pk], "q": "cramp"}, set()),
        ]:
            with self.subTest(query):
                self.assertEqual(set(self.titles(**query)), expected)

    def test_is_sorted_and_what_has_no_date_comes_last(self):
        by_date = ["Cramp", "Sciatica", "Whiplash"]
        for ordering, expected in [
            ("next_review_due", [*by_date, "Lumbago"]),
            ("-next_review_due", [*by_date[::-1], "Lumbago"]),
            ("title", ["Cramp", "Lumbago", "Sciatica", "Whiplash"]),
        ]:
            with self.subTest(ordering):
                self.assertEqual(self.titles(ordering=ordering), expected)

    def test_a_search_goes_with_every_order(self):
        for key in ("author__name", "last_reviewed", "next_review_due", "live"):
            with self.subTest(key):
                self.assertEqual(self.titles(q="whip", ordering=key), ["Whiplash"])

    def test_can_be_downloaded(self):
        response = self.get(export="csv", ordering="title")
        rows = b"".join(response.streaming_content).decode().splitlines()
        self.assertEqual(
            rows[0],
            "Title,Status,Written by,Last checked,Next check due,Updated,Address",
        )
        self.assertTrue(rows[1].startswith("Cramp,live + draft,Sam Example,"), rows[1])
        self.assertEqual(len(rows), 5)

    def test_leads_to_a_new_condition(self):
        add = reverse(f"{LISTING}:choose_parent")
        self.assertContains(self.get(), add)
        self.assertRedirects(
            self.client.get(add),
            reverse(
                "wagtailadmin_pages:add",
                args=("wagtail_osteo_pages", "conditionpage", self.index.pk),
            ),
        )

    def test_the_explorer_is_wagtails(self):
        response = self.client.get(
            reverse("wagtailadmin_explore", args=(self.index.pk,))
        )
        self.assertContains(response, "Cramp")
        self.assertNotContains(response, "Next check due")

    def test_an_editor_sees_the_pages_of_their_own_part_of_the_tree(self):
        home = Site.objects.get(is_default_site=True).root_page
        other = create_index(title="Other", slug="other")
        create_condition(other, title="Elsewhere", slug="elsewhere")
        editor = create_user("ed", group="Editors")
        group = editor.groups.get()
        group.page_permissions.update(page=self.index)
        self.assertEqual(home.get_children().count(), 2)
        self.client.force_login(editor)
        self.assertIn("Cramp", self.titles())
        self.assertNotIn("Elsewhere", self.titles())
