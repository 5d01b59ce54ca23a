"""The opt-in app for wagtail-modeladmin, in processes of its own.

Which apps are installed is settled when a process starts.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects.test_migrations import new_project, sqlite

pytestmark = pytest.mark.projects

ROOT = Path(__file__).parents[2]
SWAPPED = """
import django; django.setup()
from django.core.management import call_command
call_command("check", fail_level="WARNING")
call_command("makemigrations", check_changes=True, dry_run=True)
call_command("migrate", verbosity=0)
from aaa_people.models import Osteopath
from zzz_places.models import Surgery
from first_condition import admin_page
Osteopath.objects.create(name="Morgan Vale")
Surgery.objects.create(name="Harbour Street Surgery")
assert "Morgan Vale" in admin_page("aaa_people_osteopath_modeladmin_index")
assert "practising_since" in admin_page("aaa_people_osteopath_modeladmin_create")
assert "Harbour Street" in admin_page("zzz_places_surgery_modeladmin_index")
"""
WITHOUT = """
import sys
import django; django.setup()
from django.urls import get_resolver
from wagtail import hooks
hooks.search_for_hooks()
get_resolver().url_patterns
print([name for name in sys.modules if name.startswith("wagtail_modeladmin")])
"""
WITHOUT_MODELADMIN = """
import django; django.setup()
from wagtail_osteo.contrib.modeladmin.apps import check_modeladmin_is_installed
print([error.id for error in check_modeladmin_is_installed(None)])
"""


def run(*arguments, settings="tests.settings") -> str:
    # Nothing of the tests that run this may show through.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTEST_")
    }
    environment["DJANGO_SETTINGS_MODULE"] = settings
    process = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.returncode == 0, process.stdout
    return process.stdout


def test_works_in_a_site_with_modeladmin():
    output = run(
        *("-m", "pytest", "-q", "-p", "no:cacheprovider"),
        "--ds=tests.contrib.modeladmin_settings",
        "tests/contrib/modeladmin_cases.py",
    )

    assert " passed" in output


@pytest.mark.parametrize(
    "settings",
    ["tests.contrib.modeladmin_settings", "example_project.settings_modeladmin"],
)
def test_passes_checks_and_needs_no_migrations(settings):
    run("-m", "django", "check", "--fail-level", "WARNING", settings=settings)
    output = run("-m", "django", "makemigrations", "--check", settings=settings)

    assert "No changes detected" in output


def test_knows_swapped_models(tmp_path):
    project = new_project(
        "swapped_both",
        sqlite(tmp_path / "db.sqlite3"),
        tmp_path,
        settings="settings_modeladmin",
    )

    project.python("-c", SWAPPED)


def test_without_the_app_nothing_of_modeladmin_is_imported():
    assert run("-c", WITHOUT).strip() == "[]"


def test_says_when_modeladmin_itself_is_not_installed():
    assert "wagtail_osteo_modeladmin.E001" in run("-c", WITHOUT_MODELADMIN)
