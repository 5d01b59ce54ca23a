"""The pages inside the templates of other sites, whose rules reach into them.

Each host's stylesheet comes before ours, in no layer, as a site has it.
"""

import pytest

from . import checks
from .pages import MUSCLE_SPASMS, PAGES

# started: what `wagtail start` makes. bootstrap: a site with a framework's global rules
# and a header that stays. hostile: a site that styles every element.
HOSTS = ["started", "bootstrap", "hostile"]
WIDTHS = [360, 1280]
TELEPHONES = "a[href^='tel:']"


@pytest.fixture(params=HOSTS)
def host(request, settings):
    """Names the template of a site in the setting."""
    settings.WAGTAIL_OSTEO_BASE_TEMPLATE = f"hosts/{request.param}.html"
    return request.param


@pytest.mark.parametrize("path", [PAGES["conditions"], MUSCLE_SPASMS])
def test_nothing_is_forbidden_sticks_out_or_overlaps(host, visit, path):
    visited = visit(path)
    assert visited.status == 200
    assert visited.failed_requests == visited.requests_elsewhere == []
    assert visited.console_errors == visited.page_errors == []
    for width in WIDTHS:
        visited.page.set_viewport_size({"width": width, "height": 900})
        assert checks.sideways(visited.page) == [], width
        assert checks.overlaps(visited.page) == [], width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_keeps_its_looks(host, visit, screenshot, width):
    page = visit(MUSCLE_SPASMS, width=width).page
    assert screenshot(page, f"host-{host}-{width}").stat().st_size > 5_000
    # So high that nothing has to scroll by itself: what is out of sight has no ground.
    page.set_viewport_size({"width": width, "height": 1400})
    assert checks.contrast(page) == []
    assert checks.floating_pictures(page) == []
    # Running text, headings and links look like the host's.
    assert checks.against_host(page) == []
    expect_boxes_and_bands(checks.help_cards(page))
    assert page.locator(TELEPHONES).count() > 3
    assert checks.small_targets(page, TELEPHONES, least=44, in_text=False) == []


def expect_boxes_and_bands(cards):
    least_border = {"emergency": 3, "urgent": 2, "non_urgent": 1}
    assert [card["urgency"] for card in cards] == list(least_border)
    for card in cards:
        assert card["padding"] >= 12, card
        assert card["bandPadding"] >= 12, card
        assert card["border"] >= least_border[card["urgency"]], card
        assert card["borderIsSeen"], card
        assert card["bandIsSeen"] and card["bandShare"] > 0.95, card
        assert card["signsOnTheirOwnLine"], card


def test_the_focus_is_seen_and_not_behind_the_hosts_header(host, visit):
    page = visit(MUSCLE_SPASMS, width=360, height=640).page
    assert checks.keyboard(page, within=".osteo", back=True) == []


def test_links_within_the_page_clear_the_hosts_header(host, visit):
    page = visit(MUSCLE_SPASMS, width=360, height=640, reduced_motion="reduce").page
    assert checks.jumps(page) == []
