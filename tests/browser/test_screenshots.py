"""Pictures for a person to look at, in var/screenshots."""

import shutil
import subprocess

import pytest

from .pages import MUSCLE_SPASMS, PAGES

A4_WIDTH = 794  # pixels of CSS
# Narrow windows first: a browser that has a large picture fetches no smaller one.
VIEWS = {
    "360": (360, {}),
    "768": (768, {}),
    "1280": (1280, {}),
    "360-dark": (360, {"color_scheme": "dark"}),
    "1280-dark": (1280, {"color_scheme": "dark"}),
    "print": (A4_WIDTH, {"color_scheme": "light", "media": "print"}),
}


@pytest.mark.parametrize("page_name", PAGES)
def test_takes_pictures(visit, screenshot, page_name):
    page = visit(PAGES[page_name], width=360).page
    for view, (width, media) in VIEWS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**media)
        path = screenshot(page, f"{page_name}-{view}")
        assert path.stat().st_size > 5_000, view


# What the README shows: a window as a reader has it, or a part of the page.
@pytest.mark.parametrize(
    ("name", "size", "anchor"),
    [
        ("readme-page", (1280, 900), None),
        ("readme-phone", (390, 780), "#red-flags"),
    ],
)
def test_takes_the_pictures_of_the_readme(visit, screenshots, name, size, anchor):
    width, height = size
    page = visit(MUSCLE_SPASMS + (anchor or ""), width=width, height=height).page
    path = screenshots / f"{name}.png"
    page.screenshot(path=path)
    assert path.stat().st_size > 5_000


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
