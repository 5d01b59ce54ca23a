"""Lists of five thousand conditions, in a file and on database servers.

These with ``make test-databases`` only.
"""

import os

import pytest

from .databases import SERVERS, sqlite
from .test_migrations import new_project

LISTS = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
import long_lists  # Importing the script runs it.
"""


@pytest.mark.skipif(
    os.environ.get("OSTEO_TEST_DATABASES") != "1",
    reason="needs database servers: set OSTEO_TEST_DATABASES=1",
)
@pytest.mark.parametrize("server", SERVERS)
def test_long_lists_on_a_database_server(server, tmp_path):
    with SERVERS[server]() as database:
        assert_constant_queries(database, tmp_path)


@pytest.mark.projects
def test_long_lists_on_sqlite(tmp_path):
    assert_constant_queries(sqlite(tmp_path / "db.sqlite3"), tmp_path)


def assert_constant_queries(database, tmp_path):
    # Of the script's own assertions the first that fails ends it.
    output = new_project("plain", database, tmp_path).python("-c", LISTS)
    assert "queries:" in output
