"""A browser, and the example's pages served to it.

Nothing in this folder runs without OSTEO_TEST_BROWSER=1: it needs more than a Python.
`make test-browser` installs what it can. So this module imports nothing at its top that
a plain `make test` does not have.
"""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from .tools import find_chromium

if not os.environ.get("OSTEO_TEST_BROWSER"):
    # In the folders below too: the star stands for slashes as well.
    collect_ignore_glob = ["*test_*.py"]

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
SETTINGS = "tests.browser.settings"

# Also those that a browser fetches only when a reader comes to them.
LOAD_PICTURES = """() => Promise.all([...document.images].map((image) => {
    image.loading = "eager";
    return image.decode().catch(() => {});
}))"""
LAUNCH_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Otherwise what the Tab key reaches is still on its way into the window.
    "--disable-smooth-scrolling",
]


@pytest.fixture(scope="session")
def chromium():
    reason = "Playwright is not installed: pip install -e '.[test,browser]'"
    playwright = pytest.importorskip("playwright.sync_api", reason=reason)
    path = find_chromium()
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=LAUNCH_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, worker_id, django_test_environment, django_db_blocker):
    """A database file in which nothing has happened but the migrations.

    They take longer than all else that is prepared, so the first of the processes that
    run the tests makes it for all of them.
    """
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if settings.SETTINGS_MODULE != SETTINGS:
        pytest.fail(f"Run the browser tests with --ds={SETTINGS}")
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        # Its own folder lies in the one of this run.
        folder = folder.parent
    path = folder / "migrated.sqlite3"
    with open(folder / "migrated.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            with django_db_blocker.unblock():
                call_command("migrate", verbosity=0)
                connection.close()
            shutil.copy(connection.settings_dict["NAME"], path)
    return path


@pytest.fixture(scope="session")
def demo(migrated, django_db_blocker):
    """The demo's content, loaded once: the tests only read it.

    It is in the settings' own database, which is a new file each time, and not in one
    of pytest-django, which makes one only for tests that change it.
    """
    from django.db import connection
    from wagtail.models import Site

    from example_project.demo.loader import ensure_admin, load_demo

    from .many_conditions import create_many_conditions

    shutil.copy(migrated, connection.settings_dict["NAME"])
    with django_db_blocker.unblock():
        load_demo(user=ensure_admin())
        create_many_conditions(Site.objects.get(is_default_site=True).root_page)
        yield


@pytest.fixture(scope="session")
def started_base(demo):
    """The base template of a new Wagtail site, as `wagtail start` makes it."""
    import wagtail
    from django.conf import settings
    from django.core.management import call_command

    site = settings.STARTED / "site"
    site.mkdir()
    source = Path(wagtail.__file__).parent / "project_template"
    call_command(
        "startproject", "mysite", str(site),
        template=str(source), extensions=["html"], verbosity=0,
    )  # fmt: skip
    hosts = settings.STARTED / "templates" / "hosts"
    hosts.mkdir(parents=True)
    shutil.copy(site / "mysite/templates/base.html", hosts / "started.html")
    shutil.copytree(
        site / "mysite/static", settings.STARTED / "static", dirs_exist_ok=True
    )


@pytest.fixture(scope="session")
def server(started_base):
    """The address of the served pages, without a slash at its end."""
    from pytest_django.live_server_helper import LiveServer

    # Not the fixture live_server: it empties the database after each test.
    live = LiveServer("127.0.0.1")
    yield live.url
    live.stop()


@pytest.fixture(scope="session")
def windows():
    """What ``visit`` opened, by what a window keeps as long as it is open.

    Opening one takes longer than loading a page in it, so they stay until the end.
    """
    return {}


@pytest.fixture
def visit(chromium, server, windows):
    """Opens a page: ``visit("/conditions/", width=360).page`` is Playwright's.

    The next visit, of the same test or of another, may come in the same window.
    """
    from .visits import watch

    def visit(
        path, *, width=1280, height=900, scheme="light", media="screen", zoom=1,
        javascript=True, forced_colors="none", reduced_motion="no-preference",
    ):  # fmt: skip
        window = (zoom, javascript)
        if window not in windows:
            context = chromium.new_context(
                device_scale_factor=zoom, java_script_enabled=javascript, locale="en-GB"
            )
            context.set_default_timeout(15_000)
            windows[window] = watch(context.new_page(), server)
        visited = windows[window]
        visited.begin(server)
        page = visited.page
        # Zooming makes the window smaller for the page, and its pixels larger.
        page.set_viewport_size(
            {"width": round(width / zoom), "height": round(height / zoom)}
        )
        page.emulate_media(
            # Emulating the screen would also print the screen's styles.
            media="null" if media == "screen" else media,
            color_scheme=scheme,
            forced_colors=forced_colors,
            reduced_motion=reduced_motion,
        )
        visited.status = page.goto(server + path).status
        return visited

    return visit


@pytest.fixture(scope="session")
def screenshots():
    """The folder of the pictures; what earlier runs left there stays or is replaced."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS


@pytest.fixture(scope="session")
def screenshot(screenshots):
    """Saves a picture of the whole page for a person to look at."""

    def screenshot(page, name):
        path = screenshots / f"{name}.png"
        page.evaluate(LOAD_PICTURES)
        page.screenshot(path=path, full_page=True)
        return path

    return screenshot
