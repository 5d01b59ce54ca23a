"""Whoever publishes does not wait for a cache, and all addresses get there."""

from time import monotonic, sleep
from unittest import mock

from django.test import TestCase, override_settings
from django_tasks import default_task_backend
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import Site

from tests.content import create_condition, create_index
from tests.front_end_cache import forgotten, front_end_cache, purged
from wagtail_osteo.cache_purging import sending

from .caches import WAGTAILS, dead_cache, refusing_cache, running_cache

SENDING = "wagtail_osteo.cache_purging.sending"
HTTP = "wagtail_osteo.cache_purging.http_backend"
DUMMY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


class BrokenBackend(BaseBackend):
    """Raises, as a library does that cannot reach its service."""

    def purge(self, url):
        raise RuntimeError("The service is away")


class SendingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page = create_condition(cls.index, title="Cramp", slug="cramp")

    def setUp(self):
        # What is measured is whether anybody waits, not for how long.
        patience = mock.patch.object(sending, "PATIENCE", 1)
        patience.start()
        self.addCleanup(patience.stop)

    def publish(self, *pages, **backends):
        """How many seconds it takes an editor to publish pages."""
        began = monotonic()
        with front_end_cache(**backends):
            with self.captureOnCommitCallbacks(execute=True):
                for page in pages or [self.page]:
                    page.save_revision().publish()
            seconds = monotonic() - began
            yield_until_sent()
        return seconds

    def http(self, location, **more):
        return {"BACKEND": WAGTAILS, "LOCATION": location, **more}

    def paths(self, cache):
        return {"/" + url.split("/", 3)[3] for url in cache.asked}

    def test_a_cache_in_good_health(self):
        with running_cache() as cache:
            self.publish(default=self.http(cache.location))
        self.assertIn("/conditions/cramp/", self.paths(cache))
        self.assertIn("/conditions/?region=knee", self.paths(cache))
        self.assertEqual(len(cache.asked), len(set(cache.asked)))

    def test_a_slow_cache_gets_everything_and_the_editor_does_not_wait(self):
        with running_cache(seconds=0.1) as cache, self.assertLogs(SENDING, "WARNING"):
            seconds = self.publish(default=self.http(cache.location))
        self.assertLess(seconds, sending.PATIENCE + 2)
        self.assertGreater(len(cache.asked) * 0.1, sending.PATIENCE)
        self.assertIn("/conditions/?region=upper-back", self.paths(cache))

    def test_nobody_waits_for_a_dead_cache_and_the_log_tells(self):
        others = [create_condition(self.index, slug=f"p-{n}") for n in range(3)]
        with mock.patch.object(sending, "SECONDS", 2), self.assertLogs(HTTP) as logs:
            with dead_cache() as location:
                seconds = self.publish(*others, default=self.http(location))
        self.assertLess(seconds, sending.PATIENCE + 2)
        self.assertIn("/conditions/p-0/", logs.output[0])

    def test_a_cache_that_is_not_there(self):
        with self.assertLogs(HTTP) as logs:
            seconds = self.publish(default=self.http(refusing_cache()))
        self.assertLess(seconds, sending.PATIENCE + 2)
        self.assertIn("refused", logs.output[0])

    def test_each_host_has_its_cache(self):
        Site.objects.create(
            hostname="two.example.com", root_page=create_index(slug="two")
        )
        two = Site.objects.get(hostname="two.example.com").root_page.specific
        other = create_condition(two, slug="calf")
        with running_cache() as one_cache, running_cache() as two_cache:
            self.publish(
                self.page,
                other,
                one=self.http(one_cache.location, HOSTNAMES=["localhost"]),
                two=self.http(two_cache.location, HOSTNAMES=["two.example.com"]),
            )
        self.assertIn("http://localhost/conditions/cramp/", one_cache.asked)
        self.assertIn("http://two.example.com/calf/", two_cache.asked)
        for cache, host in ((one_cache, "localhost"), (two_cache, "two.example.com")):
            self.assertEqual({url.split("/")[2] for url in cache.asked}, {host})

    def test_a_cache_that_fails_leaves_the_next_one(self):
        with (
            running_cache() as cache,
            mock.patch.object(sending, "PAUSES", (0.1,)),
            self.assertLogs(SENDING) as logs,
        ):
            self.publish(
                broken={"BACKEND": f"{__name__}.BrokenBackend"},
                good=self.http(cache.location),
            )
        self.assertIn("/conditions/cramp/", self.paths(cache))
        self.assertIn("not purged from the cache “broken”", logs.output[0])

    @override_settings(
        WAGTAILFRONTENDCACHE=None, WAGTAILFRONTENDCACHE_LOCATION="http://127.0.0.1:9"
    )
    def test_the_older_setting(self):
        with self.assertLogs(HTTP) as logs:
            sending.purge_addresses.call(["http://localhost/"])
        self.assertIn("127.0.0.1:9", logs.output[0])

    def test_a_worker_sends_where_there_is_one(self):
        with override_settings(TASKS=DUMMY):
            self.publish()
            self.assertEqual(purged, [])
            results = [
                result
                for result in default_task_backend.results
                if result.task.name == sending.purge_addresses.name
            ]
            with front_end_cache():
                for result in results:
                    result.task.call(*result.args, **result.kwargs)
                self.assertIn("http://localhost/conditions/cramp/", purged)

    def test_more_than_can_be_purged_one_by_one(self):
        with (
            mock.patch.object(sending, "MOST", 4),
            self.assertLogs(SENDING, "WARNING") as logs,
            forgotten(self) as paths,
        ):
            self.page.save_revision().publish()
        self.assertEqual(len(paths), 4)
        self.assertIn("/conditions/cramp/", paths)
        self.assertIn("Empty the whole front-end cache", logs.output[0])


def yield_until_sent():
    """Until the thread has sent what nobody waited for."""
    while sending._last is not None and not sending._last.done():
        sleep(0.05)
