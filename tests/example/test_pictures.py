"""The demo's pictures: complete, described, current, safe and small."""

import importlib.util
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from example_project.demo.content.pictures import FOLDER, PICTURES

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 700_000
# What Wagtail's image library has room for.
MOST_CHARACTERS = 255

LANDSCAPE = 3 / 2
LEAD = 16 / 10
SQUARE = 1
PROPORTIONS = {
    "calf-stretch-1": LANDSCAPE,
    "calf-stretch-2": LANDSCAPE,
    "calf-stretch-3": LANDSCAPE,
    "muscle-spasms": LEAD,
    "rheumatic-pain": LEAD,
    "robin-example": SQUARE,
    "elm-lane-clinic": LEAD,
}

_spec = importlib.util.spec_from_file_location(
    "draw_pictures", ROOT / "tools" / "draw_pictures.py"
)
draw_pictures = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(draw_pictures)

each_picture = pytest.mark.parametrize("name", PICTURES)


def test_folder_holds_what_the_table_names_and_nothing_else():
    expected = {picture["file"] for picture in PICTURES.values()}
    expected |= {f"{name}.svg" for name in PICTURES}
    assert {path.name for path in FOLDER.iterdir()} == expected


def test_every_picture_has_expected_proportions():
    assert PICTURES.keys() == PROPORTIONS.keys()


@each_picture
def test_raster_is_large_enough_and_in_proportion(name):
    with Image.open(FOLDER / PICTURES[name]["file"]) as image:
        assert image.width >= 800
        assert image.width / image.height == pytest.approx(PROPORTIONS[name])
        assert image.size == draw_pictures.size(FOLDER / f"{name}.svg")


@each_picture
def test_raster_was_made_from_the_drawing_as_it_is(name):
    assert draw_pictures.is_current(FOLDER / f"{name}.svg"), "Run `make pictures`."


@each_picture
def test_drawing_holds_no_script_text_or_outside_reference(name):
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    # No declaration of entities, no stylesheet to fetch, no address but a part's own.
    assert not re.search(r"<[!?](?!--)|@import", source)
    assert re.findall(r"url\((?!#)", source) == []
    for element in ElementTree.fromstring(source).iter():  # noqa: S314 -- our own file
        tag = element.tag.rpartition("}")[2]
        assert tag not in {"script", "text", "tspan", "foreignObject", "image", "a"}
        for attribute, value in element.attrib.items():
            attribute = attribute.rpartition("}")[2]
            assert not attribute.startswith("on")
            if attribute in ("href", "src"):
                assert value.startswith("#")


@each_picture
def test_title_and_description_fit_the_library(name):
    for text in (PICTURES[name]["title"], PICTURES[name]["alt"]):
        assert 0 < len(text) <= MOST_CHARACTERS


@each_picture
def test_description_starts_with_what_is_shown(name):
    assert not re.match(
        r"(an? )?(image|picture|photo|drawing|illustration)\b",
        PICTURES[name]["alt"],
        re.IGNORECASE,
    )


def test_descriptions_differ():
    assert len({picture["alt"] for picture in PICTURES.values()}) == len(PICTURES)


def test_pictures_are_small_together():
    sizes = [(FOLDER / picture["file"]).stat().st_size for picture in PICTURES.values()]
    assert sum(sizes) < MOST_BYTES
