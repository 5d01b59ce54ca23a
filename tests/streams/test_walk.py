"""Stored streams are walked through as they are, whatever somebody left in them."""

import pytest
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock

from wagtail_osteo.streams.walk import walk


class CauseBlock(StructBlock):
    name = CharBlock()
    signs = ListBlock(CharBlock())


class BodyBlock(StreamBlock):
    causes = ListBlock(CauseBlock())
    text = CharBlock()


def item(value):
    return {"type": "item", "id": "x", "value": value}


def told(stored):
    return [(".".join(p.names), p.value) for p in walk(BodyBlock(), stored)]


def test_gives_sections_fields_and_items_in_order():
    stored = [
        {"type": "text", "value": "Cramp"},
        {
            "type": "causes",
            # Items of before Wagtail 2.16 stand bare.
            "value": [item({"name": "Cold", "signs": ["a", item("b")]})],
        },
    ]
    parts = told(stored)
    assert parts[0] == ("text", "Cramp")
    assert [names for names, _value in parts[1:]] == [
        "causes",
        "causes",
        "causes.name",
        "causes.signs",
        "causes.signs",
        "causes.signs",
    ]
    assert [value for _names, value in parts[-2:]] == ["a", "b"]


def test_names_the_section_and_what_no_block_defines():
    stored = [
        {"type": "causes", "value": [item({"severity": "mild"})]},
        {"type": "timeline", "value": {"years": 3}},
    ]
    parts = list(walk(BodyBlock(), stored))
    undefined = [".".join(part.names) for part in parts if part.block is None]
    # What is within an undefined section has no blocks to go by.
    assert undefined == ["causes.severity", "timeline"]
    assert parts[-2].section.name == "causes"
    assert parts[-1].section is None


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "",
        "text",
        3,
        {},
        [None, "x", 3, [], {}, {"type": 1}, {"type": None, "value": []}],
        [{"type": "causes"}, {"type": "causes", "value": {"a": 1}}],
        [{"type": "causes", "value": [None, 3, item(None), item([1])]}],
    ],
    ids=str,
)
def test_passes_over_what_no_block_stores(stored):
    assert all(names in ("causes", "text") for names, _value in told(stored))
