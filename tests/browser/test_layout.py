"""The pages fit the window, and fingers can use them."""

import pytest

from .checks import (
    broken_words,
    lengthen,
    overlaps,
    sideways,
    small_targets,
    spilling,
)
from .pages import CONDITIONS, PAGES

on_every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
UNFOLD = "document.querySelectorAll('details').forEach((d) => d.open = true)"
# What WCAG 1.4.12 lets a reader set for every text.
WIDE_TEXT = """document.querySelectorAll("body *").forEach((e) => {
    e.style.setProperty("line-height", "1.5", "important");
    e.style.setProperty("letter-spacing", "0.12em", "important");
    e.style.setProperty("word-spacing", "0.16em", "important");
    if (e.localName === "p") e.style.setProperty("margin-bottom", "2em", "important");
})"""

# As they occur in titles, names, addresses and sources.
LONG_WORDS = {
    "compound": "Iliosakralgelenksblockierungsbehandlungssprechstunde",
    "address": "www.example.com/patients/leaflets/spasm_self-care-2026.pdf",
    "e-mail": "osteopathie.praxis.fuer.kinder.und.erwachsene@sprechstunde.example.com",
}


def expect_to_fit(page, *widths):
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) == [], width
        assert overlaps(page) == [], width


@on_every_page
def test_nothing_sticks_out_or_overlaps_at_any_width(visit, path):
    page = visit(path).page
    expect_to_fit(page, 320, 360, 768, 1280)
    page.evaluate("document.documentElement.dir = 'rtl'")
    expect_to_fit(page, 360, 1280)


@on_every_page
@pytest.mark.parametrize("zoom", [2, 4])
def test_nothing_sticks_out_or_overlaps_when_zoomed(visit, path, zoom):
    page = visit(path, zoom=zoom).page
    assert sideways(page) == []
    assert overlaps(page) == []


@on_every_page
def test_nothing_sticks_out_or_overlaps_with_other_letters(visit, path):
    page = visit(path, width=360).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect_to_fit(page, 360)
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.evaluate(WIDE_TEXT)
    expect_to_fit(page, 360)


@on_every_page
@pytest.mark.parametrize("word", LONG_WORDS.values(), ids=LONG_WORDS)
def test_no_long_word_widens_the_page_or_leaves_its_box(visit, path, word):
    page = visit(path).page
    page.evaluate(UNFOLD)
    assert lengthen(page, word) > 10
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) == [], width
        assert spilling(page) == [], width
        assert overlaps(page) == [], width
    page.emulate_media(media="print")
    # Between the margins of A4.
    page.set_viewport_size({"width": 718, "height": 900})
    assert sideways(page) == []
    assert spilling(page) == []


@on_every_page
def test_ordinary_words_stay_in_one_piece(visit, path):
    page = visit(path).page
    page.evaluate(UNFOLD)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert broken_words(page) == [], width


@on_every_page
def test_controls_are_large_enough_for_a_finger(visit, path):
    page = visit(path).page
    expect_large(page)
    page.evaluate(UNFOLD)
    expect_large(page)
    expect_large(page, ".osteo-button__label", least=44)


def test_each_part_of_the_body_can_be_hit(visit):
    page = visit(PAGES["many-conditions"]).page
    page.evaluate(UNFOLD)
    assert page.locator(".osteo-body-map__link").count() == 15
    expect_large(page, ".osteo-body-map__link path", in_text=False)


@pytest.mark.parametrize("path", CONDITIONS.values(), ids=CONDITIONS)
def test_telephone_links_are_larger(visit, path):
    page = visit(path).page
    assert page.locator("a[href^='tel:']").count() > 3
    expect_large(page, "a[href^='tel:']", least=44, in_text=False)


def expect_large(page, *kinds, **options):
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert small_targets(page, *kinds, **options) == [], width


@pytest.mark.parametrize("path", CONDITIONS.values(), ids=CONDITIONS)
def test_a_clinic_that_a_section_shows_is_shown_again_only_beside_it(visit, path):
    def cards(**options):
        return visit(path, **options).page.locator(".osteo-clinic-card:visible")

    for width in (360, 768):
        assert cards(width=width).count() == 1, width
    beside = visit(path).page.locator("aside.osteo-clinic-card")
    assert beside.is_visible()
    assert cards(media="print").count() == 1
