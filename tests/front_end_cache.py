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


class FrontEndCacheMixin:
    """For tests of a site that has ``wagtail.contrib.frontend_cache`` installed.

    Only in what it answers: installed for good it would slow all other tests, and
    while they run no app can be added.
    """

    def setUp(self):
        super().setUp()
        is_installed = apps.is_installed
        for patch in (
            mock.patch.object(
                apps,
                "is_installed",
                lambda name: (
                    name == "wagtail.contrib.frontend_cache" or is_installed(name)
                ),
            ),
            override_settings(
                WAGTAILFRONTENDCACHE={
                    "default": {"BACKEND": f"{__name__}.RecordingBackend"}
                }
            ),
        ):
            patch.__enter__()
            self.addCleanup(patch.__exit__, None, None, None)


@contextmanager
def forgotten(test_case):
    """The paths, sorted, that the cache forgets once what happens here is committed."""
    paths = []
    purged.clear()
    with test_case.captureOnCommitCallbacks(execute=True):
        yield paths
        test_case.assertEqual(purged, [], "purged before the commit")
    paths += sorted(urlsplit(url).path for url in purged)
