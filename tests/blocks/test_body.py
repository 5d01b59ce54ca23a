from django.template import Context, Template
from django.test import SimpleTestCase, TestCase, override_settings
from wagtail.blocks import (
    CharBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
)

from tests.content import create_condition, create_index, section
from wagtail_osteo.blocks import ConditionBodyBlock, SectionBlock
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.publishing.conditions import RED_FLAGS_MISSING

from .helpers import soup_of, text_of

SHIPPED = ConditionBodyBlock().child_blocks


def stored(*sections):
    """Sections as stored; each is a slug, or a slug with its own anchor."""
    pairs = [(each, "") if isinstance(each, str) else each for each in sections]
    return [section(slug, anchor=anchor) for slug, anchor in pairs]


class AnchorTests(SimpleTestCase):
    def anchors(self, *sections):
        block = ConditionBodyBlock()
        value = block.to_python(stored(*sections))
        anchors = [entry.anchor for entry in block.anchored(value)]
        rendered = soup_of(block.render(value)).find_all("section")
        self.assertEqual([each["id"] for each in rendered], anchors)
        return anchors

    def test_an_anchor_is_the_name_of_the_section_with_hyphens(self):
        slugs = list(ConditionBodyBlock().child_blocks)
        self.assertEqual(
            self.anchors(*slugs), [slug.replace("_", "-") for slug in slugs]
        )

    def test_repeats_are_numbered(self):
        self.assertEqual(
            self.anchors("causes", "overview", "causes", "causes"),
            ["causes", "overview", "causes-2", "causes-3"],
        )

    def test_the_editors_own_anchor_wins(self):
        self.assertEqual(
            self.anchors("causes", ("causes", "why"), "causes"),
            ["causes", "why", "causes-2"],
        )

    def test_an_automatic_anchor_makes_way_for_the_editors(self):
        # A link to #causes exists already, so it must lead where the editor says.
        self.assertEqual(
            self.anchors("causes", ("overview", "causes")), ["causes-2", "causes"]
        )
        self.assertEqual(
            self.anchors("causes", "causes", ("overview", "causes-2")),
            ["causes", "causes-3", "causes-2"],
        )

    def test_no_section_takes_an_id_of_the_page_or_of_another_section(self):
        self.assertEqual(
            self.anchors("red_flags", ("causes", "red-flags-heading")),
            ["red-flags-2", "red-flags-heading"],
        )
        self.assertEqual(
            self.anchors(("overview", "osteo-byline"), ("causes", "osteo-care")),
            ["overview", "osteo-care"],
        )

    def test_an_anchor_given_twice_is_numbered(self):
        self.assertEqual(
            self.anchors(("causes", "why"), ("overview", "why"), ("causes", "why-2")),
            ["why", "why-3", "why-2"],
        )

    def test_anchors_that_differ_in_case_are_different(self):
        # Ids are: a browser finds #Causes only where it is written so.
        self.assertEqual(
            self.anchors(("causes", "Causes"), "causes"), ["Causes", "causes"]
        )

    def test_the_heading_has_no_part_in_it(self):
        block = ConditionBodyBlock()
        value = block.to_python([section("causes", heading="Why it hurts")])
        self.assertEqual([e.anchor for e in block.anchored(value)], ["causes"])
        self.assertEqual([e.title for e in block.anchored(value)], ["Why it hurts"])

    def test_no_id_occurs_twice(self):
        block = ConditionBodyBlock()
        slugs = list(block.child_blocks)
        value = block.to_python(stored(*slugs, *slugs, ("overview", "symptoms-2")))
        ids = [each["id"] for each in soup_of(block.render(value)).find_all(id=True)]
        self.assertEqual(len(ids), len(set(ids)))

    def test_each_heading_is_named_after_its_section(self):
        block = ConditionBodyBlock()
        value = block.to_python(stored("causes", "causes"))
        for each in soup_of(block.render(value)).find_all("section"):
            self.assertEqual(each["aria-labelledby"], each.h2["id"])

    def test_a_section_outside_a_body_goes_by_its_name(self):
        block = ConditionBodyBlock().child_blocks["red_flags"]
        html = soup_of(block.render(block.get_preview_value()))
        self.assertEqual(html.section["id"], "red-flags")

    def test_a_section_without_a_name_has_an_id_all_the_same(self):
        block = type(ConditionBodyBlock().child_blocks["red_flags"])()
        html = soup_of(block.render(block.get_preview_value()))
        self.assertEqual(html.section["id"], "section")


class PlaceBlock(StructBlock):
    # Names that a section's own value gives a meaning to.
    anchor = StructBlock([("ship", CharBlock())])
    title = CharBlock()


