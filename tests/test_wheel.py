"""The built wheel, installed into a stock Wagtail project by following the README."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.projects

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "wagtail_osteo"
FIRST_CONDITION = """
import json

import django

django.setup()

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from home.models import HomePage
from wagtail.models import Site

import wagtail_osteo
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

index = ConditionIndexPage(title="Conditions")
HomePage.objects.get().add_child(instance=index)
sections = ConditionPage._meta.get_field("body").stream_block.child_blocks
body = [
    {"type": name, "value": block.get_prep_value(block.get_preview_value())}
    for name, block in sections.items()
    # What needs a picture or a person: a new site has none.
    if name not in ("image", "practitioner", "video")
]
condition = ConditionPage(title="Muscle spasms", live=False, body=body)
index.add_child(instance=condition)
condition.save_revision().publish()

visitor = Client()
owner = Client()
owner.force_login(get_user_model().objects.create_superuser("owner"))
details = reverse(
    "wagtailsettings:edit",
    args=["wagtail_osteo", "practicesettings", Site.objects.get().pk],
)
pages = {
    "index": visitor.get("/conditions/"),
    "condition": visitor.get("/conditions/muscle-spasms/"),
    "new condition": owner.get(
        reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_osteo_pages", "conditionpage", index.pk],
        )
    ),
    "practice details": owner.get(details),
}
print(
    json.dumps(
        {
            "package": wagtail_osteo.__file__,
            "statuses": {name: page.status_code for name, page in pages.items()},
            "html": {name: page.content.decode() for name, page in pages.items()},
        }
    )
)
"""


def run(*command, cwd, env=None) -> str:
    """Run a command; its output. A failure shows what it said."""
    process = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.returncode == 0, f"{shlex.join(map(str, command))}\n{process.stdout}"
    return process.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy of the checkout.

    setuptools leaves ``build`` behind. What lies in there would be packed the next
    time, files deleted since included.
    """
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(
        ROOT,
        source,
        ignore=shutil.ignore_patterns(
            ".*", "__pycache__", "*.egg-info", "build", "dist", "node_modules", "var"
        ),
    )
    run(
        *(sys.executable, "-m", "pip", "wheel", "--no-deps"),
        *("--wheel-dir", folder, source),
        cwd=folder,
    )
    (path,) = folder.glob("*.whl")
    return path


def names_in(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def test_wheel_holds_the_package_and_nothing_else(wheel):
    tops = {name.split("/")[0] for name in names_in(wheel)}

    assert tops == {
        "wagtail_osteo",
        f"wagtail_osteo-{version('wagtail-osteo')}.dist-info",
    }


def test_wheel_holds_every_file_of_the_package(wheel):
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.name.startswith(".")
    }
    packed = {name for name in names_in(wheel) if name.startswith("wagtail_osteo/")}

    assert packed == expected
    for pattern in (
        r"/templates/wagtail_osteo/pages/condition_page\.html$",
        r"/static/wagtail_osteo/css/.*\.css$",
        r"/jurisdictions/gb\.toml$",
        r"/medical_help/library/hot_swollen_joint\.toml$",
        r"^wagtail_osteo/migrations/0001_\w+\.py$",
        r"^wagtail_osteo/pages/migrations/0001_\w+\.py$",
        r"/management/commands/osteo_\w+\.py$",
    ):
        assert any(re.search(pattern, name) for name in packed), pattern


