"""The pages for those who use a keyboard, a screen reader or settings of their own."""

import pytest

from .checks import accessibility, help_cards, jumps, keyboard, moving
from .pages import CONDITIONS, PAGES
from .tools import missing_modules

on_every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
on_every_condition = pytest.mark.parametrize(
    "path", CONDITIONS.values(), ids=CONDITIONS
)


@pytest.mark.skipif(
    "axe-core" in " ".join(missing_modules()),
    reason="axe-core is not installed: npm ci in tests/browser",
)
@on_every_page
def test_axe_finds_nothing(visit, path):
    page = visit(path).page
    expect_axe_to_find_nothing(page)
    if page.locator("details").count():
        page.evaluate(
            "document.querySelectorAll('details').forEach((d) => d.open = true)"
        )
        expect_axe_to_find_nothing(page)


def expect_axe_to_find_nothing(page):
    for width, scheme in [(360, "light"), (1280, "light"), (1280, "dark")]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert accessibility(page) == [], (width, scheme)


@on_every_page
@pytest.mark.parametrize("width", [360, 1280])
def test_tab_reaches_every_control_in_order_and_shows_where_it_is(visit, path, width):
    page = visit(path, width=width, height=640).page
    assert keyboard(page) == []


@on_every_condition
@pytest.mark.parametrize("width", [360, 1280])
def test_links_within_the_page_lead_to_a_heading_that_is_seen(visit, path, width):
    page = visit(path, width=width, height=640, reduced_motion="reduce").page
    assert page.locator(".osteo a[href^='#']").count() > 5
    assert jumps(page) == []


@on_every_condition
def test_forced_colours_keep_the_levels_of_help(visit, path):
    page = visit(path, forced_colors="active").page
    cards = help_cards(page)
    words = [card["word"] for card in cards]
    assert words == ["Emergency", "Urgent", "Not urgent"]
    assert [card["border"] for card in cards] == [4, 3, 1]
    for card in cards:
        assert card["borderIsSeen"], card
    # The band's colour is gone; a line must stand between it and the card.
    for band in page.locator(".osteo-red-flags__band").all():
        width = band.evaluate(
            "(e) => parseFloat(getComputedStyle(e).borderBottomWidth)"
        )
        assert width >= 1


@on_every_page
def test_nothing_moves_for_those_who_asked_for_less_motion(visit, path):
    assert moving(visit(path, reduced_motion="reduce").page) == []
