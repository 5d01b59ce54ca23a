"""What happens on a site, and what the cache forgets then."""

from copy import copy
from functools import partial

from django.apps import apps
from django.core.signals import request_started
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.contrib.frontend_cache import signal_handlers as wagtails
from wagtail.images import get_image_model
from wagtail.models import COMMENTS_RELATION_NAME, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
    published,
    unpublished,
)

from ..models import ClinicClosure, OsteoSnippet, PracticeSettings, PracticeSnippet
from ..models.page_types import index_models, listed_models
from ..signals import page_checked, reviews_rescheduled
from .addresses import (
    add_below,
    add_branch,
    add_former_address,
    add_former_place,
    add_leading_to,
    add_listing,
    add_lists,
    add_people,
    add_showing,
    add_site,
    add_with_listing,
)
from .after_commit import after_commit, purge_on_commit

# What Wagtail writes into the row when a draft is saved, or a page is locked.
BOOKKEEPING = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def connect() -> None:
    """Watch everything that our pages show, and the pages that our lists show."""
    for model in apps.get_models():
        if issubclass(model, OsteoSnippet):
            post_save.connect(_snippet_saved, sender=model)
            published.connect(_snippet_taken_away, sender=model)
            unpublished.connect(_snippet_taken_away, sender=model)
            pre_delete.connect(_shown_deleted, sender=model)
        if issubclass(model, PracticeSnippet):
            pre_save.connect(_practice_snippet_changes, sender=model)
    post_save.connect(_image_saved, sender=get_image_model())
    pre_delete.connect(_shown_deleted, sender=get_image_model())
    for signal in (post_save, post_delete):
        signal.connect(_closure_changed, sender=ClinicClosure)
        signal.connect(_practice_changed, sender=PracticeSettings)
        signal.connect(_restriction_changed, sender=PageViewRestriction)
    for signal in (pre_save, pre_delete):
        signal.connect(_restriction_changes, sender=PageViewRestriction)
    for model in listed_models():
        pre_save.connect(_page_changes, sender=model)
        post_save.connect(_page_saved, sender=model)
        page_unpublished.connect(_page_unpublished, sender=model)
    for model in index_models():
        pre_save.connect(_index_changes, sender=model)
        post_save.connect(_index_saved, sender=model)
        page_unpublished.connect(_index_unpublished, sender=model)
    page_checked.connect(_pages_checked)
    reviews_rescheduled.connect(_reviews_rescheduled)
    # Of any page: ours may be below it.
    page_slug_changed.connect(_page_renamed)
    pre_page_move.connect(_page_moves)
    post_page_move.connect(_page_moved)
    # Not here: Wagtail's app may stand below ours in the settings, and connect later.
    request_started.connect(_before_the_first_request)


def _before_the_first_request(**kwargs):
    request_started.disconnect(_before_the_first_request)
    for model in (*listed_models(), *index_models()):
        _take_over(model)


def _take_over(model):
    """Leave it to us when our pages are purged: after the commit, and within limits.

    Wagtail's own handlers ask the cache before the commit, and wait while it is silent.
    """
    page_published.disconnect(wagtails.page_published_signal_handler, sender=model)
    page_unpublished.disconnect(wagtails.page_unpublished_signal_handler, sender=model)


def _changes_what_is_shown(instance, raw, update_fields) -> bool:
    if raw:
        return False
    return update_fields is None or not BOOKKEEPING.issuperset(update_fields)


def _practice_snippet_changes(
    sender, instance, raw=False, update_fields=None, **kwargs
):
    # Its slug is the end of its address.
    if instance.pk and _changes_what_is_shown(instance, raw, update_fields):
        purge_on_commit(partial(add_former_address, model=sender, key=instance.pk))


def _snippet_saved(instance, raw=False, update_fields=None, **kwargs):
    if instance.live and _changes_what_is_shown(instance, raw, update_fields):
        after_commit(partial(add_showing, shown=instance))


def _snippet_taken_away(instance, **kwargs):
    if not instance.live:
        after_commit(partial(add_showing, shown=instance))


def _image_saved(instance, created, raw=False, **kwargs):
    if not created and not raw:
        after_commit(partial(add_showing, shown=instance))


def _shown_deleted(instance, **kwargs):
    # Once it is gone nobody knows any more what showed it.
    purge_on_commit(partial(add_showing, shown=instance))


def _closure_changed(raw=False, **kwargs):
    # Every condition may have had its notice, or have it now.
    if not raw:
        after_commit(add_site)


def _practice_changed(instance, raw=False, **kwargs):
    if not raw:
        after_commit(partial(add_site, site_ids=[instance.site_id]))


def _page_changes(sender, instance, raw=False, update_fields=None, **kwargs):
    _take_over(sender)
    if instance.pk and _changes_what_is_shown(instance, raw, update_fields):
        purge_on_commit(partial(add_former_place, page_id=instance.pk))


def _page_saved(instance, raw=False, update_fields=None, **kwargs):
    # Not when it is published: an alias and a script's page are live at once too.
    if instance.live and _changes_what_is_shown(instance, raw, update_fields):
        after_commit(
            lambda batch: add_leading_to(batch, instance),
            partial(add_listing, page=instance),
        )


def _pages_checked(pages, **kwargs):
    # The feed and the date in the list's sitemap entry are new too.
    after_commit(partial(add_with_listing, pages=pages.filter(live=True)))


def _reviews_rescheduled(pages, **kwargs):
    live = pages.filter(live=True).defer("body")
    after_commit(lambda batch: batch.add_pages(live))


def _page_unpublished(instance, **kwargs):
    # Perhaps because it is deleted: what led to it is known now, its key no longer is
    # afterwards, and a whole list may go with it.
    purge_on_commit(lambda batch: add_leading_to(batch, instance))
    purge_on_commit(partial(add_former_place, page_id=instance.pk))
    after_commit(partial(add_listing, page=copy(instance)))


def _index_changes(sender, instance, raw=False, update_fields=None, **kwargs):
    _take_over(sender)
    if instance.pk and _changes_what_is_shown(instance, raw, update_fields):
        purge_on_commit(partial(add_former_place, page_id=instance.pk))
        former = sender._base_manager.filter(pk=instance.pk).values_list("title")
        if (instance.title,) not in former:
            after_commit(partial(add_below, page=instance))


def _index_saved(instance, raw=False, update_fields=None, **kwargs):
    if instance.live and _changes_what_is_shown(instance, raw, update_fields):
        after_commit(
            lambda batch: batch.add_page(instance),
            lambda batch: add_leading_to(batch, instance),
        )


def _index_unpublished(instance, **kwargs):
    purge_on_commit(lambda batch: batch.add_page(instance))
    purge_on_commit(lambda batch: add_leading_to(batch, instance))
    after_commit(add_people)


def _page_renamed(instance, instance_before, **kwargs):
    _branch_changed(instance.pk, instance_before.url_path)


def _page_moves(**kwargs):
    purge_on_commit(add_lists)


def _page_moved(instance, url_path_before, **kwargs):
    _branch_changed(instance.pk, url_path_before)


def _restriction_changes(raw=False, **kwargs):
    if not raw:
        purge_on_commit(add_lists)


def _restriction_changed(instance, raw=False, **kwargs):
    # Whoever closes a page must not find it in a cache afterwards.
    if not raw:
        _branch_changed(instance.page_id)


def _branch_changed(page_id, former_path=""):
    after_commit(partial(add_branch, page_id=page_id, former_path=former_path))
