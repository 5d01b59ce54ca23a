"""How addresses get to the cache: in the background, within limits, or into the log.

Wagtail's tasks decide where the background is. A worker of the site's own sends when it
can. Without one tasks run at once, within the request of whoever publishes; so there a
thread sends, and that request waits for it only a moment.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import monotonic, sleep

from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks import task
from wagtail.contrib.frontend_cache.backends import HTTPBackend as WagtailBackend
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task

from .http_backend import HTTPBackend

logger = logging.getLogger(__name__)

# What one change may have purged, and how much of it goes into one task.
MOST = 1000
AT_ONCE = 200
# How long somebody who publishes waits for the cache, in seconds.
PATIENCE = 3
# How long addresses are tried, from when they are handed over.
SECONDS = 60
# Between attempts at a backend that raises.
PAUSES = (1, 4)

# One after another: a cache in trouble is not helped by more threads. It has ended its
# work within the time limit when the process is to end.
_outbox = ThreadPoolExecutor(1, thread_name_prefix="osteo-cache-purging")
_last: Future | None = None


def send(urls: set[str]) -> None:
    """Have the cache forget ``urls``, the most important first, in the background."""
    ordered = sorted(urls, key=_importance)
    for start in range(0, len(ordered), AT_ONCE):
        _enqueue(ordered[start : start + AT_ONCE])


def within_limit(urls: set[str], sent: int) -> set[str]:
    """``urls``, or the most important of them where they are too many.

    :param sent: how many the same change has had purged already.
    """
    left = max(0, MOST - sent)
    if len(urls) <= left:
        return urls
    logger.warning(
        "A change touches %d cached addresses, and only %d are purged one by one. "
        "Empty the whole front-end cache now.",
        sent + len(urls),
        MOST,
    )
    return set(sorted(urls, key=_importance)[:left])


@task()
def purge_addresses(urls: list[str]) -> None:
    """Have every cache in ``WAGTAILFRONTENDCACHE`` forget ``urls``."""
    _purge(urls, monotonic() + SECONDS)


def _enqueue(urls: list[str]) -> None:
    global _last
    if not _runs_at_once(purge_addresses.get_backend()):
        purge_addresses.enqueue(urls)
        return
    is_idle = _last is None or _last.done()
    _last = _outbox.submit(_purge, urls, monotonic() + SECONDS)
    # Whoever publishes much at once waits once, not once for each page.
    if is_idle and not wait([_last], timeout=PATIENCE).done:
        logger.warning(
            "The front-end cache is slow; purging goes on in a thread of this process."
        )


def _runs_at_once(backend) -> bool:
    # By its name: Django 6.0 has a class of its own beside that of django-tasks.
    return any(each.__name__ == "ImmediateBackend" for each in type(backend).__mro__)


def _purge(urls: list[str], deadline: float) -> None:
    for name in _backends(0):
        for pause in (*PAUSES, None):
            seconds = deadline - monotonic()
            if seconds <= 0:
                logger.error(
                    "No time was left to purge %d addresses from the cache “%s”: %s",
                    len(urls),
                    name,
                    ", ".join(urls),
                )
                break
            try:
                purge_urls_from_cache_task.call(urls, _backends(seconds), [name])
                break
            except Exception:
                # Of any library. The next cache hears of it still.
                if pause is None:
                    logger.exception(
                        "%d addresses are not purged from the cache “%s”: %s",
                        len(urls),
                        name,
                        ", ".join(urls),
                    )
                else:
                    sleep(pause)


def unlimited_backends() -> list[str]:
    """The caches of the settings for which Wagtail's own purges may wait for ever."""
    return [
        name
        for name, backend in _configured().items()
        if _backend_class(backend) is WagtailBackend
    ]


def _backends(seconds: float) -> dict:
    """The caches of the settings, with our HTTP backend in the place of Wagtail's.

    :param seconds: how long that may take.
    """
    path = f"{HTTPBackend.__module__}.{HTTPBackend.__qualname__}"
    limits = {"BACKEND": path, "SECONDS": seconds}
    return {
        name: {**backend, **limits}
        if _backend_class(backend) in (WagtailBackend, HTTPBackend)
        else backend
        for name, backend in _configured().items()
    }


def _configured() -> dict:
    configured = getattr(settings, "WAGTAILFRONTENDCACHE", None)
    if configured is not None:
        return configured
    location = getattr(settings, "WAGTAILFRONTENDCACHE_LOCATION", None)
    path = f"{WagtailBackend.__module__}.{WagtailBackend.__qualname__}"
    return {"default": {"BACKEND": path, "LOCATION": location}} if location else {}


def _backend_class(backend: dict):
    try:
        return import_string(backend["BACKEND"])
    except ImportError:
        # Wagtail says what is wrong when it is used.
        return None


def _importance(url: str) -> tuple:
    # Pages before the parts of lists.
    return "?" in url, url
