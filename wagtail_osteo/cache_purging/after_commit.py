"""When the cache is asked to forget: after the commit, and only where there is one.

Before the commit it would fetch the old copies once more.
"""

from django.apps import apps
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import PurgeBatch


def after_commit(*fills) -> None:
    """Purge what ``fills`` put into Wagtail's batch, once the change is committed."""

    def fill_and_purge():
        batch = PurgeBatch()
        for fill in fills:
            fill(batch)
        batch.purge()

    if _has_cache():
        transaction.on_commit(fill_and_purge)


def purge_on_commit(fill) -> None:
    """The same, but ``fill`` looks at once: afterwards nobody would know."""
    if _has_cache():
        batch = PurgeBatch()
        fill(batch)
        transaction.on_commit(batch.purge)


def _has_cache() -> bool:
    return apps.is_installed("wagtail.contrib.frontend_cache")
