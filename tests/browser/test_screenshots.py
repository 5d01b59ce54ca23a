"""Pictures for a person to look at, in var/screenshots."""

import shutil
import subprocess

import pytest

from .pages import MUSCLE_SPASMS, PAGES

A4_WIDTH = 794  # pixels of CSS
VIEWS = {
    "360": {"width": 360},
    "768": {"width": 768},
    "1280": {"width": 1280},
    "360-dark": {"width": 360, "scheme": "dark"},
    "1280-dark": {"width": 1280, "scheme": "dark"},
    "print": {"width": A4_WIDTH, "media": "print"},
}


@pytest.mark.parametrize("page_name", PAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_takes_a_picture(visit, screenshot, page_name, view):
    page = visit(PAGES[page_name], **VIEWS[view]).page
    assert screenshot(page, f"{page_name}-{view}").stat().st_size > 5_000


@pytest.mark.skipif(
    shutil.which("pdftoppm") is None,
    reason="pdftoppm is not installed (Debian: apt install poppler-utils)",
)
def test_takes_pictures_of_the_printed_page(visit, screenshots):
    for old in screenshots.glob("paper-*.png"):
        old.unlink()
    paper = screenshots / "paper.pdf"
    visit(MUSCLE_SPASMS).print(paper)
    subprocess.run(
        ["pdftoppm", "-png", "-r", "72", paper, screenshots / "paper"], check=True
    )
    assert list(screenshots.glob("paper-*.png"))
