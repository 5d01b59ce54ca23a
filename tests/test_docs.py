"""The documentation leads nowhere that does not exist."""

import re
from functools import reduce
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from wagtail.log_actions import registry

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
on_every_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: str(page.relative_to(ROOT))
)


@on_every_page
def test_pictures_and_pages_that_are_named_exist(page):
    targets = [urlsplit(target) for target in LINK.findall(page.read_text())]
    here = {target.path for target in targets if not target.scheme and target.path}
    assert [path for path in here if not (page.parent / path).exists()] == []


def test_every_picture_is_shown():
    shown = "".join(page.read_text() for page in PAGES)
    pictures = sorted(path.name for path in ROOT.glob("docs/pictures/*"))
    assert [name for name in pictures if f"pictures/{name})" not in shown] == []


PYTHON_PAGE = ROOT / "docs" / "reference" / "python.md"
# Not of Python: files, and what Django and Wagtail name by a string.
FILE = re.compile(r"\.(css|html|js|md|py|toml)$")


def public_names() -> dict[str, set[str]]:
    """The names in the tables of the page, by their module."""
    _introduction, *sections = re.split(r"^## ", PYTHON_PAGE.read_text(), flags=re.M)
    return {
        module[1]: set(re.findall(r"^\| `(\w+)` \|", section, flags=re.M))
        for section in sections
        if (module := re.match(r"`([\w.]+)`$", section.splitlines()[0]))
    }


@pytest.mark.parametrize("module", public_names())
def test_public_names_are_those_that_the_module_says(module):
    public = import_module(module).__all__
    assert sorted(public_names()[module]) == sorted(public)
    assert [name for name in public if not hasattr(import_module(module), name)] == []


def test_every_module_that_has_public_names_is_on_the_page():
    package = ROOT / "wagtail_osteo"
    modules = {
        ".".join(("wagtail_osteo", *path.relative_to(package).with_suffix("").parts))
        for path in package.rglob("*.py")
        if re.search(r"^__all__ = ", path.read_text(), flags=re.M)
    }
    assert {name.removesuffix(".__init__") for name in modules} == set(public_names())


def resolves(name: str) -> bool:
    """Whether a dotted name leads to a module, or to something in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        try:
            reduce(getattr, parts[length:], found)
        except AttributeError:
            return False
        return True
    return False


def strings_of_django() -> set[str]:
    """What has a dotted name without being Python: models and permissions."""
    names = {model._meta.label for model in apps.get_models()}
    for model in apps.get_models():
        meta = model._meta
        codenames = [name for name, _label in meta.permissions]
        codenames += [f"{each}_{meta.model_name}" for each in meta.default_permissions]
        names |= {f"{meta.app_label}.{codename}" for codename in codenames}
    return names


IMPORT = re.compile(
    r"^from (wagtail_osteo[\w.]*) import (?:\(([^)]*)\)|([^\n#]*))", flags=re.M
)


@on_every_page
def test_what_examples_import_is_public(page):
    """By the page of public names, so that an example never leads to what may move."""
    public = public_names()
    for module, within, after in IMPORT.findall(page.read_text()):
        names = set(re.findall(r"\w+", within or after))
        assert names <= public[module], module


@on_every_page
def test_files_of_the_package_that_are_named_exist(page):
    paths = re.findall(r"`(wagtail_osteo/[\w/.<>*]+)`", page.read_text())
    # Templates and static files have a folder of the package's name of their own.
    roots = [ROOT, *(ROOT / "wagtail_osteo" / name for name in ("templates", "static"))]
    assert [
        path
        for path in paths
        if not any(
            list(root.glob(re.sub(r"<\w+>", "*", path).rstrip("/"))) for root in roots
        )
    ] == []


@on_every_page
def test_dotted_names_lead_somewhere(page):
    # Without fenced output and paths: "wagtail_osteo/models/clinics.py" has a slash.
    text = re.sub(r"(wagtail_osteo)?[\w.*<>]*/\S+", " ", page.read_text())
    names = set(re.findall(r"\bwagtail_osteo(?:_\w+)?(?:\.\w+)+", text))
    names = {name for name in names if not FILE.search(name)}
    known = strings_of_django()
    checks = re.compile(r"wagtail_osteo(_modeladmin)?\.[EW]\d{3}$")
    assert [
        name
        for name in sorted(names)
        if not (
            name in known
            or registry.action_exists(name)
            or checks.match(name)
            or resolves(name)
        )
    ] == []
