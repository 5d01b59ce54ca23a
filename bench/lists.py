"""A long list of conditions, beside the same list of bare Wagtail pages."""

import gc
import time
from importlib import import_module
from statistics import median

from django.core.management import call_command
from django.db import connection, migrations
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from wagtail_osteo.models import BodyRegion
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

from .many import copy_bare_page, copy_condition
from .models import BareListPage, BarePage

__all__ = ["print_lists"]

PATHS = {
    "bare list": "/bare-list/",
    "bare list, searched": "/bare-list/?q=knee",
    "from A to Z": "/long-list/",
    "from A to Z, last page": "/long-list/?page=9999",
    "one region": "/long-list/?region=knee",
    "searched": "/long-list/?q=knee",
    "feed": "/long-list/feed/",
    "a condition of the list": "/long-list/back-pain/",
    "sitemap of both lists": "/sitemap.xml",
}


def print_lists(server, rounds: int, length: int) -> None:
    """Make the lists, let their addresses take turns, and print a row for each.

    :param server: what answers; see ``bench.measure``.
    :param length: number of pages in each list.
    """
    _create_search_tables()
    _create_lists(length)
    environs = {
        name: RequestFactory(SERVER_NAME="localhost").get(path).environ
        for name, path in PATHS.items()
    }
    times = {name: [] for name in PATHS}
    queries, sizes = {}, {}
    for name, environ in environs.items():
        server.get(environ)
        with CaptureQueriesContext(connection) as captured:
            sizes[name] = len(server.get(environ))
        queries[name] = len(captured)
    for _round in range(rounds):
        for name, environ in environs.items():
            gc.collect()
            start = time.process_time()
            server.get(environ)
            times[name].append(time.process_time() - start)
    bare = median(times["bare list"])
    print(f"\n{length} pages in each list")
    print(f"{'list':26}{'of bare':>9}{'ms':>8}{'queries':>9}{'kB':>7}")
    for name, measured in times.items():
        taken = median(measured)
        print(
            f"{name:26}{taken / bare:9.2f}{taken * 1000:8.1f}"
            f"{queries[name]:9}{sizes[name] / 1000:7.0f}"
        )


def _create_lists(length: int) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(
        instance=ConditionIndexPage(title="Long list", slug="long-list")
    )
    condition = ConditionPage(
        title="Back pain",
        summary="Why it hurts, what you can do about it, and when to get help.",
        last_published_at=timezone.now(),
        body=ConditionPage.objects.first().body,
    )
    index.add_child(instance=condition)
    condition.body_regions = BodyRegion.objects.filter(slug="lower-back")
    condition.save()
    copy_condition(condition, length - 1)
    # A body that is as long in each page would take minutes to index for search.
    ConditionPage.objects.child_of(index).update(body=[])
    titles = Page.objects.child_of(index).values_list("title", flat=True)
    bare = home.add_child(instance=BareListPage(title="Bare list", slug="bare-list"))
    page = bare.add_child(instance=BarePage(title=titles[0], slug="first"))
    copy_bare_page(bare, page, list(titles[1:]))
    call_command("update_index", verbosity=0, chunk_size=1_000)


def _create_search_tables() -> None:
    """What Wagtail's migrations make for search on SQLite: the rest is made without."""
    migration = import_module("wagtail.search.migrations.0006_customise_indexentry")
    for operation in migration.Migration.operations:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            with connection.cursor() as cursor:
                for step in operation.database_operations:
                    cursor.execute(step.reverse_sql)
                for step in operation.database_operations:
                    cursor.execute(step.sql)
