"""Stored JSON that is not of the shape that its block asks for.

Imports and older releases leave ``null`` where a list belongs, a text where there
should be a number. Wagtail's blocks take JSON for what they wrote themselves, and one
such value makes the whole page fail, and the form in which to put it right.

So it is read here first. What can be understood is; an empty value stands for the rest,
which is handed back, for somebody to keep.
"""

import math
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    BooleanBlock,
    CharBlock,
    ChooserBlock,
    DateBlock,
    DateTimeBlock,
    EmailBlock,
    IntegerBlock,
    ListBlock,
    MultipleChoiceBlock,
    RawHTMLBlock,
    RegexBlock,
    RichTextBlock,
    StaticBlock,
    TextBlock,
    TimeBlock,
    URLBlock,
)
from wagtail.blocks.field_block import BaseChoiceBlock

from ..characters import readable
from .addresses import with_followable_links

# What JSON is made of. Code may store other things, which Wagtail's blocks know.
JSON = (type(None), bool, int, float, str, list, dict)
NOTHING = (None, "", [], {})
# The largest key that every database takes.
LARGEST = 2**63 - 1


class Leftover(NamedTuple):
    """What could not be read: the names on the way to it, and what is stored there."""

    names: tuple[str, ...]
    value: Any


class Unreadable(Exception):
    """A stored value is nothing that its block could hold."""


def read(block: Block, stored, name: str) -> tuple[Any, list[Leftover]]:
    """What a section stores, as its block can take it, and what it cannot.

    :param name: what the section is called in its stream.
    """
    leftovers: list[Leftover] = []
    return _read(block, stored, (name,), leftovers), leftovers


def _read(block, stored, names, leftovers):
    if not isinstance(stored, JSON):
        return stored
    kind = next((kind for kind in READERS if isinstance(block, kind)), Block)
    try:
        return READERS[kind](block, stored, names, leftovers)
    except Unreadable:
        if stored not in NOTHING:
            leftovers.append(Leftover(names, stored))
        return _empty(block)


def _empty(block):
    if isinstance(block, BaseStructBlock):
        return {}
    if isinstance(block, (BaseStreamBlock, ListBlock)):
        return []
    return block.get_prep_value(block.get_default())


def _stream(block, stored, names, leftovers):
    if isinstance(stored, dict) and stored.get("type"):
        stored = [stored]
    if not isinstance(stored, list):
        raise Unreadable
    children = []
    for child in stored:
        if isinstance(child, dict) and isinstance(child.get("type"), str):
            children.append(_child(block, child, names, leftovers))
        elif child not in NOTHING:
            leftovers.append(Leftover(names, child))
    return children


def _child(block, child, names, leftovers):
    name = child["type"]
    value = child.get("value")
    if name in block.child_blocks:
        value = _read(block.child_blocks[name], value, (*names, name), leftovers)
    return {**child, "value": value, "id": text_or_none(child.get("id"))}


def _list(block, stored, names, leftovers):
    if not isinstance(stored, list):
        if stored in NOTHING:
            return []
        # One item that stands bare. A sign must not vanish for want of a bracket.
        stored = [stored]
    items = []
    for item in stored:
        is_wrapped = isinstance(item, dict) and item.get("type") == "item"
        is_wrapped = is_wrapped and "value" in item
        value = item["value"] if is_wrapped else item
        count = len(leftovers)
        value = _read(block.child_block, value, names, leftovers)
        if len(leftovers) > count and value == _empty(block.child_block):
            continue
        if is_wrapped:
            value = {**item, "value": value, "id": text_or_none(item.get("id"))}
        items.append(value)
    return items


def _struct(block, stored, names, leftovers):
    if not isinstance(stored, dict):
        if type(block).bulk_to_python is BaseStructBlock.bulk_to_python:
            raise Unreadable
        # Some take what another block stored before them, as a picture takes a key.
        value = _try(block, stored)
        if block.get_prep_value(value) == block.get_prep_value(block.to_python({})):
            raise Unreadable
        return stored
    if stored and stored.keys().isdisjoint(block.child_blocks):
        # Of something else: read as this, all of it would be gone with the next edit.
        raise Unreadable
    return {
        name: (
            _read(block.child_blocks[name], value, (*names, name), leftovers)
            if name in block.child_blocks
            else value
        )
        for name, value in stored.items()
    }


def _text(block, stored, names, leftovers):
    if isinstance(stored, str):
        return readable(stored)
    if isinstance(stored, (int, float)) and not isinstance(stored, bool):
        return str(stored)
    raise Unreadable


def _rich_text(block, stored, names, leftovers):
    return with_followable_links(_text(block, stored, names, leftovers))


def _choice(block, stored, names, leftovers):
    # An unknown key is the section's own business: it may know what to make of it.
    if isinstance(stored, (list, dict)):
        raise Unreadable
    return readable(stored) if isinstance(stored, str) else stored


def _choices(block, stored, names, leftovers):
    if not isinstance(stored, list):
        raise Unreadable
    return [_choice(block, each, names, leftovers) for each in stored]


def _boolean(block, stored, names, leftovers):
    if stored not in (True, False):
        raise Unreadable
    return bool(stored)


def _integer(block, stored, names, leftovers):
    if stored is None:
        return None
    if isinstance(stored, bool):
        raise Unreadable
    try:
        number = int(stored)
    except (TypeError, ValueError, OverflowError):
        raise Unreadable from None
    if abs(number) > LARGEST or (isinstance(stored, float) and number != stored):
        raise Unreadable
    return number


def _date(block, stored, names, leftovers):
    if stored is None:
        return None
    if not isinstance(stored, str) or _try(block, stored) is None:
        raise Unreadable
    return stored


def _chosen(block, stored, names, leftovers):
    if stored is None:
        return None
    if isinstance(stored, bool):
        raise Unreadable
    try:
        key = block.model_class._meta.pk.to_python(stored)
    except ValidationError:
        raise Unreadable from None
    if isinstance(key, int) and not 0 <= key <= LARGEST:
        raise Unreadable
    # A key such as a UUID is stored as text, and so it is left.
    return key if isinstance(key, int) else stored


def _any(block, stored, names, leftovers):
    if isinstance(stored, str):
        stored = readable(stored)
    _try(block, stored)
    return stored


def _nothing(block, stored, names, leftovers):
    return stored


def _try(block, stored):
    """What ``block`` makes of it, also in its form."""
    try:
        (value,) = block.bulk_to_python([stored])
        block.get_prep_value(value)
        block.get_form_state(value)
    except Exception:
        # Whatever a block trips over, it cannot show it.
        raise Unreadable from None
    if isinstance(value, float) and not math.isfinite(value):
        raise Unreadable
    return value


def text_or_none(id_) -> str | None:
    """An id as Wagtail gives them; what is none makes place for a new one."""
    return readable(id_) if isinstance(id_, str) else None


# The first that fits is asked: what is more particular comes first.
READERS = {
    BaseStreamBlock: _stream,
    ListBlock: _list,
    BaseStructBlock: _struct,
    StaticBlock: _nothing,
    RichTextBlock: _rich_text,
    MultipleChoiceBlock: _choices,
    BaseChoiceBlock: _choice,
    CharBlock: _text,
    TextBlock: _text,
    URLBlock: _text,
    EmailBlock: _text,
    RegexBlock: _text,
    RawHTMLBlock: _text,
    BooleanBlock: _boolean,
    IntegerBlock: _integer,
    DateBlock: _date,
    DateTimeBlock: _date,
    TimeBlock: _date,
    ChooserBlock: _chosen,
    Block: _any,
}
