"""Walks through a stored stream, part by part.

Blocks would fetch each thing that was chosen, and drop what they do not define. So the
stored JSON is read beside them. An import may have left anything there: what is not of
the shape that a block stores is passed over.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock


class Part(NamedTuple):
    """A section, a field within one, or an item of a list.

    ``names`` leads to it from the section on; items have no name of their own.
    ``blocks`` are the blocks on the way, its own the last: ``None`` for what no block
    defines. ``value`` is as it is stored.
    """

    names: tuple[str, ...]
    blocks: tuple[Block | None, ...]
    value: Any

    @property
    def block(self) -> Block | None:
        """The part's own block; ``None`` where none is defined."""
        return self.blocks[-1]

    @property
    def section(self) -> Block | None:
        """The block of the section that it is in."""
        return self.blocks[0]


def stored_sections(content) -> list:
    """The sections in what a revision holds for a StreamField: JSON, or a list."""
    if isinstance(content, str):
        try:
            content = json.loads(content)
        except ValueError:
            return []
    return _items(content)


def walk(block: BaseStreamBlock, stored) -> Iterator[Part]:
    """Every part of a stored stream, each before what is within it.

    :param block: that of the stream.
    :param stored: the list that it stores.
    """
    for child in _children(block, stored):
        yield from _walk((), (), *child)


def _walk(names, blocks, name, block, value) -> Iterator[Part]:
    names = names if name is None else (*names, name)
    blocks = (*blocks, block)
    yield Part(names, blocks, value)
    for child in _children(block, value):
        yield from _walk(names, blocks, *child)


def _children(block, stored) -> Iterator[tuple[str | None, Block | None, Any]]:
    """Name, block and value of what is directly within a block."""
    if isinstance(block, BaseStreamBlock):
        for child in _items(stored):
            if isinstance(child, dict) and isinstance(child.get("type"), str):
                name = child["type"]
                yield name, block.child_blocks.get(name), child.get("value")
    elif isinstance(block, ListBlock):
        for item in _items(stored):
            # Items of before Wagtail 2.16 stand bare, and Wagtail tells them so.
            is_wrapped = (
                isinstance(item, dict)
                and item.keys() >= {"id", "value"}
                and item.get("type") == "item"
            )
            yield None, block.child_block, item["value"] if is_wrapped else item
    elif isinstance(block, BaseStructBlock) and isinstance(stored, dict):
        for name, value in stored.items():
            yield name, block.child_blocks.get(name), value


def _items(stored) -> list:
    return stored if isinstance(stored, list) else []