def installation_blocks() -> list[tuple[str, str]]:
    """Language and text of each code block in the README's section on installation."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^## Installation$(.*?)(?=^## |\Z)", readme, re.M | re.S)
    assert section, "README.md has no section “## Installation”"
    # A block within a list is indented.
    fences = re.finditer(r"^( *)```(\w+)\n(.*?)^\1```$", section[1], re.M | re.S)
    return [(fence[2], dedent(fence[3])) for fence in fences]


class Site:
    """A project fresh from ``wagtail start``, in a virtual environment of its own."""

    def __init__(self, folder: Path):
        self.folder = folder / "mysite"
        self.virtualenv = folder / "venv"
        # Nothing of the environment that runs the tests may show through.
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "DJANGO_", "VIRTUAL_ENV"))
        }
        self.environment["PATH"] = os.pathsep.join(
            [str(self.virtualenv / "bin"), os.environ["PATH"]]
        )
        self.environment["DJANGO_SETTINGS_MODULE"] = "mysite.settings.dev"

    def run(self, *command) -> str:
        return run(*command, cwd=self.folder, env=self.environment)

    def manage(self, *arguments) -> str:
        return self.run(self.virtualenv / "bin" / "python", "manage.py", *arguments)


@pytest.fixture(scope="module")
def site(wheel, tmp_path_factory) -> Site:
    """The project, after what the README says."""
    folder = tmp_path_factory.mktemp("site")
    site = Site(folder)
    site.folder.mkdir()
    run(sys.executable, "-m", "venv", site.virtualenv, cwd=folder)
    python = site.virtualenv / "bin" / "python"
    site.run(
        *(python, "-m", "pip", "install", "--quiet", wheel),
        f"wagtail=={version('wagtail')}",
        f"django=={version('django')}",
    )
    site.run(site.virtualenv / "bin" / "wagtail", "start", "mysite", ".")

    blocks = installation_blocks()
    settings = [text for language, text in blocks if language == "python"]
    commands = [text for language, text in blocks if language == "shell"]
    assert settings, "the README shows no settings in a block of Python"
    assert any("manage.py migrate" in text for text in commands)
    with (site.folder / "mysite/settings/base.py").open("a") as base:
        base.write("\n" + "\n".join(settings))
    for line in "".join(commands).splitlines():
        command = shlex.split(line, comments=True)
        # The wheel is installed already, from the file.
        if command and command[:2] != ["pip", "install"]:
            site.run(
                shutil.which(command[0], path=site.environment["PATH"]), *command[1:]
            )
    return site


@pytest.fixture(scope="module")
def first_condition(site) -> dict:
    """What a visitor and the owner get once a condition is published."""
    script = site.folder / "first_condition.py"
    script.write_text(FIRST_CONDITION)
    output = site.run(site.virtualenv / "bin" / "python", script)
    return json.loads(output.splitlines()[-1])


def test_site_passes_checks_without_a_warning(site):
    site.manage("check", "--fail-level", "WARNING")


def test_site_needs_no_migrations(site):
    output = site.manage("makemigrations", "--check", "--dry-run")

    assert "No changes detected" in output


def test_site_has_run_all_migrations(site):
    site.manage("migrate", "--check")


def test_site_runs_the_installed_package(site, first_condition):
    assert Path(first_condition["package"]).is_relative_to(site.virtualenv)


def test_site_serves_the_condition_and_its_editing_forms(first_condition):
    assert first_condition["statuses"] == {
        "index": 200,
        "condition": 200,
        "new condition": 200,
        "practice details": 200,
    }
    assert "/conditions/muscle-spasms/" in first_condition["html"]["index"]
    assert "When to get medical help" in first_condition["html"]["new condition"]
    assert 'name="jurisdiction"' in first_condition["html"]["practice details"]


def test_condition_page_fits_into_the_site(first_condition):
    page = BeautifulSoup(first_condition["html"]["condition"], "html.parser")

    (title,) = page.find_all("title")
    assert "Muscle spasms" in title.text
    (red_flags,) = page.select(".osteo-red-flags")
    assert "one leg is swollen, warm and painful" in red_flags.text
    assert red_flags.select('a[href^="tel:"]')


def test_site_finds_the_stylesheet(site):
    found = site.manage("findstatic", "wagtail_osteo/css/wagtail_osteo.css")

    assert str(site.virtualenv) in found
