"""The report “Reviews due”, and the panel of the first page of the admin."""

import csv
import io
from datetime import date
from unittest import mock

from django.test import TestCase, override_settings
from django.urls import reverse, reverse_lazy
from openpyxl import load_workbook
from wagtail.models import Locale, Page, Site
from wagtail.test.utils import WagtailTestUtils

from tests.content import (
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from tests.review.helpers import TODAY, create_person, create_user, publish_condition
from tests.testapp.models import LeafletConditionPage
from wagtail_osteo.review.states import State

REPORT = reverse_lazy("wagtail_osteo_review:due")
YESTERDAY, SOON, LATER = date(2026, 3, 2), date(2026, 6, 1), date(2026, 6, 2)


class DueTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.sam = create_person("Sam")
        cls.kim = create_practitioner(name="Kim")

    def setUp(self):
        today = mock.patch("wagtail_osteo.review.states.today", return_value=TODAY)
        today.start()
        self.addCleanup(today.stop)
        self.client.force_login(self.sam.user)

    def create(self, slug, due=None, **fields):
        return publish_condition(self.index, slug, due, **fields)

    def rows(self, **query):
        response = self.client.get(REPORT, query)
        self.assertEqual(response.status_code, 200)
        return [
            [cell.get_text(" ", strip=True) for cell in row.select("td")]
            for row in self.get_soup(response.content).select(
                "#listing-results tbody tr"
            )
        ]

    def titles(self, **query):
        return [row[0] for row in self.rows(**query)]


@override_settings(WAGTAIL_I18N_ENABLED=False)
class ReportTests(DueTestCase):
    def test_lists_what_needs_a_check_the_most_urgent_first(self):
        self.create("later", LATER)
        self.create("never", author=self.sam)
        self.create("soon", SOON, reviewer=self.kim)
        self.create("today", TODAY)
        self.create("yesterday", YESTERDAY, author=self.kim, reviewer=self.sam)
        mark = "Mark as checked"
        soon = "Due within 90 days"
        self.assertEqual(
            self.rows(),
            [
                [
                    "Yesterday",
                    "Kim",
                    "Sam",
                    "2 Mar 2023",
                    "2 Mar 2026",
                    "Overdue",
                    mark,
                ],
                ["Today", "", "", "3 Mar 2023", "3 Mar 2026", soon, mark],
                ["Soon", "", "Kim", "1 Jun 2023", "1 Jun 2026", soon, mark],
                ["Never", "Sam", "", "", "", "Not checked yet", mark],
            ],
        )

    def test_leaves_out_what_nobody_reads_and_what_follows_another_page(self):
        page = self.create("soon", SOON)
        page.create_alias(update_slug="alias")
        create_condition(self.index, slug="draft", live=False)
        self.assertEqual(self.titles(), ["Soon"])
        page.unpublish()
        self.assertEqual(self.titles(), [])

    def test_filters_by_state(self):
        self.create("later", LATER)
        self.create("never")
        self.create("soon", SOON)
        self.create("yesterday", YESTERDAY)
        for state, title in [
            (State.OVERDUE, "Yesterday"),
            (State.DUE_SOON, "Soon"),
            (State.NEVER, "Never"),
            (State.CURRENT, "Later"),
        ]:
            self.assertEqual(self.titles(state=state.value), [title])
        self.assertEqual(len(self.titles(state="nonsense")), 4)

    def test_filters_by_author_or_reviewer_in_any_language(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.kim.copy_for_translation(welsh)
        translation.save()
        self.create("written", SOON, author=self.kim)
        self.create("checked", SOON, reviewer=translation)
        self.create("other", SOON, author=self.sam)
        key = str(self.kim.translation_key)
        self.assertEqual(self.titles(person=key), ["Checked", "Written"])
        response = self.client.get(REPORT, {"person": key})
        names = [
            label.get_text(strip=True)
            for label in self.get_soup(response.content).select("#id_person option")
        ]
        self.assertEqual(names, ["Anybody", "Kim", "Sam"])

    def test_finds_by_title(self):
        self.create("neck", SOON)
        self.create("knee", SOON)
        self.assertEqual(self.titles(q="nec"), ["Neck"])

    def test_can_be_sorted(self):
        self.create("b", YESTERDAY)
        self.create("a", SOON)
        self.assertEqual(self.titles(ordering="title"), ["A", "B"])
        self.assertEqual(self.titles(ordering="-osteo_next_review_due"), ["A", "B"])

    def test_says_that_nothing_is_due(self):
        self.create("later", LATER)
        self.assertContains(self.client.get(REPORT), "No checks are due")

    def test_has_conditions_of_a_sites_own_types(self):
        home = Site.objects.get(is_default_site=True).root_page
        home.add_child(
            instance=LeafletConditionPage(
                title="Own",
                body=[section("red_flags")],
                reviewer=self.kim,
                last_reviewed=YESTERDAY,
                next_review_due=YESTERDAY,
            )
        )
        self.create("soon", SOON, author=self.sam)
        self.assertEqual(
            [row[:3] for row in self.rows()], [["Own", "", "Kim"], ["Soon", "Sam", ""]]
        )

    def test_titles_lead_to_the_editor_and_actions_to_the_check(self):
        page = self.create("soon", SOON)
        soup = self.get_soup(self.client.get(REPORT).content)
        links = [a["href"] for a in soup.select("#listing-results tbody a")]
        check = reverse("wagtail_osteo_review:mark_as_checked", args=[page.pk])
        self.assertEqual(
            links,
            [
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
                f"{check}?next=%2Fadmin%2Fosteopathy%2Freviews-due%2F",
            ],
        )

    def test_the_results_alone_are_the_same(self):
        self.create("soon", SOON)
        response = self.client.get(reverse("wagtail_osteo_review:due_results"))
        self.assertContains(response, "Soon")

    def test_exports_what_is_filtered(self):
        self.create("later", LATER)
        self.create("yesterday", YESTERDAY, author=self.kim)
        expected = ["Yesterday", "Kim", "", "2023-03-02", "2026-03-02", "Overdue"]
        response = self.client.get(REPORT, {"export": "csv"})
        text = response.getvalue().decode()
        header, *rows = csv.reader(io.StringIO(text))
        self.assertEqual(header[:3], ["Title", "Written by", "Checked by"])
        self.assertEqual(rows, [expected])
        response = self.client.get(REPORT, {"export": "xlsx"})
        sheet = load_workbook(io.BytesIO(response.getvalue())).active
        _header, row = sheet.values
        self.assertEqual(row[0], "Yesterday")
        self.assertEqual(row[4], YESTERDAY)


class PlainExportTests(DueTestCase):
    def test_no_text_is_a_formula(self):
        self.create("a", YESTERDAY)
        Page.objects.filter(slug="a").update(title='=HYPERLINK("https://example.com")')
        response = self.client.get(REPORT, {"export": "csv"})
        text = b"".join(response.streaming_content).decode()
        _header, (title, *_rest) = csv.reader(io.StringIO(text))
        self.assertEqual(title, '\'=HYPERLINK("https://example.com")')


class ReportPermissionTests(DueTestCase):
    def test_editors_see_the_pages_that_they_may_edit(self):
        self.create("mine", SOON)
        elsewhere = create_index(slug="elsewhere", title="Elsewhere")
        publish_condition(elsewhere, "theirs", SOON)
        for right in ("change", "publish"):
            self.client.force_login(create_user(right, [right], page=elsewhere))
            self.assertEqual(self.titles(), ["Theirs"])
        author = create_user("author", ["add"])
        Page.objects.filter(slug="mine").update(owner=author)
        self.client.force_login(author)
        self.assertEqual(self.titles(), ["Mine"])

    def test_without_the_permission_nothing_can_be_marked(self):
        self.create("mine", SOON)
        self.client.force_login(create_user("kim", ["change"], may_check=False))
        response = self.client.get(REPORT)
        self.assertContains(response, "Mine")
        self.assertNotContains(response, "Mark as checked")

    def test_without_rights_on_any_page_there_is_no_report(self):
        self.client.force_login(create_user("kim"))
        for name in ("due", "due_results"):
            response = self.client.get(reverse(f"wagtail_osteo_review:{name}"))
            self.assertRedirects(response, reverse("wagtailadmin_home"))
        self.assertNotContains(self.client.get("/admin/"), REPORT)
        self.client.force_login(self.sam.user)
        self.assertContains(self.client.get("/admin/"), REPORT)

    def test_nobody(self):
        self.client.logout()
        self.assertIn(reverse("wagtailadmin_login"), self.client.get(REPORT).url)

    def test_pages_bear_their_language(self):
        self.create("soon", SOON)
        self.assertIn("English", self.rows()[0])


class PanelTests(DueTestCase):
    def panel(self):
        soup = self.get_soup(self.client.get("/admin/").content)
        return soup.select_one("#osteo-checks-due-section")

    def titles_in_panel(self):
        return [each.get_text(strip=True) for each in self.panel().select("td.title")]

    def test_shows_five_checks_of_whoever_is_logged_in(self):
        self.create("not-mine", YESTERDAY, author=self.kim)
        self.create("later", LATER, author=self.sam)
        self.create("never", author=self.sam)
        for slug in "edcba":
            self.create(slug, YESTERDAY, reviewer=self.sam)
        self.assertEqual(self.titles_in_panel(), list("ABCDE"))
        (link,) = self.panel().select("p a")
        response = self.client.get(link["href"])
        self.assertContains(response, "Never")
        self.assertNotContains(response, "Not-Mine")

    def test_pages_that_one_cannot_edit_are_not_shown(self):
        elsewhere = create_index(slug="elsewhere")
        lee = create_person("Lee", page=elsewhere)
        self.create("soon", SOON, author=lee)
        self.client.force_login(lee.user)
        self.assertIsNone(self.panel())

    def test_is_absent_without_checks_and_for_others(self):
        self.assertIsNone(self.panel())
        self.create("soon", SOON, author=self.sam)
        self.assertIsNotNone(self.panel())
        self.client.force_login(create_user("kim", ["change"]))
        self.assertIsNone(self.panel())
