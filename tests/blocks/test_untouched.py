"""What counts as written, kind of block by kind of block."""

import wagtail_factories
from django.test import SimpleTestCase, TestCase
from wagtail import blocks
from wagtail.blocks import StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.rich_text import RichText

from tests.content import create_clinic
from wagtail_osteo.blocks import (
    ClinicChooserBlock,
    ConditionBodyBlock,
    KeyChoiceBlock,
    SectionBlock,
)
from wagtail_osteo.blocks.untouched import is_untouched

from .helpers import emptiness_of, leaves_of, with_value

SECTIONS = ConditionBodyBlock().child_blocks
CHOICES = [("any", "Any"), ("all", "All")]


class RowBlock(StructBlock):
    name = blocks.CharBlock()
    how = KeyChoiceBlock(choices=CHOICES, default="any")


class UntouchedTestCase(SimpleTestCase):
    def assertUntouched(self, block, *values):
        for value in values:
            with self.subTest(untouched=value):
                self.assertTrue(is_untouched(block, value))

    def assertTouched(self, block, *values):
        for value in values:
            with self.subTest(touched=value):
                self.assertFalse(is_untouched(block, value))


class FieldTests(UntouchedTestCase):
    def test_text(self):
        self.assertUntouched(blocks.CharBlock(), None, "", "  ", "\n\t")
        self.assertTouched(blocks.CharBlock(), "a", " a", "0")

    def test_text_with_a_default(self):
        block = blocks.CharBlock(default="Come and see us")
        self.assertUntouched(block, "Come and see us", "")
        self.assertTouched(block, "Come in")

    def test_rich_text_says_something_when_there_is_something_to_see(self):
        block = blocks.RichTextBlock()
        self.assertUntouched(
            block,
            RichText(""),
            RichText("<p></p>"),
            RichText('<p data-block-key="a1b2c"></p>'),
            RichText("<p> &nbsp;<b></b></p>\n<ul><li></li></ul>"),
        )
        self.assertTouched(
            block,
            RichText("<p>a</p>"),
            RichText('<p></p><p data-block-key="a">a</p>'),
            RichText('<embed embedtype="image" id="1" alt="" format="left"/>'),
            RichText("<hr/>"),
            RichText("no markup"),
        )

    def test_a_choice_is_touched_once_it_differs_from_the_default(self):
        block = KeyChoiceBlock(choices=CHOICES, default="any")
        self.assertUntouched(block, "any", "", None)
        self.assertTouched(block, "all")
        self.assertTouched(KeyChoiceBlock(choices=CHOICES), "any")

    def test_a_tick_is_touched_once_it_differs_from_the_default(self):
        self.assertUntouched(blocks.BooleanBlock(required=False), False, None)
        self.assertTouched(blocks.BooleanBlock(required=False), True)
        ticked = blocks.BooleanBlock(required=False, default=True)
        self.assertUntouched(ticked, True, None)
        self.assertTouched(ticked, False)

    def test_a_number_may_be_nought(self):
        self.assertUntouched(blocks.IntegerBlock(), None)
        self.assertTouched(blocks.IntegerBlock(), 0, 1)
        self.assertUntouched(blocks.IntegerBlock(default=0), 0)

    def test_several_choices(self):
        block = blocks.MultipleChoiceBlock(choices=CHOICES)
        self.assertUntouched(block, [])
        self.assertTouched(block, ["any"])

    def test_a_default_that_is_worked_out(self):
        block = blocks.CharBlock(default=lambda: "Today")
        self.assertUntouched(block, "Today")
        self.assertTouched(block, "Tomorrow")

    def test_what_cannot_be_written_in(self):
        self.assertUntouched(blocks.StaticBlock(), None)


class ChooserTests(UntouchedTestCase, TestCase):
    def test_nothing_is_chosen_or_something_is(self):
        picture = wagtail_factories.ImageFactory()
        for block, chosen in (
            (ClinicChooserBlock(), create_clinic()),
            (ImageChooserBlock(), picture),
            (ImageBlock(), ImageBlock().to_python(picture.pk)),
        ):
            self.assertUntouched(block, None, block.get_default())
            self.assertTouched(block, chosen)


