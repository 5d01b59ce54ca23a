"""A new condition starts from an outline, and what is left empty of it is absent."""

from django.contrib.auth import get_user_model
from django.core.checks import WARNING
from django.db import connection
from django.test import SimpleTestCase, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import BooleanBlock, ChoiceBlock, ListBlock, StructBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.signals import init_new_page
from wagtail.test.utils.form_data import nested_form_data

from tests.blocks.helpers import soup_of, text_of
from tests.content import create_condition, create_index, section
from tests.test_checks import CheckTestCase, body
from wagtail_osteo.conditions.outline import outline_of
from wagtail_osteo.conf import DEFAULT_OUTLINE
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing import NotReadyToPublish

OUTLINE = [
    "overview",
    "symptoms",
    "red_flags",
    "self_care",
    "causes",
    "prevention",
    "treatment",
    "first_visit",
    "call_to_action",
    "references",
]


def chosen(*names):
    return override_settings(WAGTAIL_OSTEO_CONDITION_OUTLINE=list(names))


def sent(block, state):
    """What the browser sends for a block that the form shows in ``state``."""
    if isinstance(block, ListBlock):
        return sent_rows(
            {"value": sent(block.child_block, row["value"])} for row in state
        )
    if isinstance(block, ImageBlock):
        return {"image": state["image"] or "", "alt_text": state["alt_text"] or ""}
    if isinstance(block, StructBlock):
        parts = {name: sent(block.child_blocks[name], state[name]) for name in state}
        return {name: part for name, part in parts.items() if part is not None}
    if isinstance(block, BooleanBlock):
        return "on" if state else None
    if isinstance(block, ChoiceBlock):
        (state,) = state
    return "" if state is None else state


def sent_rows(rows):
    rows = [
        {"deleted": "", "order": str(index), "id": "", **row}
        for index, row in enumerate(rows)
    ]
    return {"count": str(len(rows)), **{str(i): row for i, row in enumerate(rows)}}


class OutlineTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.owner = get_user_model().objects.create_superuser(
            "owner", "owner@example.com", "password"
        )
        cls.add = reverse(
            "wagtailadmin_pages:add",
            args=("wagtail_osteo_pages", "conditionpage", cls.index.pk),
        )

    def setUp(self):
        self.client.force_login(self.owner)

    def body_in_form(self, address=None):
        form = self.client.get(address or self.add).context["form"]
        return form["body"].value()

    def assertSections(self, body, *names):
        self.assertEqual([each.block_type for each in body], [*names])


class CreateFormTests(OutlineTestCase):
    def test_the_sections_of_a_good_page_are_in_place_and_in_order(self):
        body = self.body_in_form()
        self.assertSections(body, *OUTLINE)
        self.assertTrue(all(each.value.is_untouched for each in body))

    def test_each_has_an_id_from_the_start(self):
        ids = [each.id for each in self.body_in_form()]
        self.assertTrue(all(ids))
        self.assertEqual(len(set(ids)), len(OUTLINE))
        self.assertTrue(set(ids).isdisjoint(e.id for e in self.body_in_form()))

    def test_nothing_is_asked_of_the_database_for_it(self):
        self.client.get(self.add)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.add)
        with chosen(), self.assertNumQueries(len(queries)):
            self.client.get(self.add)

    def test_a_site_chooses_which_and_in_what_order(self):
        with chosen("red_flags", "exercise", "exercise", "clinic"):
            self.assertSections(
                self.body_in_form(), "red_flags", "exercise", "exercise", "clinic"
            )

    def test_one_name_is_a_list_of_one(self):
        with override_settings(WAGTAIL_OSTEO_CONDITION_OUTLINE="red_flags"):
            self.assertSections(self.body_in_form(), "red_flags")

    def test_an_empty_list_switches_it_off(self):
        for nothing in ([], (), None):
            with override_settings(WAGTAIL_OSTEO_CONDITION_OUTLINE=nothing):
                self.assertSections(self.body_in_form())

    def test_names_that_do_not_exist_are_left_out(self):
        with chosen("overview", "horoscope", "red_flags"):
            self.assertSections(self.body_in_form(), "overview", "red_flags")

    def test_a_site_without_one_of_our_sections_starts_with_the_others(self):
        with body("ReducedBody"):
            self.assertSections(
                self.body_in_form(), *(name for name in OUTLINE if name != "treatment")
            )

    def test_a_body_that_asks_for_every_section_it_holds_starts_empty(self):
        with body("ReplacedBody"):
            self.assertSections(self.body_in_form())

    def test_what_the_site_has_put_there_stays(self):
        def fill(sender, page, **kwargs):
            page.body = [("red_flags", {"levels": []})]

        receivers = list(init_new_page.receivers)
        init_new_page.receivers.clear()
        init_new_page.connect(fill)
        init_new_page.receivers += receivers
        init_new_page.sender_receivers_cache.clear()
        self.addCleanup(init_new_page.disconnect, fill)
        self.assertSections(self.body_in_form(), "red_flags")

    def test_other_pages_have_none(self):
        home = Page.objects.get(pk=self.index.get_parent().pk)
        address = ("wagtail_osteo_pages", "conditionindexpage", home.pk)
        response = self.client.get(reverse("wagtailadmin_pages:add", args=address))
        self.assertEqual(response.status_code, 200)


