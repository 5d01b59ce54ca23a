"""Texts in exports."""

import pytest

from wagtail_osteo.values.spreadsheets import no_formula


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"]
)
def test_no_text_is_a_formula(text):
    assert no_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Calf pain", "a=b", "020 7946 0000"])
def test_other_texts_are_left_as_they_are(text):
    assert no_formula(text) == text


def test_a_telephone_number_stays_readable():
    assert no_formula("+44 20 7946 0000") == "'+44 20 7946 0000"
