"""When the cache is asked to forget: after the commit, and only where there is one.

Before the commit it would fetch the old copies once more.
"""

from django.apps import apps
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import PurgeBatch

from .sending import send, within_limit


def after_commit(*fills) -> None:
    """Purge what ``fills`` put into Wagtail's batch, once the change is committed."""
    if _has_cache():
        _when_committed(PurgeBatch(), fills)


def purge_on_commit(fill) -> None:
    """The same, but ``fill`` looks at once: afterwards nobody would know."""
    if _has_cache():
        batch = PurgeBatch()
        fill(batch)
        _when_committed(batch)


def _when_committed(batch, fills=()) -> None:
    # What is saved is saved: no fault of a cache may tell the editor otherwise.
    transaction.on_commit(_Purge(batch, fills).run, robust=True)


class _Purge:
    """What is done after a commit. Each address is sent once for each commit."""

    def __init__(self, batch, fills):
        self.batch, self.fills = batch, fills
        self.is_over = False
        # One change is often several for Django, such as a page and its alias. Each has
        # a hook of its own, for each may be rolled back alone.
        waiting = transaction.get_connection().run_on_commit
        others = [getattr(hook, "__self__", None) for _ids, hook, *_rest in waiting]
        ours = [o for o in others if isinstance(o, _Purge) and not o.is_over]
        self.sent = ours[0].sent if ours else set()

    def run(self) -> None:
        self.is_over = True
        for fill in self.fills:
            fill(self.batch)
        urls = within_limit(self.batch.urls - self.sent, len(self.sent))
        self.sent |= urls
        send(urls)


def _has_cache() -> bool:
    return apps.is_installed("wagtail.contrib.frontend_cache")