class OtherRoutesTests(OutlineTestCase):
    def test_a_page_made_in_code_is_empty(self):
        self.assertSections(ConditionPage().body)
        self.assertSections(ConditionPage(title="Cramp", slug="cramp").body)

    def test_a_page_that_exists_is_shown_as_it_is(self):
        page = create_condition(self.index, [], live=False)
        page.save_revision()
        edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        self.assertSections(self.body_in_form(edit))


class UntouchedOutlineTests(OutlineTestCase):
    """What the editor leaves as it was is kept, and seen by nobody else."""

    def post(self, action=None, **written):
        """Send the create form back, with some of its sections filled in."""
        sections = []
        for each in self.body_in_form():
            value = each.value
            if each.block_type in written:
                value = each.block.to_python(written[each.block_type]["value"])
            state = each.block.get_form_state(value)
            sections.append(
                {
                    "type": each.block_type,
                    "id": each.id,
                    "value": sent(each.block, state),
                }
            )
        form = {
            "title": "Stiff neck",
            "slug": "stiff-neck",
            "also_known_as": "",
            "summary": "",
            "body": sent_rows(sections),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
        if action:
            form[action] = "yes"
        return self.client.post(self.add, nested_form_data(form), follow=True)

    def page(self):
        return ConditionPage.objects.get(slug="stiff-neck")

    def test_a_draft_keeps_them(self):
        self.post(overview=section("overview"))
        body = self.page().get_latest_revision_as_object().body
        self.assertSections(body, *OUTLINE)
        self.assertEqual(
            [e.block_type for e in body if not e.value.is_untouched], ["overview"]
        )

    def test_the_page_goes_live_with_what_is_written_and_nothing_else(self):
        self.post(
            "action-publish",
            overview=section("overview"),
            red_flags=section("red_flags"),
        )
        page = self.page()
        self.assertTrue(page.live)
        self.assertSections(page.body, *OUTLINE)
        html = soup_of(self.client.get(page.url).content.decode())
        self.assertEqual(
            [each["id"] for each in html.select("section.osteo-section")],
            ["overview", "red-flags"],
        )
        self.assertEqual(
            [text_of(each) for each in html.select(".osteo-contents a")],
            ["What it is", "When to get medical help"],
        )

    def test_what_nobody_wrote_is_not_found(self):
        self.post("action-publish", red_flags=section("red_flags"))
        body = self.page().body
        (red_flags,) = (e for e in body if e.block_type == "red_flags")
        self.assertEqual(
            body.stream_block.get_searchable_content(body),
            red_flags.block.get_searchable_content(red_flags.value),
        )

    def test_an_untouched_section_about_medical_help_is_none(self):
        response = self.post("action-publish", overview=section("overview"))
        self.assertContains(response, "with at least one sign. Readers in danger")
        self.assertFalse(ConditionPage.objects.filter(slug="stiff-neck").exists())
        (data,) = response.context["form"].errors["body"].as_data()
        # It opens where the signs belong, and nowhere else.
        self.assertEqual(list(data.block_errors), [OUTLINE.index("red_flags")])

    def test_a_fault_is_shown_in_the_section_it_is_in(self):
        response = self.post(
            "action-publish",
            red_flags=section("red_flags"),
            causes={"value": {"causes": [{"name": "Cold", "explanation": ""}]}},
        )
        (data,) = response.context["form"].errors["body"].as_data()
        self.assertEqual(list(data.block_errors), [OUTLINE.index("causes")])

    @override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False)
    def test_a_site_that_needs_no_signs_publishes_the_mere_outline(self):
        self.post("action-publish")
        self.assertTrue(self.page().live)

    def test_a_draft_of_it_goes_live_by_other_routes_too(self):
        self.post(red_flags=section("red_flags"))
        self.page().get_latest_revision().publish()
        self.assertTrue(self.page().live)

    def test_the_mere_outline_goes_live_by_no_route(self):
        self.post()
        with self.assertRaises(NotReadyToPublish):
            self.page().get_latest_revision().publish()


class SettingTests(CheckTestCase):
    """W003: the outline names sections that no condition has."""

    def test_unknown_names_are_reported(self):
        with chosen("overview", "horoscope", "treatment", "Causes"):
            (message,) = self.assertIds("wagtail_osteo.W003")
        self.assertEqual(message.level, WARNING)
        self.assertIn("'horoscope', 'Causes'", message.msg)
        self.assertIn("causes", message.hint)

    def test_a_site_need_not_repeat_ours_to_take_one_of_our_sections_away(self):
        with body("ReducedBody"):
            self.assertIds()
            with chosen("treatment"):
                self.assertIds("wagtail_osteo.W003")

    def test_nothing_to_report(self):
        for names in ([], ["clinic", "rich_text"]):
            with chosen(*names):
                self.assertIds()


class DefaultTests(SimpleTestCase):
    def test_no_section_of_it_means_something_while_it_is_empty(self):
        block = ConditionPage._meta.get_field("body").stream_block
        self.assertEqual(DEFAULT_OUTLINE, OUTLINE)
        self.assertTrue(all(e.value.is_untouched for e in outline_of(block)))
