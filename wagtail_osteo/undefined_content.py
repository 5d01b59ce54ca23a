"""Finds stored content that the blocks of today no longer define.

Sections of an undefined type ride along untouched (see ``fields``), but nobody sees
them. Undefined fields within a section are lost once an editor saves the page. Both
deserve to be known before that.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock
from wagtail.models import Revision, RevisionMixin

from .fields import ExtensibleStreamField

__all__ = ["UndefinedContent", "find_undefined_content"]


@dataclass(frozen=True, slots=True)
class UndefinedContent:
    """Something stored under a name that no block defines.

    ``path`` is the section's type, followed for a field by the way to it, as in
    ``causes.causes.severity``. ``place`` is one of "table", "latest revision" and
    "scheduled revision".
    """

    model: str
    pk: Any
    title: str
    field: str
    place: str
    path: str
    count: int

    @property
    def is_section(self) -> bool:
        """A whole section, which is kept, rather than a field, which is not."""
        return "." not in self.path


def find_undefined_content(using: str = "default") -> Iterator[UndefinedContent]:
    """Everything undefined in tables, latest and scheduled revisions of one database.

    Reads each row of each model that has an ``ExtensibleStreamField``, one at a time.
    """
    for model in apps.get_models():
        fields = [
            field
            for field in model._meta.local_fields
            if isinstance(field, ExtensibleStreamField)
        ]
        if fields and not model._meta.swapped and model._meta.managed:
            yield from _in_table(model, fields, using)
            if issubclass(model, RevisionMixin):
                yield from _in_revisions(model, fields, using)


def _in_table(model, fields, using):
    for instance in model._base_manager.using(using).iterator(chunk_size=200):
        for field in fields:
            stored = field.value_from_object(instance).get_prep_value()
            yield from _findings(instance.pk, str(instance), field, "table", stored)


def _in_revisions(model, fields, using):
    # Models that inherit from this one keep their streams in its table, but their
    # revisions bear their own content type.
    heirs = [heir for heir in apps.get_models() if issubclass(heir, model)]
    content_types = ContentType.objects.db_manager(using).get_for_models(
        *heirs, for_concrete_models=False
    )
    revisions = Revision.objects.using(using).filter(
        content_type__in=content_types.values()
    )
    latest = revisions.filter(
        pk__in=model._base_manager.using(using).values("latest_revision_id")
    )
    scheduled = revisions.filter(approved_go_live_at__isnull=False)
    for place, revision in chain(
        (("latest revision", r) for r in latest.iterator(chunk_size=200)),
        (("scheduled revision", r) for r in scheduled.iterator(chunk_size=200)),
    ):
        for field in fields:
            stored = field.to_python(revision.content.get(field.name)).get_prep_value()
            yield from _findings(
                revision.object_id, revision.object_str, field, place, stored
            )


def _findings(pk, title, field, place, stored):
    counts = Counter(_undefined_in_stream(field.stream_block, stored))
    for path, count in counts.items():
        yield UndefinedContent(
            model=field.model._meta.label,
            pk=pk,
            title=title,
            field=field.name,
            place=place,
            path=path,
            count=count,
        )


def _undefined(block, stored) -> Iterator[str]:
    """The paths of what ``stored`` holds and ``block`` does not define."""
    if isinstance(block, BaseStreamBlock):
        yield from _undefined_in_stream(block, stored)
    elif isinstance(block, ListBlock):
        for item in stored if isinstance(stored, list) else ():
            # Items of before Wagtail 2.16 stand bare, and Wagtail tells them so.
            wrapped = (
                isinstance(item, dict)
                and item.keys() >= {"id", "value"}
                and item.get("type") == "item"
            )
            yield from _undefined(block.child_block, item["value"] if wrapped else item)
    elif isinstance(block, BaseStructBlock) and isinstance(stored, dict):
        for name, value in stored.items():
            child = block.child_blocks.get(name)
            if child is None:
                yield name
            else:
                yield from (f"{name}.{path}" for path in _undefined(child, value))


def _undefined_in_stream(block, stored) -> Iterator[str]:
    for section in stored if isinstance(stored, list) else ():
        name = section["type"]
        child = block.child_blocks.get(name)
        if child is None:
            yield name
        else:
            paths = _undefined(child, section["value"])
            yield from (f"{name}.{path}" for path in paths)
