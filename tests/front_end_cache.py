"""A front-end cache that writes down what it is asked to forget."""

from contextlib import contextmanager
from unittest import mock
from urllib.parse import urlsplit

from django.apps import apps
from django.test import override_settings
from wagtail.contrib.frontend_cache.backends import BaseBackend

purged = []


class RecordingBackend(BaseBackend):
    """Keeps the addresses in ``purged``, and asks no cache."""

    def purge(self, url):
        purged.append(url)


@contextmanager
def front_end_cache(**backends):
    """As on a site that has ``wagtail.contrib.frontend_cache`` installed.

    Only in what is asked of it: installed for good it would slow all other tests, and
    while they run no app can be added.

    :param backends: the caches by their names; without any, the one that records.
    """
    is_installed = apps.is_installed

    def is_installed_too(name):
        return name == "wagtail.contrib.frontend_cache" or is_installed(name)

    recording = {"default": {"BACKEND": f"{__name__}.RecordingBackend"}}
    with (
        mock.patch.object(apps, "is_installed", is_installed_too),
        override_settings(WAGTAILFRONTENDCACHE=backends or recording),
    ):
        purged.clear()
        yield


@contextmanager
def forgotten(test_case):
    """What the cache forgets once that which happens here is committed.

    Sorted, each once: the paths of the site, with their queries.
    """
    paths = []
    with front_end_cache():
        with test_case.captureOnCommitCallbacks(execute=True):
            yield paths
            test_case.assertEqual(purged, [], "purged before the commit")
        urls = map(urlsplit, purged)
        paths += sorted({url._replace(scheme="", netloc="").geturl() for url in urls})