class SiteBody(ConditionBodyBlock):
    note = CharBlock()
    address = StructBlock([("street", CharBlock())])
    place = PlaceBlock()


class SiteSectionsTests(TestCase):
    """A site's own sections need not be made like ours."""

    def entries(self, *sections):
        block = SiteBody()
        value = block.to_python(list(sections))
        self.assertIn("osteo-red-flags", block.render(value))
        return [(entry.anchor, entry.title) for entry in block.anchored(value)]

    def test_plain_values_are_named_by_their_type(self):
        self.assertEqual(
            self.entries(
                {"type": "note", "value": "please ring first"},
                {"type": "address", "value": {"street": "1 Example Street"}},
                section("red_flags"),
                {"type": "note", "value": "please ring again"},
            ),
            [
                ("note", "Note"),
                ("address", "Address"),
                ("red-flags", "When to get medical help"),
                ("note-2", "Note"),
            ],
        )

    @override_settings(WAGTAIL_OSTEO_CONDITION_BODY=f"{__name__}.SiteBody")
    def test_each_link_in_the_contents_leads_somewhere(self):
        # A site's own block knows nothing of the id that its section has.
        note = {"type": "note", "value": "please ring first"}
        page = ConditionPage(body=[note, section("red_flags"), section("overview")])
        html = soup_of(page.body.render_as_block())
        self.assertIn("please ring first", text_of(html))
        ids = {each["id"] for each in html.find_all(id=True)}
        self.assertLessEqual({entry.anchor for entry in page.get_sections()}, ids)

    def test_fields_that_happen_to_be_called_like_ours_do_no_harm(self):
        place = {"anchor": {"ship": "Example"}, "title": "The harbour"}
        (entry, _red_flags) = self.entries(
            {"type": "place", "value": place}, section("red_flags")
        )
        self.assertEqual(entry[0], "place")


class UntouchedSectionsTests(SimpleTestCase):
    """A section in which nothing is written keeps its place, and is absent."""

    def setUp(self):
        self.block = SiteBody()

    def value(self, *sections):
        empty = {
            name: self.block.child_blocks[name].get_default()
            for name in self.block.child_blocks
        }
        return StreamValue(
            self.block,
            [
                (each, empty[each], f"id-{number}")
                if isinstance(each, str)
                else (
                    each["type"],
                    self.block.child_blocks[each["type"]].to_python(each["value"]),
                    f"id-{number}",
                )
                for number, each in enumerate(sections)
            ],
        )

    def faults(self, *sections):
        """The messages by the place of the section, and those about the whole."""
        try:
            self.block.clean(self.value(*sections))
        except StreamBlockValidationError as error:
            return sorted(error.block_errors), list(error.non_block_errors)
        return [], []

    def test_it_takes_no_address_from_another(self):
        value = self.value("causes", section("causes"), "overview")
        self.assertEqual([e.anchor for e in self.block.anchored(value)], ["causes"])
        html = soup_of(self.block.render(value))
        self.assertEqual([e["id"] for e in html.find_all("section")], ["causes"])

    def test_on_paper_it_leaves_nothing_either(self):
        value = self.value("references", section("red_flags"))
        html = soup_of(self.block.render(value))
        self.assertIsNone(html.find(class_="osteo-screen-only"))

    def test_nothing_is_missing_from_it(self):
        slugs = [slug for slug in self.block.child_blocks if slug in SHIPPED]
        self.assertEqual(
            self.faults(*(s for s in slugs if s != "red_flags"), section("red_flags")),
            ([], []),
        )

    def test_what_is_missing_from_others_is_said_where_they_stand(self):
        half = {"type": "causes", "value": {"causes": [{"name": "Cold"}]}}
        places, _whole = self.faults(
            "overview", section("red_flags"), "symptoms", half, "treatment", half
        )
        self.assertEqual(places, [3, 5])

    def test_signs_are_asked_for_where_they_belong(self):
        places, whole = self.faults("overview", "red_flags")
        self.assertEqual((places, whole), ([1], [RED_FLAGS_MISSING]))
        self.assertEqual(self.faults(section("red_flags"), "red_flags"), ([], []))

    def test_validation_keeps_it_in_its_place(self):
        value = self.value("overview", section("red_flags"), "causes", "clinic")
        cleaned = self.block.clean(value)
        self.assertEqual(
            [(each.block_type, each.id) for each in cleaned],
            [
                ("overview", "id-0"),
                ("red_flags", "id-1"),
                ("causes", "id-2"),
                ("clinic", "id-3"),
            ],
        )
        self.assertTrue(cleaned[0].value.is_untouched)

    def test_limits_count_what_is_written(self):
        self.block.set_meta_options({"block_counts": {"causes": {"max_num": 1}}})
        signs, causes = section("red_flags"), section("causes")
        self.assertEqual(self.faults(signs, "causes", causes), ([], []))
        _places, whole = self.faults(signs, causes, causes)
        self.assertEqual(len(whole), 1)

    def test_a_section_of_the_sites_own_kind_is_never_taken_for_one(self):
        places, _whole = self.faults(section("red_flags"), "note")
        self.assertEqual(places, [1])
        value = self.value("note")
        self.assertEqual([e.anchor for e in self.block.anchored(value)], ["note"])

    def test_one_that_means_something_empty_is_shown(self):
        value = self.value("clinic")
        self.assertEqual([e.anchor for e in self.block.anchored(value)], ["clinic"])
        self.assertIn('id="clinic"', self.block.render(value))

    def test_a_draft_holds_all_of_it(self):
        value = self.value("overview", "red_flags", "causes")
        cleaned = self.block.clean_deferred(value)
        self.assertEqual([each.id for each in cleaned], ["id-0", "id-1", "id-2"])


