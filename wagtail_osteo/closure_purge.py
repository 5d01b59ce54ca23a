"""Lets a front-end cache forget the pages that say when a clinic is closed."""

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import get_page_models

__all__ = ["connect", "purge_pages"]


def connect(closure_model) -> None:
    """Purge our pages whenever a closure is saved or deleted, once it is committed."""
    post_save.connect(_closure_changed, sender=closure_model)
    post_delete.connect(_closure_changed, sender=closure_model)


def purge_pages() -> None:
    """Purge all live conditions and their lists, in a bounded number of queries."""
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    from .models import ConditionIndexPageMixin, ConditionPageMixin

    batch = PurgeBatch()
    for model in get_page_models():
        if issubclass(model, (ConditionPageMixin, ConditionIndexPageMixin)):
            batch.add_pages(model.objects.live().defer_streamfields())
    batch.purge()


def _closure_changed(**kwargs):
    if apps.is_installed("wagtail.contrib.frontend_cache"):
        # Before the commit the cache would fetch the old copies once more.
        transaction.on_commit(purge_pages)
