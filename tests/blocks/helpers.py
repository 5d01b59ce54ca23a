"""What the tests of the sections share."""

import copy
import re
import sys
from functools import reduce
from operator import getitem
from pathlib import Path
from types import ModuleType

from bs4 import BeautifulSoup, Tag
from django.core.exceptions import ValidationError
from wagtail.blocks import (
    CharBlock,
    ChooserBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    StructBlock,
    TextBlock,
)
from wagtail.images.blocks import ImageBlock

from wagtail_osteo.blocks import ConditionBodyBlock

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert(\"1\")</script> 'a' & b"


def shipped_section(slug: str):
    return ConditionBodyBlock().child_blocks[slug]


def soup_of(html) -> BeautifulSoup:
    return BeautifulSoup(str(html), "html.parser")


def text_of(tag) -> str:
    """The words of an element as a reader meets them, spaces collapsed."""
    return " ".join(tag.get_text().split())


def meaning_of(tag: Tag) -> str:
    """The markup of an element without what serves its looks alone."""
    tag = copy.copy(tag)
    for each in tag.find_all(attrs={"aria-hidden": "true"}):
        each.decompose()
    for each in tag.find_all(["div", "span"]):
        each.unwrap()
    for each in [tag, *tag.find_all(True)]:
        del each["class"]
    return str(tag)


def empty_elements(tag: Tag) -> list[str]:
    """Elements that neither say nor show anything."""
    return [
        str(each)
        for each in tag.find_all(True)
        if each.name not in ("img", "br")
        and not each.get_text(strip=True)
        and not each.find("img")
        and not (each.name == "svg" or each.find_parent("svg"))
    ]


def parts_of(block, path=""):
    """``(dotted path, block)`` of each block within ``block``, however deep."""
    if isinstance(block, ListBlock):
        yield from parts_of(block.child_block, path)
    elif isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            child_path = f"{path}.{name}" if path else name
            yield child_path, child
            yield from parts_of(child, child_path)


def leaves_of(block, stored, path=()):
    """``(path, block)`` of each single field that the stored value fills."""
    if isinstance(block, ListBlock):
        for index, item in enumerate(stored):
            yield from leaves_of(block.child_block, item, (*path, index))
    elif isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        for name, value in stored.items():
            yield from leaves_of(block.child_blocks[name], value, (*path, name))
    else:
        yield path, block


def emptiness_of(block):
    """What is stored for a single field that the editor leaves empty."""
    stored_as_none = (IntegerBlock, DateBlock, ChooserBlock, ImageBlock)
    return None if isinstance(block, stored_as_none) else ""


def place_of_fault(block, path) -> str:
    """Where publication complains that a single field is empty."""
    path = (*path, "image") if isinstance(block, ImageBlock) else path
    return ".".join(map(str, path))


def with_value(stored, path, value):
    """A copy of ``stored`` with one field changed."""
    changed = copy.deepcopy(stored)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def without_optional(block, stored):
    """A copy of ``stored`` that lacks every optional field, as if never heard of."""
    if isinstance(block, ListBlock):
        return [without_optional(block.child_block, item) for item in stored]
    if isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        return {
            name: without_optional(block.child_blocks[name], value)
            for name, value in stored.items()
            if is_required(block.child_blocks[name])
        }
    return stored


def with_pictures(block, stored):
    """A copy of ``stored`` with the pictures themselves, as Python code has them."""
    value = stored
    for path, part in leaves_of(block, stored):
        if isinstance(part, ImageBlock):
            picture = part.to_python(reduce(getitem, path, stored))
            value = with_value(value, path, picture)
    return value


def is_required(block) -> bool:
    """Whether a value without this part would be refused."""
    if isinstance(block, ListBlock):
        return bool(block.meta.min_num)
    if isinstance(block, ImageBlock):
        return block.child_blocks["image"].required
    return block.required


def faults(block, value) -> dict[str, list[str]]:
    """``{dotted path: messages}`` of what publication would refuse; empty when fine."""
    try:
        block.clean(value)
    except ValidationError as error:
        return dict(_located(error.as_json_data(), ()))
    return {}


def _located(data, path):
    if data.get("messages"):
        yield ".".join(path), data["messages"]
    for key, child in data.get("blockErrors", {}).items():
        yield from _located(child, (*path, str(key)))


def documented_example(slug: str) -> ModuleType:
    """The example of the section's reference page, run as ``mysite.blocks``.

    The module is importable until ``forget_documented_examples``.
    """
    page = (ROOT / f"docs/reference/blocks/{slug}.md").read_text()
    (code,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    sys.modules["mysite"] = ModuleType("mysite")
    module = sys.modules["mysite.blocks"] = ModuleType("mysite.blocks")
    exec(compile(code, f"{slug}.md", "exec"), module.__dict__)  # noqa: S102 -- ours
    return module


def forget_documented_examples() -> None:
    for name in ("mysite.blocks", "mysite"):
        sys.modules.pop(name, None)


class SectionTests:
    """What holds for every section; a test case names its slug and a full value.

    ``complete`` is a stored value that fills every field, except those that need a
    database. ``needed_by_rule`` names the fields that are required by a rule between
    fields, so that leaving them out is a matter of the test case's own.
    """

    slug: str
    complete: dict
    needed_by_rule: frozenset[str] = frozenset()

    def setUp(self):
        super().setUp()
        self.block = shipped_section(self.slug)

    def value(self, **fields):
        return self.block.to_python({**self.complete, **fields})

    def render(self, value=None, context=None) -> Tag:
        """The section's own element."""
        if value is None:
            value = self.value()
        soup = soup_of(self.block.render(value, context))
        (section,) = soup.find_all("section", recursive=False)
        return section

    def faults(self, **fields):
        return faults(self.block, self.value(**fields))

    def assert_nothing_empty(self, section):
        self.assertEqual(empty_elements(section), [])

    def assert_meaning(self, tag, html):
        self.assertHTMLEqual(meaning_of(tag), html)

    def assert_heading(self, section, heading):
        """The heading names the section for those who hear the page."""
        found = section.find("h2")
        self.assertEqual(text_of(found), heading)
        self.assertEqual(section["aria-labelledby"], found["id"])

    def least(self):
        """The least that could be published."""
        return without_optional(self.block, self.complete)

    def single_fields(self):
        return list(leaves_of(self.block, self.complete))

    def without(self, path, block):
        """The full value with one field left empty."""
        stored = with_value(self.complete, path, emptiness_of(block))
        return self.block.to_python(stored)

    def test_the_full_value_is_accepted_and_leaves_no_element_empty(self):
        self.assertEqual(self.faults(), {})
        self.assert_nothing_empty(self.render())

    def test_the_editors_heading_and_anchor_win(self):
        section = self.render(self.value(heading="In your own words", anchor="own"))
        self.assert_heading(section, "In your own words")
        self.assertEqual(section["id"], "own")

    def test_an_anchor_that_no_link_could_hold_is_refused(self):
        self.assertEqual(list(self.faults(anchor="two words")), ["anchor"])

    def test_each_required_field_is_missed_where_it_is_empty(self):
        for path, block in self.single_fields():
            if is_required(block):
                value = self.without(path, block)
                with self.subTest(path=path):
                    self.assertEqual(
                        list(faults(self.block, value)), [place_of_fault(block, path)]
                    )

    def test_each_optional_field_is_left_out_cleanly(self):
        for path, block in self.single_fields():
            if not is_required(block) and block.name not in self.needed_by_rule:
                value = self.without(path, block)
                with self.subTest(path=path):
                    self.assertEqual(faults(self.block, value), {})
                    section = self.render(value)
                    self.assert_nothing_empty(section)
                    self.assertNotIn("None", text_of(section))

    def test_a_value_from_before_the_optional_fields_existed_is_shown(self):
        section = self.render(self.block.to_python(self.least()))
        self.assert_nothing_empty(section)
        self.assertNotIn("None", text_of(section))

    def test_a_value_written_in_python_needs_no_optional_fields(self):
        # As in a data migration, a preview or a test: Wagtail fills nothing in here.
        value = self.block.normalize(with_pictures(self.block, self.least()))
        self.assertEqual(faults(self.block, value), {})
        section = self.render(value)
        self.assert_nothing_empty(section)
        self.assertNotIn("None", text_of(section))

    def test_a_draft_may_lack_any_field_and_can_still_be_previewed(self):
        for path, block in self.single_fields():
            value = self.without(path, block)
            with self.subTest(path=path):
                self.block.clean_deferred(value)
                self.assertEqual(self.render(value)["id"], self.block.default_anchor)

    def test_a_draft_may_be_empty_and_then_shows_nothing(self):
        # What the form sends when the editor added every row and filled none.
        emptied = self.complete
        for path, block in self.single_fields():
            emptied = with_value(emptied, path, emptiness_of(block))
        for stored in ({}, emptied):
            value = self.block.to_python(stored)
            self.block.clean_deferred(value)
            if self.block.meta.may_be_empty:
                self.assertEqual(self.render(value)["id"], self.block.default_anchor)
            else:
                self.assertEqual(self.block.render(value), "")

    def test_what_the_editor_types_is_text_and_never_markup(self):
        for path, block in self.single_fields():
            if not isinstance(block, (CharBlock, TextBlock)) or block.name == "anchor":
                continue
            value = self.block.to_python(with_value(self.complete, path, HOSTILE))
            with self.subTest(path=path):
                section = self.render(value)
                self.assertIsNone(section.find("script"))
                self.assertIn(HOSTILE, text_of(section))
