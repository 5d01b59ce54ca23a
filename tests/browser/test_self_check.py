"""The checks notice what they are for: pages broken on purpose."""

import pytest

from .checks import (
    accessibility,
    against_host,
    contrast,
    floating_pictures,
    help_cards,
    jumps,
    keyboard,
    moving,
    overlaps,
    sideways,
    small_targets,
)
from .pages import MUSCLE_SPASMS
from .tools import missing_modules


@pytest.fixture
def visited(visit):
    return visit(MUSCLE_SPASMS)


@pytest.fixture
def page(visited):
    return visited.page


def style(page, selector, declarations):
    """Set an element's own style, which the policy of the page lets scripts do."""
    page.locator(selector).first.evaluate(
        "(e, text) => { e.style.cssText = text }", declarations
    )


def insert(page, markup):
    page.evaluate(
        "(m) => document.querySelector('.osteo').insertAdjacentHTML('afterbegin', m)",
        markup,
    )


def test_something_wide_is_found(page):
    style(page, ".osteo-condition__summary", "width: 3000px; max-width: none")
    found = sideways(page)
    assert "3" in found[0] and "window of 1280px" in found[0]
    assert "<p" in found[1]


def test_something_wide_is_found_from_right_to_left(page):
    page.evaluate("document.documentElement.dir = 'rtl'")
    style(page, ".osteo-condition__summary", "width: 3000px; max-width: none")
    assert sideways(page)


def test_texts_over_each_other_are_found(page):
    style(page, ".osteo h1", "position: relative; top: 40px")
    assert "<h1>" in overlaps(page)[0]


def test_a_small_control_is_found(page):
    insert(page, "<button type='button'>x</button>")
    style(page, ".osteo button", "width: 20px; height: 40px; padding: 0")
    (found,) = small_targets(page)
    assert "20.0 × 40.0" in found


def test_a_link_in_a_text_may_be_small_but_not_one_that_stands_alone(page):
    insert(page, "<p>A <a href='/'>link</a> in a text.</p>")
    assert small_targets(page) == []
    insert(page, "<p><a href='/'>link</a></p>")
    assert len(small_targets(page)) == 1


def test_pale_text_is_found(page):
    assert contrast(page) == []
    style(page, ".osteo h1", "color: #aaa")
    (found,) = contrast(page)
    assert "2.2" in found and "#aaaaaa on #fbf9f5" in found


def test_text_that_sticks_out_of_its_box_is_measured_on_what_is_behind_it(page):
    label = ".osteo-button__label"
    style(page, label, "width: 10px; overflow: visible; text-indent: 60px")
    assert "#ffffff on " in contrast(page)[0]


def test_a_half_transparent_background_is_reckoned_with(page):
    style(page, ".osteo h1", "color: #000; background: rgb(0 0 0 / 80%)")
    assert "#000000 on #3" in contrast(page)[0]


def test_a_font_or_link_colour_of_our_own_is_found(page):
    before = against_host(page)
    style(page, ".osteo-condition__summary", "font-family: fantasy")
    style(page, ".osteo-related a", "color: rgb(1, 2, 3)")
    found = [f for f in against_host(page) if f not in before]
    assert len(found) == 2
    assert "fantasy" in found[0] and "rgb(1, 2, 3)" in found[1]


def test_a_broken_help_card_is_found(page):
    card = ".osteo-red-flags__card "
    style(page, card + ".osteo-red-flags__signs", "display: block")
    for sign in page.locator(card + "li").all():
        sign.evaluate("(e) => { e.style.cssText = 'display: inline' }")
    style(page, card, "border-width: 0")
    style(page, card + ".osteo-red-flags__level", "background: none")
    style(page, card + ".osteo-red-flags__content", "padding: 0")
    broken, *others = help_cards(page)
    assert broken["border"] == broken["padding"] == 0
    assert not broken["bandIsSeen"]
    assert not broken["signsOnTheirOwnLine"]
    for card in others:
        assert card["bandIsSeen"] and card["signsOnTheirOwnLine"]


def test_a_floating_picture_is_found(page):
    insert(page, "<div><img alt='' src='/static/none.png'></div>")
    assert floating_pictures(page) == []
    style(page, ".osteo img", "float: left")
    assert len(floating_pictures(page)) == 1


@pytest.mark.skipif(bool(missing_modules()), reason="npm ci in tests/browser")
def test_axe_finds_a_picture_without_a_text(page):
    insert(page, "<img src='/static/none.png'>")
    assert "image-alt" in " ".join(accessibility(page))


def test_a_control_out_of_order_is_found(page):
    page.locator(".osteo a").first.evaluate("(e) => { e.tabIndex = 5 }")
    assert "does not reach" in keyboard(page)[-1]


def test_a_focus_that_is_not_shown_is_found(page):
    style(page, ".osteo a", "outline: none; box-shadow: none")
    (found,) = keyboard(page)
    assert "shows no focus" in found


def test_a_focus_shown_in_the_colour_of_the_paper_is_found(page):
    style(page, ".osteo a", "outline: none; box-shadow: 0 0 0 2px #fbf9f5")
    (found,) = keyboard(page)
    assert "shows no focus" in found


def test_a_focus_behind_a_bar_is_found(page):
    insert(page, "<div id='bar'>bar</div>")
    style(page, "#bar", "position: fixed; inset: auto 0 0; height: 50vh; z-index: 9")
    assert "is hidden by <div#bar>" in " ".join(keyboard(page))


def test_a_heading_behind_a_bar_or_a_link_to_nowhere_is_found(visit):
    page = visit(MUSCLE_SPASMS, reduced_motion="reduce").page
    insert(page, "<div id='bar'>bar</div><p><a href='#nowhere'>x</a></p>")
    style(page, "#bar", "position: fixed; inset: 0 0 auto; height: 90px; z-index: 9")
    found = " ".join(jumps(page))
    assert "leads nowhere" in found and "is hidden by <div#bar>" in found


def test_something_moving_is_found(page):
    style(page, "html", "scroll-behavior: smooth")
    style(page, ".osteo h1", "transition: color 1s")
    assert len(moving(page)) == 2


def test_requests_elsewhere_and_broken_policies_are_found(visited):
    insert(visited.page, "<img alt='' src='http://127.0.0.1:9/x.png'>")
    insert(visited.page, "<p style='color: red'>x</p>")
    visited.page.wait_for_timeout(300)
    assert visited.requests_elsewhere == ["http://127.0.0.1:9/x.png"]
    violations = " ".join(visited.policy_violations)
    assert "img-src" in violations and "style-src" in violations


def test_a_missing_file_is_found(visited):
    insert(visited.page, "<img alt='' src='/static/none.png'>")
    visited.page.wait_for_timeout(300)
    assert visited.failed_requests[0].startswith("404 ")
    assert visited.console_errors
