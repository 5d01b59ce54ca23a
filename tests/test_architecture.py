"""The house as docs/explanation/architecture.md draws it, and as a request walks it."""

import ast
import re
import sys
from pathlib import Path

import pytest
from django.test import TestCase

from example_project.demo.loader import load_demo
from wagtail_osteo.jurisdictions.tables import tomllib

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "wagtail_osteo"
PAGE = (ROOT / "docs/explanation/architecture.md").read_text()
PICTURE = PAGE.split("```text")[1].split("```")[0]
# What a site's visitors ask for most enters no more rooms than one can keep in mind.
MOST_ROOMS = 15


def rooms() -> set[str]:
    """What stands in the package by a name of its own; data has no imports."""
    without = {"__init__", "__pycache__", "migrations", "static", "templates", "locale"}
    return {path.stem for path in PACKAGE.iterdir()} - without


def floors() -> list[set[str]]:
    """The rooms of each floor that the rule names, from the top."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (contract,) = rules["contracts"]
    assert "ignore_imports" not in contract
    return [set(re.split(r" [|:] ", floor)) for floor in contract["layers"]]


def test_the_picture_has_every_room_on_the_floor_that_the_rule_gives_it():
    drawn = [set(re.findall(r"\w+", line)) & rooms() for line in PICTURE.splitlines()]
    assert [floor for floor in drawn if floor] == floors()
    assert set.union(*floors()) == rooms()


def test_every_room_has_its_words():
    text = PAGE.split("## The rooms")[1].split("## Five walks")[0]
    assert rooms() - set(re.findall(r"\*\*(\w+)\*\*", text)) == set()


def test_the_walks_lead_through_files_that_exist():
    walks = PAGE.split("## Five walks")[1]
    assert walks.count("### ") == 5
    names = re.findall(r"`([\w/<>.]+\.\w+)`", walks)
    assert len(names) > 40
    missing = [
        name for name in names if not list(PACKAGE.glob(re.sub(r"<\w+>", "*", name)))
    ]
    assert missing == []


def test_imports_stand_at_the_top_but_where_loading_forbids():
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert found == {
        # Before Django has loaded the models there are none to import.
        "apps.py",
        # Libraries that take long to load, for those few who need them.
        "choices.py",
        "opening_hours/public_holidays.py",
    }


class RequestTests(TestCase):
    @pytest.fixture(autouse=True)
    def media(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path

    def test_a_page_is_made_in_few_rooms(self):
        load_demo()
        address = "/conditions/muscle-spasms/"
        self.client.get(address)  # Fills the caches.
        entered = set()

        def enter(frame, event, _argument):
            path = frame.f_code.co_filename
            if event == "call" and path.startswith(f"{PACKAGE}/"):
                entered.add(Path(path).relative_to(PACKAGE).parts[0])

        sys.setprofile(enter)
        try:
            response = self.client.get(address)
        finally:
            sys.setprofile(None)
        self.assertEqual(response.status_code, 200)
        print(
            f"A page request enters {len(entered)} rooms: {', '.join(sorted(entered))}"
        )
        self.assertLessEqual(len(entered), MOST_ROOMS, sorted(entered))
