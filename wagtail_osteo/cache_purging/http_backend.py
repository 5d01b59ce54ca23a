"""Wagtail's backend for caches that take ``PURGE`` requests, but with a time limit.

Wagtail's own sends one request after another, and waits for each as long as the cache
likes: for ever where that is dead.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPException
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from wagtail import __version__ as wagtail_version
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend as WagtailBackend
from wagtail.contrib.frontend_cache.backends.http import PurgeRequest

__all__ = ["HTTPBackend"]

logger = logging.getLogger(__name__)

# Few, and patient: a slow cache that is asked again while it is still at work gets
# slower.
AT_ONCE = 2
ATTEMPTS = 3
# Of one request, in seconds.
TIMEOUT = 10
# Before the second attempt; twice as long before the third.
PAUSE = 0.5
# In the log, of the addresses that failed.
NAMED = 10


class HTTPBackend(WagtailBackend):
    """Sends a few requests at a time, each some times if need be, until time is up.

    ``SECONDS`` beside ``LOCATION`` is how long all addresses of a batch may take
    together. What was not purged by then is logged.
    """

    def __init__(self, params):
        self.seconds = params.pop("SECONDS", 3)
        super().__init__(params)

    def purge(self, url):
        self.purge_batch([url])

    def purge_batch(self, urls):
        urls = list(urls)
        attempt = partial(self._purge, deadline=monotonic() + self.seconds)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            faults = list(pool.map(attempt, urls))
        failed = {url: fault for url, fault in zip(urls, faults, strict=True) if fault}
        if failed:
            logger.error(
                "%d of %d addresses are not purged from the cache at %s: %s%s",
                len(failed),
                len(urls),
                self.cache_netloc,
                ", ".join(f"{url} ({failed[url]})" for url in list(failed)[:NAMED]),
                ", …" if len(failed) > NAMED else "",
            )

    def _purge(self, url: str, deadline: float) -> str:
        """What went wrong, or ""."""
        fault = "no time left"
        for number in range(ATTEMPTS):
            if number:
                sleep(max(0, min(PAUSE * 2 ** (number - 1), deadline - monotonic())))
            seconds = deadline - monotonic()
            if seconds <= 0:
                break
            try:
                # The scheme is that of the site's own setting.
                with urlopen(  # noqa: S310
                    self._request(url), timeout=min(TIMEOUT, seconds)
                ):
                    return ""
            except HTTPError as error:
                error.close()
                if error.code == 404:
                    # It had no copy.
                    return ""
                fault = f"{error.code} {error.reason}"
                if error.code < 500:
                    # Asked again, it would refuse again.
                    return fault
            except (OSError, HTTPException) as error:
                fault = str(getattr(error, "reason", error)) or type(error).__name__
        return fault

    def _request(self, url: str) -> PurgeRequest:
        parts = urlsplit(url)
        # Not with the name and password that a netloc may hold.
        host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
        return PurgeRequest(
            urlunsplit(
                parts._replace(scheme=self.cache_scheme, netloc=self.cache_netloc)
            ),
            headers={
                "Host": host,
                "User-Agent": f"Wagtail-frontendcache/{wagtail_version}",
            },
        )
