"""The list in the edit view, and fetched by itself after an autosave."""

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as UserGroup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from tests.content import section
from wagtail_osteo.advice import Finding, Group, register_advice, registry

from .base import AdviceTestCase, signs, text_section

NOTHING = "Nothing found by these checks."


def create_user(name, *permissions, page=None):
    user = get_user_model().objects.create_user(name, f"{name}@example.com", "password")
    group = UserGroup.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        GroupPagePermission.objects.create(
            group=group,
            page=page,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            ),
        )
    user.groups.add(group)
    return user


class ScreenTestCase(AdviceTestCase):
    def setUp(self):
        super().setUp()
        self.owner = get_user_model().objects.create_superuser("owner")
        self.client.force_login(self.owner)

    def soup(self, response):
        self.assertEqual(response.status_code, 200)
        return BeautifulSoup(response.content, "html.parser")

    def save_draft(self, *sections, **fields):
        self.page.body = [*sections, section("references")]
        for name, value in fields.items():
            setattr(self.page, name, value)
        self.page.save_revision(clean=False)


class PanelTests(ScreenTestCase):
    def panel(self):
        response = self.client.get(
            reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        )
        return self.soup(response).select_one("[data-osteo-advice]")

    def test_nothing_found_is_no_verdict(self):
        text = self.panel().get_text()
        self.assertIn(NOTHING, text)
        self.assertNotIn("compliant", text.lower())
        self.assertIn("not medical or legal advice", text)

    def test_groups_of_the_draft_with_what_blocks_open(self):
        self.save_draft(text_section("Some drugs help."), summary="")
        groups = self.panel().select("details")
        self.assertEqual(
            [each.select_one(".osteo-advice__name").get_text() for each in groups],
            ["Must fix", "Should check", "Wording to consider"],
        )
        self.assertEqual(
            [each.has_attr("open") for each in groups], [True, False, False]
        )
        self.assertIn("cannot go live", groups[0].summary.get_text())

    def test_findings_lead_to_their_section_or_field(self):
        self.save_draft(
            signs("it is numb"), text_section("Some drugs help."), summary=""
        )
        page = self.page.get_latest_revision_as_object()
        (section_id,) = (c.id for c in page.body if c.block_type == "rich_text")
        summary, _search, word = self.panel().select("li a")
        self.assertEqual(summary["data-osteo-advice-field"], "summary")
        self.assertEqual(summary.get_text(), "In one or two sentences")
        self.assertEqual(word["href"], f"#block-{section_id}-section")
        self.assertEqual(word.get_text(), "More")

    def test_a_finding_of_no_place_has_no_link(self):
        registry._checks.append(gone := lambda page, context: [nowhere])
        self.addCleanup(registry._checks.remove, gone)
        nowhere = Finding(Group.WORDING, "<b>bold</b>", "x", section="gone")
        item = self.panel().li
        self.assertIsNone(item.a)
        self.assertEqual(item.get_text(), "<b>bold</b>")

    def test_words_of_the_editor_are_escaped(self):
        self.save_draft(signs("<img src=x>.", "ok"))
        panel = self.panel()
        self.assertIsNone(panel.img)
        self.assertIn("<img src=x>", panel.get_text())

    def test_a_new_page_is_not_met_with_complaints(self):
        response = self.client.get(
            reverse(
                "wagtailadmin_pages:add",
                args=["wagtail_osteo_pages", "conditionpage", self.index.pk],
            )
        )
        panel = self.soup(response).select_one("[data-osteo-advice]")
        self.assertIn("once the page has been saved", panel.get_text())
        self.assertIsNone(panel.details)

    def test_a_broken_check_leaves_the_page_editable(self):
        broken = register_advice(lambda page, context: 1 / 0)
        self.addCleanup(registry._checks.remove, broken)
        with self.assertLogs("wagtail_osteo.advice.registry", "ERROR"):
            self.assertIn("could not be run", self.panel().get_text())

    def test_the_module_and_the_style_are_loaded(self):
        response = self.client.get(
            reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        )
        soup = self.soup(response)
        script = soup.find("script", src="/static/wagtail_osteo/js/advice.js")
        self.assertEqual(script["type"], "module")
        css = "/static/wagtail_osteo/css/admin/advice.css"
        self.assertTrue(soup.find("link", href=css))


class ViewTests(ScreenTestCase):
    def get(self, page=None, **kwargs):
        address = reverse("wagtail_osteo_advice")
        key = self.page.pk if page is None else page
        return self.client.get(address, {"page": key}, **kwargs)

    def test_the_latest_draft_is_checked(self):
        self.assertIn(NOTHING, self.soup(self.get()).get_text())
        self.save_draft(signs("it is numb"), text_section("Some drugs help."))
        soup = self.soup(self.get())
        self.assertNotIn(NOTHING, soup.get_text())
        self.assertEqual(soup.li.a.get_text(), "More")
        # Only the list, to be put into the panel.
        self.assertIsNone(soup.body)

    def test_no_condition(self):
        home = Page.objects.get(depth=2)
        for key in (home.pk, self.index.pk, 0, 999999, "", "x", "²", "9" * 30):
            with self.subTest(key):
                self.assertEqual(self.get(key).status_code, 404)

    def test_only_reading(self):
        response = self.client.post(reverse("wagtail_osteo_advice"))
        self.assertEqual(response.status_code, 405)

    def test_who_may_see_it(self):
        editor = create_user("editor", "change_page", page=self.index)
        moderator = create_user(
            "moderator", "change_page", "publish_page", page=self.index
        )
        for user in (editor, moderator):
            self.client.force_login(user)
            self.assertContains(self.get(), NOTHING)

    def test_who_may_not(self):
        self.client.force_login(create_user("nobody"))
        # As Wagtail answers such requests: the script's, and those of a browser.
        script = {"x-requested-with": "XMLHttpRequest"}
        self.assertEqual(self.get(headers=script).status_code, 403)
        self.assertRedirects(self.get(), reverse("wagtailadmin_home"))
        self.client.logout()
        self.assertNotContains(self.get(follow=True), NOTHING)

    def test_a_stranger_learns_nothing_of_other_pages(self):
        self.client.force_login(create_user("nobody"))
        script = {"x-requested-with": "XMLHttpRequest"}
        self.assertEqual(self.get(self.index.pk, headers=script).status_code, 403)

    def test_a_long_page_needs_no_more_queries_than_a_short_one(self):
        def queries(times):
            self.save_draft(
                signs("it is numb"),
                *[text_section("Some drugs help.") for _time in range(times)],
            )
            self.get()
            with CaptureQueriesContext(connection) as captured:
                self.soup(self.get())
            return len(captured)

        queries(1)  # A second draft knows of the first, which is one query more.
        self.assertEqual(queries(5), queries(60))
