"""An empty practice for each test, and people at their desks in it.

``log_in("robin")`` types a name and a password into the form, in a browser of its own,
and gives the `Desk`. ``visit(path)`` is a reader's visit of the same site.
"""

import shutil
from contextlib import contextmanager
from io import StringIO

import pytest

PASSWORD = "correct horse"
# Who may log in: whoever runs the practice, and two of the group Clinician.
OWNER = "robin"
CLINICIANS = ["sam", "alex"]


@pytest.fixture(scope="session")
def empty_database(migrated, tmp_path_factory, django_db_blocker):
    """A file with the home page, an empty list of conditions and the users."""
    path = tmp_path_factory.mktemp("practice") / "empty.sqlite3"
    shutil.copy(migrated, path)
    with django_db_blocker.unblock(), database_at(path):
        found_practice()
    return path


@pytest.fixture
def practice(empty_database, tmp_path, django_db_blocker):
    """A site of the test's own. Server and test read and write it."""
    from django.core.cache import cache

    path = tmp_path / "practice.sqlite3"
    shutil.copy(empty_database, path)
    # What was remembered of another test's site.
    cache.clear()
    with django_db_blocker.unblock(), database_at(path):
        yield
    cache.clear()


@pytest.fixture
def server(practice):
    """The address of the practice. In this folder it is what ``visit`` visits, too."""
    from pytest_django.live_server_helper import LiveServer

    live = LiveServer("127.0.0.1")
    yield live.url
    live.stop()


@pytest.fixture
def log_in(chromium, server):
    """Logs somebody in through the form: ``log_in("robin").open("reports/…")``."""
    from playwright.sync_api import expect

    from .desk import Desk

    # The machine may have other things to do.
    expect.set_options(timeout=30_000)
    contexts = []

    def log_in(username=OWNER, *, width=1280, height=900):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="en-GB",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        desk = Desk(context.new_page(), server)
        desk.log_in(username, PASSWORD)
        return desk

    yield log_in
    for context in contexts:
        context.close()


@contextmanager
def database_at(path):
    """Within it, all threads find the database in another file."""
    usual_path = exchange_database(path)
    yield
    exchange_database(usual_path)


def exchange_database(path):
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    if connection.is_in_memory_db():
        pytest.fail("A browser test asked for `db`, which stays. Ask for `demo`.")
    connection.close()
    before = connection.settings_dict["NAME"]
    # Threads that come later make their connection from the same dictionary.
    connection.settings_dict["NAME"] = str(path)
    ContentType.objects.clear_cache()
    return before


def found_practice():
    """What a developer leaves behind after `migrate`: an empty list and the users."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from wagtail.models import Site

    from wagtail_osteo.admin.groups import CLINICIAN
    from wagtail_osteo.pages.models import ConditionIndexPage

    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(instance=ConditionIndexPage(title="Conditions", slug="conditions"))
    call_command("osteo_create_groups", verbosity=0, stdout=StringIO())
    users = get_user_model().objects
    users.create_superuser(OWNER, password=PASSWORD, first_name=OWNER.title())
    clinicians = Group.objects.get(name=CLINICIAN.name)
    for name in CLINICIANS:
        user = users.create_user(name, password=PASSWORD, first_name=name.title())
        user.groups.add(clinicians)