class UsualHeadingTests(SimpleTestCase):
    """What a section is called to which the editor gives no heading."""

    def title(self, heading, usual):
        class Section(SectionBlock):
            class Meta:
                label = "Clinic"
                usual_heading = usual

        return Section().to_python({"heading": heading}).title

    def test_it_is_the_label_unless_the_section_names_another_or_none(self):
        self.assertEqual(self.title("", None), "Clinic")
        self.assertEqual(self.title("", "Where to find us"), "Where to find us")
        self.assertEqual(self.title("", ""), "")

    def test_the_editors_heading_wins(self):
        for usual in (None, "Where to find us", ""):
            self.assertEqual(self.title("Come in", usual), "Come in")


class HandoutTests(SimpleTestCase):
    """On paper only what is meant for it."""

    def printed(self, *sections):
        block = SiteBody()
        html = soup_of(block.render(block.to_python(list(sections))))
        for each in html.find_all(class_="osteo-screen-only"):
            each.decompose()
        return [each["id"] for each in html.select("section, .osteo-section")]

    def test_sections_are_printed_by_default_but_for_what_is_for_the_screen(self):
        self.assertEqual(
            self.printed(
                section("overview"),
                section("red_flags"),
                section("self_care"),
                section("call_to_action"),
                section("references"),
            ),
            ["red-flags", "self-care"],
        )

    def test_the_editor_decides(self):
        self.assertEqual(
            self.printed(
                section("self_care", include_in_handout=False),
                section("references", include_in_handout=True),
            ),
            ["references"],
        )

    def test_signs_that_call_for_help_cannot_be_left_out(self):
        self.assertEqual(
            self.printed(section("red_flags", include_in_handout=False)), ["red-flags"]
        )

    def test_what_was_stored_before_the_choice_existed_goes_by_the_default(self):
        causes = {"type": "causes", "value": {"causes": [{"name": "Cold"}]}}
        sources = {"type": "references", "value": {"references": [{"title": "Book"}]}}
        self.assertEqual(self.printed(causes, sources), ["causes"])

    def test_a_section_of_the_sites_own_is_printed(self):
        self.assertEqual(self.printed({"type": "note", "value": "ring"}), ["note"])


class AnchorsOnThePageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = create_condition(
            create_index(),
            body=stored("overview", "red_flags", "causes", ("causes", "why"), "causes"),
        )
        cls.anchors = ["overview", "red-flags", "causes", "why", "causes-2"]

    def ids(self, html):
        return [each["id"] for each in soup_of(html).select("section.osteo-section")]

    def test_contents_and_body_agree(self):
        response = self.client.get(self.page.url)
        links = soup_of(response.content.decode()).select(".osteo-contents a")
        self.assertEqual([a["href"] for a in links], [f"#{a}" for a in self.anchors])
        self.assertEqual(self.ids(response.content.decode()), self.anchors)
        self.assertEqual(
            [text_of(a) for a in links],
            ["What it is", "When to get medical help", "Causes", "Causes", "Causes"],
        )

    def test_the_link_to_medical_help_leads_there(self):
        html = soup_of(self.client.get(self.page.url).content.decode())
        self.assertEqual(
            html.find(class_="osteo-medical-help-link")["href"], "#red-flags"
        )

    def test_a_template_of_the_sites_own_keeps_the_anchors(self):
        template = Template("{% load wagtailcore_tags %}{% include_block page.body %}")
        self.assertEqual(
            self.ids(template.render(Context({"page": self.page}))), self.anchors
        )

    def test_the_anchors_outlive_a_round_through_the_database(self):
        page = type(self.page).objects.get(pk=self.page.pk)
        self.assertEqual([e.anchor for e in page.get_sections()], self.anchors)
