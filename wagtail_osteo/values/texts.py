"""The texts within a block's value, whatever it is made of.

Wagtail cleans each text in the form field of its own block. Ours are its blocks, and a
site's are its own, so what holds for every text is done here, round all of them.
"""

import re
from collections.abc import Callable
from copy import copy
from html import unescape

from django.db import models
from wagtail.blocks import (
    Block,
    CharBlock,
    EmailBlock,
    RichTextBlock,
    StreamValue,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from ..characters import has_words, without_invisible

# Code for machines, as in a block of raw HTML, is none of them.
TEXTS = (CharBlock, TextBlock, URLBlock, EmailBlock, RichTextBlock)
TAG = re.compile(r"<[^>]*>")
# Shows something without words.
SHOWN = re.compile(r"<(embed|img|hr)\b", re.IGNORECASE)


def without_invisible_characters(block: Block, value):
    """``value`` without the characters that nobody sees, which pasting brings along."""
    return _mapped(block, value, lambda _block, text: without_invisible(text))


def emptied_of_marks(block: Block, value):
    """``value`` with nothing where a text that must be given has no words.

    “.” in a field says as little as nothing does; emptied, Wagtail asks for it.
    """
    return _mapped(block, value, _emptied)


def clean(block: Block, value):
    """What ``block.clean`` makes of ``value``, once marks count as nothing.

    A block with ``asks_for_words`` sees to that itself.
    """
    if not getattr(block, "asks_for_words", False):
        value = emptied_of_marks(block, value)
    return block.clean(value)


def says_something(value) -> bool:
    """Whether there is anything to read, or to see, in a text or a rich text."""
    if isinstance(value, RichText):
        words = unescape(TAG.sub(" ", value.source))
        return has_words(words) or SHOWN.search(value.source) is not None
    return bool(value) and has_words(value)


def fields_without_words(instance: models.Model) -> list[str]:
    """The names of the fields of ``instance`` that must be given, and say nothing."""
    return [
        field.name
        for field in instance._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and field.editable
        and not field.blank
        and not says_something(text_of(field, field.value_from_object(instance)))
    ]


def text_of(field: models.Field, value):
    """What a field of a table holds, as ``says_something`` takes it."""
    return RichText(value) if isinstance(field, RichTextField) else value


def _emptied(block, text: str) -> str:
    # A picture asks for its description by itself.
    if not (isinstance(block, ImageBlock) or block.required):
        return text
    is_rich = isinstance(block, RichTextBlock)
    return text if says_something(RichText(text) if is_rich else text) else ""


def _mapped(block: Block, value, change: Callable[[Block, str], str]):
    """A copy of ``value`` in which each text is what ``change`` makes of it."""
    if isinstance(value, StreamValue):
        children = [
            (child.block_type, _mapped(child.block, child.value, change), child.id)
            for child in value
        ]
        return StreamValue(block, children)
    if isinstance(value, ListValue):
        item = block.child_block
        items = [
            ListValue.ListChild(item, _mapped(item, each.value, change), id=each.id)
            for each in value.bound_blocks
        ]
        return ListValue(block, bound_blocks=items)
    if isinstance(value, StructValue):
        fields = [
            (name, _mapped(block.child_blocks[name], each, change))
            for name, each in value.items()
        ]
        return block.meta.value_class(block, fields)
    if isinstance(value, AbstractImage) and isinstance(block, ImageBlock):
        # To the form it is a struct, of which the value keeps the description only.
        value = copy(value)
        value.contextual_alt_text = change(block, value.contextual_alt_text or "")
        return value
    if isinstance(block, TEXTS) and value:
        if isinstance(value, RichText):
            source = change(block, value.source)
            return value if source == value.source else RichText(source)
        if isinstance(value, str):
            return change(block, value)
    return value
