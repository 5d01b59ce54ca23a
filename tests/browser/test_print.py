"""What comes out of the printer."""

from io import BytesIO

import pytest

from .pages import CONDITIONS, MUSCLE_SPASMS

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")


@pytest.fixture
def printed(visit):
    """Prints a page."""

    def printed(path):
        return pypdf.PdfReader(BytesIO(visit(path).print()))

    return printed


def test_a_condition_takes_two_sides_of_paper_at_most(printed):
    assert len(printed(MUSCLE_SPASMS).pages) <= 2


@pytest.mark.parametrize("path", CONDITIONS.values(), ids=CONDITIONS)
def test_help_and_telephone_numbers_are_printed(printed, path):
    pages = printed(path).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in ["Emergency", "Urgent", "Not urgent", "999", "111", "020 7946 0123"]:
        assert words in text


def test_dates_stand_apart_from_what_they_are(visit):
    page = visit(MUSCLE_SPASMS, media="print").page
    gaps = page.locator(".osteo-byline__dates dd").evaluate_all(
        """dates => dates.map((date) => date.getBoundingClientRect().left
            - date.previousElementSibling.getBoundingClientRect().right)"""
    )
    assert len(gaps) == 2
    assert min(gaps) > 2
