"""Whether an editor has written anything into a block yet."""

import re
from itertools import chain, repeat
from typing import Any

from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock
from wagtail.rich_text import RichText

# The default is the block's own, and not one that a block around it gave.
UNKNOWN: Any = object()

# Markup that shows nothing. Pictures, embedded media and rules show something.
BLANK = re.compile(r"(?:\s|&nbsp;|<(?!embed\b|hr\b|img\b)[^>]*>)*\Z", re.IGNORECASE)


def is_untouched(block: Block, value: Any, default: Any = UNKNOWN) -> bool:
    """Whether ``value`` says nothing but what a new ``block`` says by itself.

    That is: no words, nothing chosen, no row that differs from a new one. Every section
    of every page served is asked, so the first part that says something ends it.

    :param block: the block that ``value`` belongs to.
    :param value: its value as Python has it; what is missing counts as empty.
    :param default: what a new one holds, where a block around it decides that.
    """
    if value is None:
        return True
    # A picture is a struct to the form, but its value is the picture.
    if isinstance(block, BaseStructBlock) and isinstance(value, dict):
        defaults = _defaults(block, default) or {}
        for name, child in block.child_blocks.items():
            if not is_untouched(child, value.get(name), defaults.get(name, UNKNOWN)):
                return False
        return True
    if isinstance(block, ListBlock):
        defaults = chain(_defaults(block, default) or (), repeat(UNKNOWN))
        return all(
            is_untouched(block.child_block, row, row_default)
            for row, row_default in zip(value, defaults, strict=False)
        )
    if isinstance(block, BaseStreamBlock):
        return all(is_untouched(child.block, child.value) for child in value)
    return _is_blank(value) or _is_default(block, value, default)


def _defaults(block, default):
    if default is UNKNOWN:
        default = block.meta.default
    return block.get_default() if callable(default) else default


def _is_blank(value) -> bool:
    if isinstance(value, str):
        return not value or value.isspace()
    if isinstance(value, RichText):
        return BLANK.match(value.source) is not None
    return isinstance(value, (list, tuple, set, dict)) and not value


def _is_default(block, value, default) -> bool:
    own = default is UNKNOWN
    if own:
        default = getattr(block.meta, "default", None)
    # By far the most common, and without the cost of making the default.
    if default is None or default == "":
        return value is False
    return value == (block.get_default() if own else block.normalize(default))