class NestedTests(UntouchedTestCase):
    def test_a_list_is_touched_once_a_row_is(self):
        block = blocks.ListBlock(RowBlock())
        empty = {"name": "", "how": "any"}
        for rows in ([], [empty], [empty, empty], [{}]):
            self.assertUntouched(block, block.to_python(rows), rows)
        self.assertTouched(
            block,
            block.to_python([empty, {"name": "Cold", "how": "any"}]),
            block.to_python([{"name": "", "how": "all"}]),
        )

    def test_a_list_with_rows_of_its_own(self):
        block = blocks.ListBlock(blocks.CharBlock(), default=["Water", "Rest"])
        self.assertUntouched(block, block.get_default(), block.to_python([]))
        self.assertTouched(
            block,
            block.to_python(["Water", "Sleep"]),
            block.to_python(["Water", "Rest", "Sleep"]),
        )

    def test_a_struct_with_defaults_of_its_own(self):
        block = RowBlock(default={"name": "Cold", "how": "all"})
        self.assertUntouched(block, block.get_default(), {"name": "", "how": "all"})
        self.assertTouched(block, {"name": "Heat", "how": "all"}, {"how": "any"})

    def test_a_list_in_a_struct_with_defaults_of_its_own(self):
        block = StructBlock(
            [("rows", blocks.ListBlock(RowBlock()))],
            default={"rows": [{"name": "Cold", "how": "all"}]},
        )
        self.assertUntouched(block, block.get_default())
        self.assertTouched(block, block.to_python({"rows": [{"name": "Heat"}]}))

    def test_a_stream(self):
        block = StreamBlock([("row", RowBlock()), ("note", blocks.CharBlock())])
        self.assertUntouched(
            block,
            block.to_python([]),
            block.to_python([{"type": "row", "value": {}}]),
        )
        self.assertTouched(block, block.to_python([{"type": "note", "value": "a"}]))


class SectionTests(UntouchedTestCase, TestCase):
    def test_a_new_section_is_untouched_unless_it_means_something_empty(self):
        for slug, block in SECTIONS.items():
            with self.subTest(slug):
                value = block.get_default()
                self.assertEqual(value.is_untouched, slug != "clinic")
                # As the editor's form sends it, and as the database holds it.
                stored = block.to_python(
                    block.get_prep_value(block.clean_deferred(value))
                )
                self.assertEqual(stored.is_untouched, slug != "clinic")

    def test_any_field_by_itself_touches_it(self):
        for slug, block in SECTIONS.items():
            full = getattr(block.meta, "preview_value", {})
            leaves = list(leaves_of(block, full))
            for kept, part in leaves:
                if isinstance(part, blocks.ChoiceBlock) and part.meta.default:
                    continue
                stored = full
                for path, other in leaves:
                    if path != kept:
                        stored = with_value(stored, path, emptiness_of(other))
                with self.subTest(slug, kept=kept):
                    self.assertFalse(block.to_python(stored).is_untouched)

    def test_what_is_printed_does_not_count(self):
        block = SECTIONS["treatment"]
        value = block.get_default()
        value["include_in_handout"] = not value["include_in_handout"]
        value["include_pharmacy_in_handout"] = True
        self.assertTrue(value.is_untouched)

    def test_a_heading_or_an_address_does(self):
        for name in ("heading", "anchor"):
            value = SECTIONS["causes"].to_python({name: "why"})
            self.assertFalse(value.is_untouched, name)

    def test_defaults_that_a_site_gives_to_a_section(self):
        class Section(SectionBlock):
            text = blocks.CharBlock()

            class Meta:
                default = {"heading": "Did you know?", "text": "It passes."}

        block = Section()
        self.assertTrue(block.get_default().is_untouched)
        self.assertFalse(block.to_python({"text": "It stays."}).is_untouched)

    def test_it_is_found_and_shown_nowhere(self):
        for slug, block in SECTIONS.items():
            if block.meta.may_be_empty:
                continue
            with self.subTest(slug):
                value = block.get_default()
                self.assertEqual(block.get_searchable_content(value), [])
                self.assertEqual(block.render(value), "")
