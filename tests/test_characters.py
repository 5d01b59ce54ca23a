"""Characters that nobody sees."""

import pytest

from wagtail_osteo.characters import folded, has_words, without_invisible

BLANK = {
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "zero-width non-joiner": "\u200c",
    "soft hyphen": "\u00ad",
    "left-to-right mark": "\u200e",
    "right-to-left override": "\u202e",
    "isolate": "\u2068",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "blank Braille": "\u2800",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "combining grapheme joiner": "\u034f",
    "variation selector": "\ufe00",
    "picture selector": "\ufe0f",
    "tag": "\U000e0041",
    "control": "\x07",
}


@pytest.mark.parametrize("char", BLANK.values(), ids=BLANK)
def test_says_nothing_and_is_taken_out(char):
    assert without_invisible(char) == ""
    assert not has_words(char * 3)
    assert has_words(f"{char}numb")


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "…", "–", "•", "?!", "\u2028"])
def test_marks_alone_are_no_words(text):
    assert not has_words(text)


@pytest.mark.parametrize("text", ["a", "4", "痛", "ألم", "½", "é", "e\u0301"])
def test_a_letter_or_a_digit_is_a_word(text):
    assert has_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "two words\nand\ta line",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d⚕\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "20\u00a0mg",
        "e\u0301",
    ],
)
def test_what_is_part_of_the_spelling_stays(text):
    assert without_invisible(text) == text


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (
            ["Sjögren’s", "sjogrens", "SJÖGREN'S", "Sjo\u0308gren`s", "sjögren´s"],
            "sjogrens",
        ),
        (
            ["tennis elbow", "Tennis-elbow", "tennis–Elbow", " tennis   elbow."],
            "tennis elbow",
        ),
        (["ﬁbro", "FIBRO", "ｆｉｂｒｏ", "fi\u00adb\u200bro"], "fibro"),
        (["Straße", "STRASSE", "STRAẞE"], "strasse"),
        (["№ 1", "No 1", "nO. ①"], "no 1"),
        (["K", "\u212a", "Ⓚ", "k\u20dd"], "k"),
        (["İ", "I", "ı", "i"], "i"),
        (["Œdème", "oedeme"], "oedeme"),
        (["…", "’", "\u200b", "☂", ""], ""),
        (["हिंदी", "हिंदी।"], "हिंदी"),
        (["می\u200cخواهم", "میخواهم"], "میخواهم"),
    ],
)
def test_words_are_the_same_however_they_are_written(texts, words):
    assert {text: folded(text) for text in texts} == dict.fromkeys(texts, words)
    assert folded(words) == words
