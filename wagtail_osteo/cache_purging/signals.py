"""What happens on a site, and what the cache forgets then."""

from copy import copy
from functools import partial

from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
    published,
    unpublished,
)

from ..page_types import index_models, listed_models
from .addresses import (
    add_all_about,
    add_leading_to,
    add_listing,
    add_showing,
    add_site,
)
from .after_commit import after_commit, purge_on_commit

__all__ = ["connect"]


def connect() -> None:
    """Watch everything that our pages show, and the pages that our lists show."""
    from ..models import ClinicClosure, OsteoSnippet, PracticeSettings

    for model in apps.get_models():
        if issubclass(model, OsteoSnippet):
            post_save.connect(_snippet_saved, sender=model)
            published.connect(_snippet_taken_away, sender=model)
            unpublished.connect(_snippet_taken_away, sender=model)
            pre_delete.connect(_snippet_deleted, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(_closure_changed, sender=ClinicClosure)
        signal.connect(_practice_changed, sender=PracticeSettings)
        signal.connect(_restriction_changed, sender=PageViewRestriction)
    for model in listed_models():
        page_published.connect(_page_arrived, sender=model)
        page_unpublished.connect(_page_unpublished, sender=model)
        page_slug_changed.connect(_page_readdressed, sender=model)
        post_page_move.connect(_page_arrived, sender=model)
    for model in (*listed_models(), *index_models()):
        pre_page_move.connect(_page_leaves, sender=model)


def _snippet_saved(instance, raw=False, update_fields=None, **kwargs):
    # A draft is saved with the fields named that tell that there is one.
    if instance.live and update_fields is None and not raw:
        after_commit(partial(add_showing, snippet=instance))


def _snippet_taken_away(instance, **kwargs):
    if not instance.live:
        after_commit(partial(add_showing, snippet=instance))


def _snippet_deleted(instance, **kwargs):
    # Once it is gone nobody knows any more what showed it.
    purge_on_commit(partial(add_showing, snippet=instance))


def _closure_changed(raw=False, **kwargs):
    # Every condition may have had its notice, or have it now.
    if not raw:
        after_commit(add_site)


def _practice_changed(instance, raw=False, **kwargs):
    if not raw:
        after_commit(partial(add_site, site_ids=[instance.site_id]))


def _page_arrived(instance, **kwargs):
    # A move tells of drafts too.
    if instance.live:
        after_commit(
            partial(add_leading_to, page=instance), partial(add_listing, page=instance)
        )


def _page_unpublished(instance, **kwargs):
    # Perhaps because it is deleted: what led to it is known now, its key no longer is
    # afterwards, and a whole list may go with it.
    purge_on_commit(partial(add_leading_to, page=instance))
    after_commit(partial(add_listing, page=copy(instance)))


def _page_leaves(instance, **kwargs):
    # What is below it gets new addresses too.
    purge_on_commit(partial(add_all_about, page=instance))


def _page_readdressed(instance_before, **kwargs):
    after_commit(lambda batch: batch.add_page(instance_before))


def _restriction_changed(instance, raw=False, **kwargs):
    """Whoever closes a page must not find it in a cache afterwards."""

    def fill(batch):
        # None when the page is deleted, and its restriction with it.
        page = Page.objects.filter(pk=instance.page_id).first()
        if page:
            add_all_about(batch, page)

    if not raw:
        after_commit(fill)
