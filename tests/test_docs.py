"""The documentation leads nowhere that does not exist."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pictures_and_pages_that_are_named_exist(page):
    targets = [urlsplit(target) for target in LINK.findall(page.read_text())]
    here = {target.path for target in targets if not target.scheme and target.path}
    assert [path for path in here if not (page.parent / path).exists()] == []


def test_every_picture_is_shown():
    shown = "".join(page.read_text() for page in PAGES)
    pictures = sorted(path.name for path in ROOT.glob("docs/pictures/*"))
    assert [name for name in pictures if f"pictures/{name})" not in shown] == []
