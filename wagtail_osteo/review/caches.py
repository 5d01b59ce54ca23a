"""Cached copies of pages whose dates changed without a publication."""

from django.apps import apps
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import purge_pages_from_cache

__all__ = ["purge"]


def purge(pages) -> None:
    """Purge ``pages`` from the site's front-end cache, if it has one, after the commit.

    :param pages: a queryset; it is read only where there is a cache.
    """
    if apps.is_installed("wagtail.contrib.frontend_cache"):
        # Before the commit the cache would fetch the old copy once more.
        transaction.on_commit(lambda: purge_pages_from_cache(pages))
