"""What chose a thing, read from the tables themselves.

Wagtail's reference index is faster, but nobody fills it after an import. Where signs
would vanish from a page that patients read, the tables are asked.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import ForeignKey, OneToOneField, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ChooserBlock,
    ListBlock,
)
from wagtail.fields import StreamField

from .walk import Part, stored_sections, walk


class Choice(NamedTuple):
    """Where a thing was chosen: the key of a row, and the place in it, for editors."""

    model: type
    key: Any
    place: str


def find_choices(thing) -> Iterator[Choice]:
    """Each place where a row names ``thing``, in a stream or by a foreign key.

    What stands in an inline row is its owner's. A model that inherits from another
    counts as that other: a condition is a row of the base page.
    """
    for model in apps.get_models():
        if not _is_asked(model):
            continue
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                found = _in_stream(model, field, thing)
            elif _may_name(field, thing):
                rows = _rows(model).filter(**{field.name: thing})
                place = capfirst(field.verbose_name)
                found = [(key, place) for key in rows.values_list("pk", flat=True)]
            else:
                continue
            for key, place in found:
                yield from _owned(model, key, place)


def choice_of(part: Part, target: type) -> str | None:
    """The key, as text, of the ``target`` that a part of a stream chose, if any."""
    if (
        part.value is not None
        and isinstance(part.block, ChooserBlock)
        and issubclass(target, part.block.model_class)
    ):
        return str(part.value)
    return None


def _is_asked(model) -> bool:
    meta = model._meta
    # What the index is told to leave out is no choice of an editor: a log, for example.
    ignored = getattr(model, "wagtail_reference_index_ignore", False)
    return meta.managed and not (meta.swapped or meta.proxy or ignored)


def _may_name(field, thing) -> bool:
    return (
        isinstance(field, ForeignKey)
        # Not an inline row's owner, nor the row that a model inherits from.
        and not isinstance(field, (ParentalKey, OneToOneField))
        and not getattr(field, "wagtail_reference_index_ignore", False)
        and isinstance(thing, field.related_model)
    )


def _in_stream(model, field, thing) -> list[tuple[Any, str]]:
    """``(key, place)`` of each section in which a row chose ``thing``."""
    target = type(thing)
    if not any(
        isinstance(block, ChooserBlock) and issubclass(target, block.model_class)
        for block in _blocks_within(field.stream_block)
    ):
        return []
    # The key as a whole value of the JSON: few other rows are read.
    whole = rf'(:|,|\[) ?"?{thing.pk}"? ?(\]|,|\}})'
    rows = (
        _rows(model)
        .annotate(osteo_stored=Cast(field.name, TextField()))
        .filter(osteo_stored__regex=whole)
    )
    return [
        (key, capfirst(str(part.section.label)))
        for key, stored in rows.values_list("pk", "osteo_stored")
        for part in walk(field.stream_block, stored_sections(stored))
        if choice_of(part, target) == str(thing.pk)
    ]


def _blocks_within(block: Block) -> Iterator[Block]:
    """A block and all that it is made of."""
    yield block
    if isinstance(block, (BaseStreamBlock, BaseStructBlock)):
        children = block.child_blocks.values()
    else:
        children = [block.child_block] if isinstance(block, ListBlock) else []
    for child in children:
        yield from _blocks_within(child)


def _owned(model, key, place) -> Iterator[Choice]:
    """The row itself, or what it is an inline row of."""
    for field in model._meta.local_fields:
        if isinstance(field, ParentalKey):
            rows = _rows(model).filter(pk=key).values_list(field.attname, flat=True)
            for owner in rows:
                yield from _owned(field.related_model, owner, place)
            return
    yield Choice((model._meta.get_parent_list() or [model])[-1], key, place)


def _rows(model):
    return model._base_manager.order_by()
