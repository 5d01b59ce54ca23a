"""Stored JSON of another shape: understood where it can be, kept where it cannot."""

import json

import pytest

from tests.content import section
from tests.fields.base import FIELD
from wagtail_osteo.fields import UNREADABLE


def read(stored):
    return FIELD.to_python(json.loads(json.dumps(stored)))


def kept(stored) -> list:
    """What rides along because nobody could read it: the place, and the value."""
    written = read(stored).get_prep_value()
    # Read again, it is still there, and once.
    assert read(written).get_prep_value() == written
    found = [each["value"] for each in written if each["type"] == UNREADABLE]
    return [(each["place"], each["stored"]) for each in found]


def signs_of(stored) -> list:
    (level,) = read([{"type": "red_flags", "value": stored}])[0].value["levels"]
    return list(level["signs"])


@pytest.mark.parametrize(
    "signs", ["numb", ["numb"], [{"type": "item", "value": "numb"}], [["numb"], "numb"]]
)
def test_a_sign_is_read_wherever_it_can_be(signs):
    assert signs_of({"levels": [{"signs": signs}]}) == ["numb"]


def test_a_level_without_its_list():
    assert signs_of({"levels": {"urgency": "urgent", "signs": ["numb"]}}) == ["numb"]


@pytest.mark.parametrize("nothing", [None, "", [], {}])
@pytest.mark.parametrize("slug", ["causes", "red_flags", "faq", "image", "clinic"])
def test_nothing_in_place_of_something_is_nothing(slug, nothing):
    names = section(slug)["value"]
    body = [{"type": slug, "value": dict.fromkeys(names, nothing)}]
    assert kept(body) == []
    assert len(read(body)) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[[1]]", [("", [1])]),
        ({"a": 1}, [("", {"a": 1})]),
        ([{"type": ["x"]}], [("", {"type": ["x"]})]),
        ([{"type": "causes", "value": "Cold"}], [("causes", "Cold")]),
        (
            [{"type": "references", "value": {"references": [{"year": "soon"}]}}],
            [("references.references.year", "soon")],
        ),
        (
            [{"type": "practitioner", "value": {"practitioner": "Sam"}}],
            [("practitioner.practitioner", "Sam")],
        ),
        (
            [{"type": "overview", "value": {"text": ["a"], "anchor": True}}],
            [("overview.text", ["a"]), ("overview.anchor", True)],
        ),
    ],
)
def test_what_cannot_be_read_rides_along(body, expected):
    assert kept(body) == expected


def test_numbers_and_words_stand_in_for_each_other():
    stored = {"references": [{"title": 5, "year": "2024"}]}
    (source,) = read([{"type": "references", "value": stored}])[0].value["references"]
    assert (source["title"], source["year"]) == ("5", 2024)


def test_half_an_emoji_can_be_sent():
    (overview,) = read([{"type": "overview", "value": {"heading": "\ud83d x\x00"}}])
    assert overview.value["heading"].encode() == "\ufffd x".encode()


@pytest.mark.django_db
def test_a_picture_stored_by_its_key_beside_others():
    body = [
        {"type": "image", "value": {"picture": None}},
        {"type": "image", "value": {"picture": {"image": None}}},
    ]
    assert [each.value["picture"] for each in read(body)] == [None, None]


def test_what_fits_is_left_as_it_is():
    names = FIELD.stream_block.child_blocks
    body = [{**section(name), "id": name} for name in names]
    assert read(body).get_prep_value() == body
    assert kept(body) == []
