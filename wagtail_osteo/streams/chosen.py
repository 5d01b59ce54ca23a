"""What chose a thing, read from the tables themselves.

Wagtail's reference index is faster, but nobody fills it after an import. Where signs
would vanish from a page that patients read, the tables are asked.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, TextField
from django.db.models.functions import Cast
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


def rows_that_chose(thing) -> Iterator[tuple[type, object]]:
    """Model and key of each row that names ``thing`` in a stream or a foreign key.

    What stands in an inline row is the owner's. A model that inherits from another is
    that other: a page is a row of the base page.
    """
    for model in apps.get_models():
        if model._meta.swapped or model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                keys = _keys_by_stream(model, field, thing)
            elif isinstance(field, ForeignKey) and _is_of(field.related_model, thing):
                keys = _rows(model).filter(**{field.name: thing}).values_list("pk")
                keys = [key for (key,) in keys]
            else:
                continue
            yield from _owners(model, keys)


def choice_of(part: Part, target: type) -> str | None:
    """The key, as text, of the ``target`` that a part of a stream chose, if any."""
    if (
        part.value is not None
        and isinstance(part.block, ChooserBlock)
        and issubclass(target, part.block.model_class)
    ):
        return str(part.value)
    return None


def _keys_by_stream(model, field, thing) -> list:
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
        key
        for key, stored in rows.values_list("pk", "osteo_stored")
        if any(
            choice_of(part, target) == str(thing.pk)
            for part in walk(field.stream_block, stored_sections(stored))
        )
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


def _owners(model, keys) -> Iterator[tuple[type, object]]:
    """The rows of ``model``, or what they are inline rows of."""
    for field in model._meta.local_fields:
        if keys and isinstance(field, ParentalKey):
            owners = _rows(model).filter(pk__in=keys).values_list(field.attname)
            yield from _owners(field.related_model, [key for (key,) in owners])
            return
    root = (model._meta.get_parent_list() or [model])[-1]
    yield from ((root, key) for key in keys)


def _rows(model):
    return model._base_manager.order_by()


def _is_of(related, thing) -> bool:
    return isinstance(related, type) and isinstance(thing, related)
