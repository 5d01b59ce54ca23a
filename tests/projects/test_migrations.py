"""The package's migrations, in other people's sites.

Each project runs in processes of its own, as ``manage.py`` would run it: models can be
swapped only once in a process.
"""

import ast
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import wagtail

import wagtail_osteo

from .databases import SERVERS, sqlite

PACKAGE = Path(wagtail_osteo.__file__).parent
PROJECTS = Path(__file__).parent
CHECKOUT = PROJECTS.parents[1]
NAMES = [
    "plain",
    "site_body",
    "swapped_practitioner",
    "swapped_both",
    "custom_image",
    "mixins",
    "custom_base_page",
]
# On SQLite keys are not enforced while tables are created, elsewhere they are.
NAMES_FOR_SERVERS = ["plain", "swapped_both", "custom_base_page"]
# One process each: starting a site takes longer than most of what it is asked to do.
CHECKS = """
import django; django.setup()
from django.core.management import call_command
call_command("check", fail_level="WARNING")
call_command("makemigrations", check_changes=True, dry_run=True)
"""
MIGRATE_PUBLISH_AND_REMOVE = """
import django; django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
import smoke  # Importing a project's smoke script runs it.
# Sites with page types of their own do without the package's.
if apps.is_installed("wagtail_osteo.pages"):
    call_command("migrate", "wagtail_osteo_pages", "zero", verbosity=0)
call_command("migrate", "wagtail_osteo", "zero", verbosity=0)
tables = connection.introspection.table_names()
print("left:", [name for name in tables if name.startswith("wagtail_osteo")])
"""


@dataclass
class Project:
    folder: Path
    settings: str
    database: dict
    media: Path

    def python(self, *arguments) -> str:
        """Run Python in the project; its output. A failure shows what it said."""
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": self.settings,
            # The package of this checkout, not one that happens to be installed.
            "PYTHONPATH": os.pathsep.join(map(str, [self.folder, PROJECTS, CHECKOUT])),
            "OSTEO_PROJECT_DATABASE": json.dumps(self.database),
            "OSTEO_PROJECT_MEDIA": str(self.media),
        }
        process = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.returncode == 0, process.stdout
        return process.stdout


def new_project(name: str, database: dict, media: Path, settings="settings") -> Project:
    if name == "custom_base_page" and wagtail.VERSION < (8, 0):
        pytest.skip(
            f"Wagtail {wagtail.__version__} has no setting WAGTAIL_PAGE_MODEL: its "
            "base page cannot be replaced before 8.0"
        )
    return Project(PROJECTS / name, settings, database, media)


def migrate_publish_and_remove(project):
    output = project.python("-c", MIGRATE_PUBLISH_AND_REMOVE)

    assert "left: []" in output


@pytest.mark.projects
@pytest.mark.parametrize(
    "name, settings",
    [*((name, "settings") for name in NAMES), ("plain", "settings_german")],
)
def test_site_passes_checks_and_needs_no_migrations(name, settings, tmp_path):
    project = new_project(name, sqlite(tmp_path / "db.sqlite3"), tmp_path, settings)

    output = project.python("-c", CHECKS)

    assert "No changes detected" in output


@pytest.mark.projects
@pytest.mark.parametrize("name", NAMES)
def test_site_publishes_a_condition_and_can_remove_the_package(name, tmp_path):
    project = new_project(name, sqlite(tmp_path / "db.sqlite3"), tmp_path)

    migrate_publish_and_remove(project)


@pytest.mark.projects
@pytest.mark.skipif(
    os.environ.get("OSTEO_TEST_DATABASES") != "1",
    reason="needs database servers: set OSTEO_TEST_DATABASES=1",
)
@pytest.mark.parametrize("name", NAMES_FOR_SERVERS)
@pytest.mark.parametrize("server", SERVERS)
def test_site_on_a_database_server(server, name, tmp_path):
    with SERVERS[server]() as database:
        project = new_project(name, database, tmp_path)
        migrate_publish_and_remove(project)


def migration_files() -> list[Path]:
    return [
        path for path in PACKAGE.rglob("migrations/*.py") if path.name != "__init__.py"
    ]


@pytest.mark.parametrize(
    "path", migration_files(), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_migration_names_nothing_that_a_site_can_replace(path):
    """Models that sites swap go by a setting or a helper, not by name."""
    replaceable = {
        "wagtailimages.image",
        "auth.user",
        "wagtail_osteo.practitioner",
        "wagtail_osteo.clinic",
    }
    if path.parent.parent == PACKAGE:
        # The concrete page types are Wagtail's own pages and may say so.
        replaceable.add("wagtailcore.page")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = {
        node.value.lower()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert not texts & replaceable


@pytest.mark.parametrize(
    "path", migration_files(), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_migration_does_not_import_our_models(path):
    """Neither mixins nor abstract models: renaming one would break old migrations."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported.update(f"{node.module}.{alias.name}" for alias in node.names)
    bases = [
        ast.unparse(base)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "bases"
        for base in node.value.elts
    ]

    assert not [name for name in imported if name.startswith("wagtail_osteo.models")]
    assert not [base for base in bases if base.startswith("wagtail_osteo")]
