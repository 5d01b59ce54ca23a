"""Finds stored content that the blocks of today do not define, or cannot read.

Sections of an undefined type and unreadable values ride along untouched (see
``fields``), but nobody sees them. Undefined fields within a section are lost once an
editor saves the page. Both deserve to be known before that.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision, RevisionMixin

from ..fields import UNREADABLE, ExtensibleStreamField
from .walk import Part, walk


@dataclass(frozen=True, slots=True)
class UndefinedContent:
    """Something stored under a name that no block defines.

    ``path`` is the section's type, followed for a field by the way to it, as in
    ``causes.causes.severity``; for what cannot be read it ends with the place it was
    found in. ``place`` is one of "table", "latest revision" and "scheduled revision".
    """

    model: str
    pk: Any
    title: str
    field: str
    place: str
    path: str
    count: int

    @property
    def is_unreadable(self) -> bool:
        """A value of another shape than its block stores; it is kept."""
        return self.path.startswith(UNREADABLE)

    @property
    def is_section(self) -> bool:
        """A whole section, which is kept, rather than a field, which is not."""
        return not self.is_unreadable and "." not in self.path


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
            stored = field.value_from_object(instance)
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
            stored = revision.content.get(field.name)
            yield from _findings(
                revision.object_id, revision.object_str, field, place, stored
            )


def _findings(pk, title, field, place, stored):
    value = field.to_python(stored)
    counts = Counter(
        _path(part)
        for part in walk(field.stream_block, value.get_prep_value())
        if part.block is None
    )
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


def _path(part: Part) -> str:
    path = ".".join(part.names)
    if path == UNREADABLE and isinstance(part.value, dict) and part.value.get("place"):
        return f"{path} {part.value['place']}"
    return path
