"""Where a practitioner or a clinic is used, drafts included.

Wagtail's reference index knows what is in the tables. What an editor has only written
in a draft stands in the page's latest revision, and what is to go live at an hour in a
scheduled one; both are read here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, ForeignKey, Q
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ChooserBlock, ListBlock
from wagtail.fields import StreamField
from wagtail.models import ReferenceIndex, Revision

from .models import PracticeSettings
from .models.conditions import REVIEW_FIELDS
from .page_types import condition_models

__all__ = ["Use", "find_uses"]


@dataclass
class Use:
    """A page, or something else, that names the snippet, and in which places."""

    source: Any
    places: list[str] = field(default_factory=list)
    # Named in a draft or a scheduled revision, though not in the table.
    only_in_draft: bool = False

    @property
    def is_live(self) -> bool:
        """Whether visitors see it as things stand."""
        return getattr(self.source, "live", True) and not self.only_in_draft


def find_uses(snippets) -> dict[Any, list[Use]]:
    """Where each of ``snippets``, all of one model, is used.

    :returns: uses by the key of the snippet; live pages first, by their name.
    """
    snippets = list(snippets)
    uses = {snippet.pk: {} for snippet in snippets}
    if not snippets:
        return {}
    _add_saved_uses(snippets, uses)
    _add_practices(snippets, uses)
    _add_draft_uses(snippets, uses)
    return {
        key: sorted(
            found.values(), key=lambda use: (not use.is_live, str(use.source).lower())
        )
        for key, found in uses.items()
    }


def _add_saved_uses(snippets, uses) -> None:
    references = sorted(
        ReferenceIndex.get_references_to_in_bulk(snippets),
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
    keys = {str(snippet.pk): snippet.pk for snippet in snippets}
    for reference in references:
        where = (reference.base_content_type_id, reference.object_id)
        source = sources.get(where)
        if source is not None:
            found = uses[keys[reference.to_object_id]]
            # “Sections → Clinic”: an editor looks for the clinic.
            place = str(reference.describe_source_field()).rpartition("→")[2].strip()
            _add(found.setdefault(where, Use(source)), place)


def _add_practices(snippets, uses) -> None:
    """Add the sites whose Practice details name a clinic, which all pages then show.

    Wagtail's index leaves settings out.
    """
    clinic_field = PracticeSettings._meta.get_field("default_clinic")
    if not _is_of(clinic_field.related_model, type(snippets[0])):
        return
    named = PracticeSettings.objects.filter(default_clinic__in=snippets)
    for practice in named.select_related("site"):
        where = (PracticeSettings, practice.pk)
        use = uses[practice.default_clinic_id].setdefault(where, Use(practice))
        _add(use, gettext("The clinic of every page"))


def _add_draft_uses(snippets, uses) -> None:
    keys = {str(snippet.pk): snippet.pk for snippet in snippets}
    for model in condition_models():
        found = {}
        for *where, content in _drafts_of(model):
            for key, place in _named_in(model, content, type(snippets[0])):
                if key in keys:
                    places = found.setdefault((keys[key], *where), [])
                    places.append(place)
        pages = model._base_manager.in_bulk({int(pk) for _key, _type, pk in found})
        for (key, *where), places in found.items():
            page = pages.get(int(where[1]))
            if page is None:
                continue
            use = uses[key].setdefault(tuple(where), Use(page, only_in_draft=True))
            for place in places:
                _add(use, place)


def _drafts_of(model) -> Iterator[tuple[int, str, dict]]:
    """What is not, or not yet, in the table.

    Each has the content type that the reference index files the page under, the page's
    key as text, and the content.
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


def _named_in(model, content, snippet_model) -> Iterator[tuple[str, str]]:
    """``(key as text, place)`` of each snippet of a model that a revision names."""
    fields = model._meta.get_fields()
    for each in fields:
        # Who checked the page is no part of a draft, whatever one holds.
        if each.name in REVIEW_FIELDS:
            continue
        if isinstance(each, ForeignKey) and _is_of(each.related_model, snippet_model):
            if content.get(each.name) is not None:
                yield str(content[each.name]), capfirst(each.verbose_name)
    for each in fields:
        if isinstance(each, StreamField):
            stream = each.to_python(content.get(each.name)).get_prep_value()
            yield from _chosen_in_stream(each.stream_block, stream, snippet_model)


def _chosen_in_stream(block, stored, snippet_model) -> Iterator[tuple[str, str]]:
    for section in stored if isinstance(stored, list) else ():
        child = block.child_blocks.get(section["type"])
        if child is not None:
            for key in _chosen(child, section["value"], snippet_model):
                yield key, capfirst(str(child.label))


def _chosen(block, stored, snippet_model) -> Iterator[str]:
    """The keys, as text, that choosers within a block hold; nothing is fetched."""
    if isinstance(block, ChooserBlock):
        if stored is not None and _is_of(block.model_class, snippet_model):
            yield str(stored)
    elif isinstance(block, BaseStreamBlock):
        for key, _place in _chosen_in_stream(block, stored, snippet_model):
            yield key
    elif isinstance(block, ListBlock):
        for item in stored if isinstance(stored, list) else ():
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            value = item.get("value") if is_wrapped else item
            yield from _chosen(block.child_block, value, snippet_model)
    elif isinstance(block, BaseStructBlock) and isinstance(stored, dict):
        for name, value in stored.items():
            if name in block.child_blocks:
                yield from _chosen(block.child_blocks[name], value, snippet_model)


def _is_of(related, snippet_model) -> bool:
    return isinstance(related, type) and issubclass(snippet_model, related)


def _add(use, place) -> None:
    if place not in use.places:
        use.places.append(place)
