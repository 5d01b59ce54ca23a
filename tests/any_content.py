"""Content that nobody would write by hand: what imports and people leave behind.

Bodies are made from the definitions of the blocks, each part now and then replaced by
something of another shape. Words that must survive look like ``Kept12``.
"""

import os
import re
from functools import reduce
from operator import or_

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChooserBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.blocks.field_block import BaseChoiceBlock

SEED = int(os.environ.get("WAGTAIL_OSTEO_TEST_SEED", 20261128))

KEPT = re.compile(r"Kept[0-9]+")
KEPT_WORDS = st.integers(0, 9999).map("Kept{}".format)
LINK = '<p><a linktype="page" id="x" href="javascript:alert(1)">{}</a></p>'

# Half an emoji, control characters and blank ones among them.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    ["\ud83d", "\x00", "\u200b", "\u3164", ".", "\r\n", "=1+1", "javascript:alert(1)"]
)
WORDS = ANY_TEXT | st.builds(" ".join, st.lists(KEPT_WORDS | ANY_TEXT, max_size=3))
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | KEPT_WORDS
    | ANY_TEXT,
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "value", "a"]), parts, max_size=3
        )
    ),
    max_leaves=4,
)
ODD_IDS = st.sampled_from([None, "", 5, "\ud83d", [], {}])


def many(count):
    """A test of ``count`` examples, the same on each run with the same seed."""

    def decorate(test):
        slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
        # Each example asks for many pages: to look for the smallest takes minutes.
        phases = [Phase.explicit, Phase.generate]
        found = settings(max_examples=count, suppress_health_check=slow, phases=phases)
        return seed(SEED)(found(test))

    return decorate


def kept_words(text: str) -> set[str]:
    return set(KEPT.findall(text))


def stored(block):
    """What a block stores, or something else."""
    return st.one_of(*[_right(block)] * 9, ANY_JSON)


def section(name, block):
    return st.fixed_dictionaries(
        {"type": st.just(name), "value": stored(block)},
        optional={"id": st.uuids().map(str) | ODD_IDS},
    )


def stream(block: StreamBlock, max_size=4):
    """What a stream stores, or something else."""
    sections = [section(name, child) for name, child in block.child_blocks.items()]
    children = st.lists(reduce(or_, sections) | ANY_JSON, max_size=max_size)
    return st.one_of(*[children] * 9, ANY_JSON)


def _right(block):
    if isinstance(block, StructBlock):
        children = block.child_blocks.items()
        return st.fixed_dictionaries(
            {}, optional={name: stored(child) for name, child in children}
        )
    if isinstance(block, ListBlock):
        item = stored(block.child_block)
        wrapped = st.fixed_dictionaries(
            {"type": st.just("item"), "value": item, "id": KEPT_WORDS}
        )
        return st.lists(item | wrapped, max_size=3)
    if isinstance(block, RichTextBlock):
        return KEPT_WORDS.map("<p>{}</p>".format) | KEPT_WORDS.map(LINK.format) | WORDS
    if isinstance(block, URLBlock):
        return KEPT_WORDS.map("https://example.com/{}".format)
    if isinstance(block, BaseChoiceBlock):
        return st.sampled_from([key for key, _label in block.field.choices if key])
    if isinstance(block, (CharBlock, TextBlock)):
        return KEPT_WORDS if block.name == "anchor" else WORDS
    if isinstance(block, BooleanBlock):
        return st.booleans()
    if isinstance(block, IntegerBlock):
        return st.integers(1, 600) | st.integers(1, 600).map(str)
    if isinstance(block, DateBlock):
        return st.dates().map(str)
    if isinstance(block, ChooserBlock):
        return st.none() | st.integers()
    raise TypeError(f"No strategy for {block!r}")
