"""People who act at the same moment, on database servers.

With ``make test-databases`` only: SQLite lets one transaction write at a time.
"""

import os

import pytest

from .databases import SERVERS
from .test_migrations import new_project

MIGRATE_AND_RACE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
import races  # Importing the package runs them.
"""


@pytest.mark.skipif(
    os.environ.get("OSTEO_TEST_DATABASES") != "1",
    reason="needs database servers: set OSTEO_TEST_DATABASES=1",
)
@pytest.mark.parametrize("server", SERVERS)
def test_races_on_a_database_server(server, tmp_path):
    with SERVERS[server]() as database:
        output = new_project("plain", database, tmp_path).python("-c", MIGRATE_AND_RACE)
    assert "everybody had their turn" in output
