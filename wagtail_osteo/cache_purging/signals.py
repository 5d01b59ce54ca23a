"""What happens on a site, and what the cache forgets then."""

from copy import copy
from functools import partial

from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from ..models import ClinicClosure, OsteoSnippet, PracticeSettings
from ..models.page_types import index_models, listed_models
from ..signals import page_checked, reviews_rescheduled
from .addresses import (
    add_branch,
    add_leading_to,
    add_listing,
    add_people,
    add_showing,
    add_site,
    add_with_listing,
)
from .after_commit import after_commit, purge_on_commit

# What Wagtail writes into the row when a draft is saved.
DRAFT_FIELDS = frozenset({"latest_revision", "has_unpublished_changes"})


def connect() -> None:
    """Watch everything that our pages show, and the pages that our lists show."""
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
        page_published.connect(_page_published, sender=model)
        page_unpublished.connect(_page_unpublished, sender=model)
        post_save.connect(_page_saved, sender=model)
    for model in index_models():
        page_unpublished.connect(_index_unpublished, sender=model)
    page_checked.connect(_pages_checked)
    reviews_rescheduled.connect(_reviews_rescheduled)
    # Of any page: ours may be below it.
    page_slug_changed.connect(_page_renamed)
    post_page_move.connect(_page_moved)


def _snippet_saved(instance, raw=False, update_fields=None, **kwargs):
    is_draft = update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)
    if instance.live and not is_draft and not raw:
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


def _page_published(instance, **kwargs):
    after_commit(
        partial(add_leading_to, page=instance), partial(add_listing, page=instance)
    )


def _page_saved(instance, created, raw=False, **kwargs):
    # An alias is live at once, and Wagtail does not call that publishing.
    if created and instance.live and instance.alias_of_id and not raw:
        _page_published(instance)


def _pages_checked(pages, **kwargs):
    # The feed and the date in the list's sitemap entry are new too.
    after_commit(partial(add_with_listing, pages=pages.filter(live=True)))


def _reviews_rescheduled(pages, **kwargs):
    live = pages.filter(live=True).defer("body")
    after_commit(lambda batch: batch.add_pages(live))


def _page_unpublished(instance, **kwargs):
    # Perhaps because it is deleted: what led to it is known now, its key no longer is
    # afterwards, and a whole list may go with it.
    purge_on_commit(partial(add_leading_to, page=instance))
    after_commit(partial(add_listing, page=copy(instance)))


def _index_unpublished(**kwargs):
    after_commit(add_people)


def _page_renamed(instance, instance_before, **kwargs):
    _branch_changed(instance.pk, instance_before.url_path)


def _page_moved(instance, url_path_before, **kwargs):
    _branch_changed(instance.pk, url_path_before)


def _restriction_changed(instance, raw=False, **kwargs):
    # Whoever closes a page must not find it in a cache afterwards.
    if not raw:
        _branch_changed(instance.page_id)


def _branch_changed(page_id, former_path=""):
    after_commit(partial(add_branch, page_id=page_id, former_path=former_path))
