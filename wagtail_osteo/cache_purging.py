"""Cached copies follow: a front-end cache forgets the pages that show what changed.

Wagtail purges a page when that page is published. Ours show people, clinics, texts,
closures and Practice details too, which change on their own. Nothing here costs
anything on a site without ``wagtail.contrib.frontend_cache``.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import partial

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import (
    ReferenceIndex,
    Site,
    TranslatableMixin,
    get_page_models,
)
from wagtail.signals import published, unpublished

from .site_pages import belongs_to

__all__ = ["connect", "purge"]

# In one query, of the keys that any database takes.
CHUNK = 500


def connect() -> None:
    """Watch everything that our pages show and that is no page itself."""
    from .models import ClinicClosure, OsteoSnippet, PracticeSettings

    for model in apps.get_models():
        if issubclass(model, OsteoSnippet):
            post_save.connect(_snippet_saved, sender=model)
            published.connect(_snippet_taken_away, sender=model)
            unpublished.connect(_snippet_taken_away, sender=model)
            pre_delete.connect(_snippet_deleted, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(_closure_changed, sender=ClinicClosure)
        signal.connect(_practice_changed, sender=PracticeSettings)


def purge(pages) -> None:
    """Purge ``pages`` after the commit.

    :param pages: a queryset; it is read only where there is a cache.
    """
    _after_commit(lambda batch: batch.add_pages(pages))


def _snippet_saved(instance, raw=False, update_fields=None, **kwargs):
    # A draft is saved with the fields named that tell that there is one.
    if instance.live and update_fields is None and not raw:
        _after_commit(partial(_add_showing, snippet=instance))


def _snippet_taken_away(instance, **kwargs):
    if not instance.live:
        _after_commit(partial(_add_showing, snippet=instance))


def _snippet_deleted(instance, **kwargs):
    if _has_cache():
        # Once it is gone nobody knows any more what showed it.
        batch = _new_batch()
        _add_showing(batch, instance)
        transaction.on_commit(batch.purge)


def _closure_changed(raw=False, **kwargs):
    # Every condition may have had its notice, or have it now.
    if not raw:
        _after_commit(_add_site)


def _practice_changed(instance, raw=False, **kwargs):
    if not raw:
        _after_commit(partial(_add_site, site_ids=[instance.site_id]))


def _has_cache() -> bool:
    return apps.is_installed("wagtail.contrib.frontend_cache")


def _new_batch():
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    return PurgeBatch()


def _after_commit(fill) -> None:
    """Purge what ``fill`` puts into a batch, once the change is committed."""

    def fill_and_purge():
        batch = _new_batch()
        fill(batch)
        batch.purge()

    if _has_cache():
        # Before the commit the cache would fetch the old copies once more.
        transaction.on_commit(fill_and_purge)


def _add_showing(batch, snippet) -> None:
    """Add all live pages that show ``snippet``, through other snippets too.

    The queries grow with how deep snippets name each other and not with how many there
    are, but for one in each ``CHUNK`` pages.
    """
    from .models import OsteoSnippet, PracticeSettings

    snippets, pages = _find_showing(snippet)
    for model, keys in pages.items():
        keys = sorted(keys)
        for start in range(0, len(keys), CHUNK):
            chunk = keys[start : start + CHUNK]
            batch.add_pages(model.objects.filter(pk__in=chunk, live=True))
    _add_directory(batch, snippets, Site.objects.all())
    # A practice's own clinic stands on all its conditions, and no index knows of it.
    keys = {s.translation_key for s in snippets if isinstance(s, OsteoSnippet)}
    practices = PracticeSettings.objects.filter(
        default_clinic__translation_key__in=keys
    )
    site_ids = list(practices.values_list("site_id", flat=True))
    if site_ids:
        _add_conditions(batch, site_ids)


def _find_showing(snippet) -> tuple[list, dict]:
    """What names ``snippet`` or a translation of it, and what names that, and so on.

    :returns: the snippets, that one included, and the keys of pages by base model.
    """
    found, pages = {}, defaultdict(set)
    fringe = [snippet]
    while fringe:
        fringe = [
            each for each in _with_translations(fringe) if _identity(each) not in found
        ]
        found |= {_identity(each): each for each in fringe}
        references = ReferenceIndex.get_references_to_in_bulk(fringe)
        rows = references.values_list("base_content_type", "object_id").distinct()
        keys_by_type = defaultdict(set)
        for type_id, key in rows:
            keys_by_type[type_id].add(key)
        fringe = []
        for type_id, keys in keys_by_type.items():
            model = ContentType.objects.get_for_id(type_id).model_class()
            if model is None:
                continue
            if issubclass(model, tuple(get_page_models())):
                pages[model] |= keys
            else:
                fringe += model._base_manager.filter(pk__in=keys)
    return list(found.values()), pages


def _with_translations(snippets) -> list:
    """``snippets`` and their translations: pages choose one, and show another."""
    keys_by_model = defaultdict(set)
    others = []
    for snippet in snippets:
        if isinstance(snippet, TranslatableMixin):
            keys_by_model[type(snippet)].add(snippet.translation_key)
        else:
            others.append(snippet)
    for model, keys in keys_by_model.items():
        translations = model._base_manager.filter(translation_key__in=keys)
        others += translations.select_related("locale")
    return others


def _identity(instance) -> tuple:
    return type(instance), instance.pk


def _add_site(batch, site_ids=None) -> None:
    """Add all conditions, their lists and the directory of some sites, or of all."""
    from .models import PracticeSnippet

    _add_conditions(batch, site_ids)
    snippets = []
    for model in apps.get_models():
        if issubclass(model, PracticeSnippet):
            snippets += model.objects.filter(live=True).select_related("locale")
    sites = Site.objects.all()
    if site_ids is not None:
        sites = sites.filter(pk__in=site_ids)
    _add_directory(batch, snippets, sites)


def _add_conditions(batch, site_ids=None) -> None:
    from .models import ConditionIndexPageMixin, ConditionPageMixin

    where = Q()
    if site_ids is not None:
        where = Q(pk__in=[])
        for site_id in site_ids:
            where |= belongs_to(site_id)
    for model in get_page_models():
        if issubclass(model, (ConditionPageMixin, ConditionIndexPageMixin)):
            pages = model.objects.live().filter(where)
            batch.add_pages(pages.defer_streamfields())


def _add_directory(batch, snippets, sites) -> None:
    """Add the addresses that people and clinics have themselves, and their lists."""
    from .models import PracticeSnippet

    paths = set()
    for snippet in snippets:
        if isinstance(snippet, PracticeSnippet):
            path = snippet.get_absolute_url()
            if path:
                # The list is where the addresses of its entries begin.
                paths |= {path, f"{posixpath.dirname(path.rstrip('/'))}/"}
    if paths:
        for site in sites:
            batch.add_urls(site.root_url + path for path in paths)
