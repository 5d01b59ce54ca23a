"""Where something is used: a person, a clinic, a text, a picture; drafts included.

Wagtail's reference index knows what is in the tables, unless an import left it behind;
so the tables are asked too. What an editor has only written
in a draft stands in the newest revision, and what is to go live at an hour in a
scheduled one; both are read here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, ForeignKey, ManyToManyField, Q
from django.utils.text import capfirst
from django.utils.translation import gettext
from modelcluster.models import get_all_child_relations
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, ReferenceIndex, Revision
from wagtail.rich_text import extract_references_from_rich_text

from ..models import PracticeSettings
from ..streams.chosen import choice_of, find_choices
from ..streams.walk import stored_sections, walk


@dataclass
class Use:
    """A page, or something else, that names the thing, and in which places."""

    source: Any
    places: list[str] = field(default_factory=list)
    # Named in a draft or a scheduled revision, though not in the table.
    only_in_draft: bool = False

    @property
    def is_live(self) -> bool:
        """Whether visitors see it as things stand."""
        return getattr(self.source, "live", True) and not self.only_in_draft


def find_uses(things) -> dict[Any, list[Use]]:
    """Where each of ``things``, all of one model, is used.

    :returns: uses by the key of the thing; live pages first, by their name.
    """
    things = list(things)
    uses = {thing.pk: {} for thing in things}
    if not things:
        return {}
    _add_saved_uses(things, uses)
    _add_unindexed_uses(things, uses)
    _add_practices(things, uses)
    _add_draft_uses(things, uses)
    return {
        key: sorted(
            found.values(), key=lambda use: (not use.is_live, str(use.source).lower())
        )
        for key, found in uses.items()
    }


def _add_saved_uses(things, uses) -> None:
    references = sorted(
        ReferenceIndex.get_references_to_in_bulk(things),
        # Fields before sections, in this order each time.
        key=lambda reference: ("." in reference.model_path, reference.model_path),
    )
    keys_by_type = {}
    for reference in references:
        keys = keys_by_type.setdefault(reference.base_content_type_id, set())
        keys.add(reference.object_id)
    sources = {}
    for type_id, keys in keys_by_type.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is None:
            continue
        for pk, source in model._base_manager.in_bulk(keys).items():
            sources[type_id, str(pk)] = source
    keys = {str(thing.pk): thing.pk for thing in things}
    for reference in references:
        where = (reference.base_content_type_id, reference.object_id)
        source = sources.get(where)
        if source is not None:
            found = uses[keys[reference.to_object_id]]
            # “Sections → Clinic”: an editor looks for the clinic.
            place = str(reference.describe_source_field()).rpartition("→")[2].strip()
            _add(found.setdefault(where, Use(source)), place)


def _add_unindexed_uses(things, uses) -> None:
    """Add what the index was not told of: nobody fills it after an import."""
    for thing in things:
        found = uses[thing.pk]
        places_of = {}
        for model, key, place in find_choices(thing):
            where = (ContentType.objects.get_for_model(model).pk, str(key))
            if where not in found:
                places_of.setdefault((model, where), []).append(place)
        for (model, where), places in places_of.items():
            use = found[where] = Use(model._base_manager.get(pk=where[1]))
            for place in places:
                _add(use, place)


def _add_practices(things, uses) -> None:
    """Add the sites whose Practice details name a clinic, which all pages then show.

    Wagtail's index leaves settings out.
    """
    clinic_field = PracticeSettings._meta.get_field("default_clinic")
    if not _is_of(clinic_field.related_model, type(things[0])):
        return
    named = PracticeSettings.objects.filter(default_clinic__in=things)
    for practice in named.select_related("site"):
        where = (PracticeSettings, practice.pk)
        use = uses[practice.default_clinic_id].setdefault(where, Use(practice))
        _add(use, gettext("The clinic of every page"))


def _add_draft_uses(things, uses) -> None:
    keys = {str(thing.pk): thing.pk for thing in things}
    for model in apps.get_models():
        if not issubclass(model, DraftStateMixin):
            continue
        found = {}
        for *where, content in _drafts_of(model):
            for key, place in _named_in(model, content, type(things[0])):
                if key in keys:
                    places = found.setdefault((keys[key], *where), [])
                    places.append(place)
        if not found:
            continue
        sources = model._base_manager.in_bulk({pk for _key, _type, pk in found})
        by_key = {str(pk): source for pk, source in sources.items()}
        for (key, *where), places in found.items():
            source = by_key.get(where[1])
            # A revision may outlive what it is of.
            if source is None:
                continue
            use = uses[key].setdefault(tuple(where), Use(source, only_in_draft=True))
            for place in places:
                _add(use, place)


def _drafts_of(model) -> Iterator[tuple[int, str, dict]]:
    """What is not, or not yet, in the table.

    Each has the content type that the reference index files it under, its key as text,
    and the content.
    """
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    differ = model._base_manager.filter(
        Q(live_revision=None) | ~Q(latest_revision=F("live_revision"))
    )
    return (
        Revision.objects.filter(content_type=content_type)
        .filter(
            Q(pk__in=differ.values("latest_revision"))
            | Q(approved_go_live_at__isnull=False)
        )
        .order_by("pk")
        .values_list("base_content_type", "object_id", "content")
        .iterator(chunk_size=100)
    )


def _named_in(model, content, target) -> Iterator[tuple[str, str]]:
    """``(key as text, place)`` of each thing of a model that a revision names.

    :param content: the fields of a ``model``, as a revision has them.
    """
    # Who checked a page, or signed a text, is no part of a draft, whatever one holds.
    facts = getattr(model, "exclude_fields_in_copy", ())
    # Fields of the page before its sections, as in the form.
    fields = sorted(
        (each for each in model._meta.get_fields() if each.name not in facts),
        key=lambda each: isinstance(each, StreamField),
    )
    for each in fields:
        value = content.get(each.name)
        if isinstance(each, (ForeignKey, ManyToManyField)):
            if _is_of(each.related_model, target):
                for key in value if isinstance(value, list) else [value]:
                    yield str(key), capfirst(each.verbose_name)
        elif isinstance(each, RichTextField):
            for key in _named_in_rich_text(value, target):
                yield key, capfirst(each.verbose_name)
        elif isinstance(each, StreamField):
            for part in walk(each.stream_block, stored_sections(value)):
                for key in _named_by(part, target):
                    yield key, capfirst(str(part.section.label))
    for relation in get_all_child_relations(model):
        rows = content.get(relation.get_accessor_name())
        for row in rows if isinstance(rows, list) else ():
            yield from _named_in(relation.related_model, row, target)


def _named_by(part, target) -> Iterator[str]:
    """The keys, as text, that a part of a stream names; nothing is fetched."""
    if key := choice_of(part, target):
        yield key
    elif isinstance(part.block, RichTextBlock):
        yield from _named_in_rich_text(part.value, target)


def _named_in_rich_text(source, target) -> Iterator[str]:
    if isinstance(source, str):
        for model, key, *_path in extract_references_from_rich_text(source):
            if _is_of(model, target):
                yield str(key)


def _is_of(related, target) -> bool:
    return isinstance(related, type) and issubclass(target, related)


def _add(use, place) -> None:
    if place not in use.places:
        use.places.append(place)
