"""Requests to a cache that is slow, broken, silent or not there."""

from time import monotonic

from django.test import SimpleTestCase

from wagtail_osteo.cache_purging.http_backend import HTTPBackend

from .caches import dead_cache, refusing_cache, running_cache

LOGGER = "wagtail_osteo.cache_purging.http_backend"
URLS = [f"https://practice.example.com/conditions/{n}/?page=2" for n in range(40)]


class HTTPBackendTests(SimpleTestCase):
    def purge(self, location, *urls, seconds=3):
        """How many seconds it takes."""
        backend = HTTPBackend({"LOCATION": location, "SECONDS": seconds})
        began = monotonic()
        backend.purge_batch(urls)
        return monotonic() - began

    def test_each_address_is_forgotten(self):
        with running_cache() as cache, self.assertNoLogs(LOGGER):
            self.purge(cache.location, *URLS, "http://two.example.com:8000/")
        asked = [url.replace("https:", "http:") for url in URLS]
        self.assertCountEqual(cache.asked, [*asked, "http://two.example.com:8000/"])

    def test_what_fails_for_a_moment_is_tried_again(self):
        with running_cache(503, 502) as cache, self.assertNoLogs(LOGGER):
            self.purge(cache.location, URLS[0])
        self.assertEqual(len(cache.asked), 3)

    def test_what_the_cache_does_not_have_is_forgotten(self):
        with running_cache(404) as cache, self.assertNoLogs(LOGGER):
            self.purge(cache.location, URLS[0])
        self.assertEqual(len(cache.asked), 1)

    def test_a_refusal_is_logged_and_not_repeated(self):
        with running_cache(405) as cache, self.assertLogs(LOGGER) as logs:
            self.purge(cache.location, *URLS[:2])
        self.assertEqual(len(cache.asked), 2)
        self.assertIn("1 of 2 addresses are not purged", logs.output[0])
        self.assertIn(
            f"/conditions/{'0' if '/0/' in logs.output[0] else '1'}/", logs.output[0]
        )
        self.assertIn("405", logs.output[0])

    def test_a_broken_cache_is_given_up(self):
        with running_cache(*[500] * 10) as cache, self.assertLogs(LOGGER):
            self.purge(cache.location, URLS[0])
        self.assertEqual(len(cache.asked), 3)

    def test_a_dead_cache_holds_nobody_up(self):
        with dead_cache() as location, self.assertLogs(LOGGER) as logs:
            seconds = self.purge(location, *URLS, seconds=1)
        self.assertLess(seconds, 2.5)
        self.assertEqual(len(logs.output), 1)
        self.assertIn("40 of 40 addresses are not purged", logs.output[0])

    def test_nor_does_one_that_is_not_there(self):
        with self.assertLogs(LOGGER) as logs:
            seconds = self.purge(refusing_cache(), *URLS, seconds=1)
        self.assertLess(seconds, 2.5)
        self.assertIn("refused", logs.output[0])

    def test_what_a_slow_cache_has_no_time_for_is_logged(self):
        with running_cache(seconds=0.3) as cache, self.assertLogs(LOGGER) as logs:
            seconds = self.purge(cache.location, *URLS, seconds=1)
        self.assertLess(seconds, 2.5)
        self.assertIn("no time left", logs.output[0])
