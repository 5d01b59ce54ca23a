"""The pages inside the templates of other sites, whose rules reach into them.

Each host's stylesheet comes before ours, in no layer, as a site has it.
"""

import pytest

from . import checks
from .pages import MUSCLE_SPASMS, PAGES

# started: what `wagtail start` makes. bootstrap: a site with a framework's global rules
# and a header that stays. hostile: a site that styles every element.
HOSTS = ["started", "bootstrap", "hostile"]


@pytest.fixture(params=HOSTS)
def host(request, settings):
    """Names the template of a site in the setting."""
    settings.WAGTAIL_OSTEO_BASE_TEMPLATE = f"hosts/{request.param}.html"
    return request.param


@pytest.fixture(params=[360, 1280])
def page(request, host, visit):
    # So high that nothing has to scroll by itself: what is out of sight has no ground.
    return visit(MUSCLE_SPASMS, width=request.param, height=1400).page


@pytest.mark.parametrize("path", [PAGES["conditions"], MUSCLE_SPASMS])
def test_fetches_nothing_forbidden(host, visit, path):
    visited = visit(path)
    assert visited.status == 200
    assert visited.failed_requests == visited.requests_elsewhere == []
    assert visited.console_errors == visited.page_errors == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [PAGES["conditions"], MUSCLE_SPASMS])
def test_nothing_sticks_out_or_overlaps(host, visit, path, width):
    page = visit(path, width=width).page
    assert checks.sideways(page) == []
    assert checks.overlaps(page) == []


def test_every_text_can_be_read(page):
    assert checks.contrast(page) == []


def test_help_cards_keep_their_box_and_band(page):
    least_border = {"emergency": 3, "urgent": 2, "non_urgent": 1}
    cards = checks.help_cards(page)
    assert [card["urgency"] for card in cards] == list(least_border)
    for card in cards:
        assert card["padding"] >= 12, card
        assert card["bandPadding"] >= 12, card
        assert card["border"] >= least_border[card["urgency"]], card
        assert card["borderIsSeen"], card
        assert card["bandIsSeen"] and card["bandShare"] > 0.95, card


def test_each_sign_of_a_help_card_starts_its_own_line(page):
    for card in checks.help_cards(page):
        assert card["signsOnTheirOwnLine"], card


def test_no_picture_floats(page):
    assert checks.floating_pictures(page) == []


def test_telephone_links_are_large(page):
    links = "a[href^='tel:']"
    assert page.locator(links).count() > 3
    assert checks.small_targets(page, links, least=44, in_text=False) == []


def test_running_text_headings_and_links_look_like_the_hosts(page):
    assert checks.against_host(page) == []


def test_the_focus_is_seen_and_not_behind_the_hosts_header(host, visit):
    page = visit(MUSCLE_SPASMS, width=360, height=640).page
    assert checks.keyboard(page, within=".osteo", back=True) == []


def test_links_within_the_page_clear_the_hosts_header(host, visit):
    page = visit(MUSCLE_SPASMS, width=360, height=640, reduced_motion="reduce").page
    assert checks.jumps(page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_takes_a_picture(host, visit, screenshot, width):
    page = visit(MUSCLE_SPASMS, width=width).page
    assert screenshot(page, f"host-{host}-{width}").stat().st_size > 5_000
