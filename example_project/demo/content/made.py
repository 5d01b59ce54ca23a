"""Stands in the content for what only exists once the loader has made it."""

from typing import NamedTuple

from .pictures import PICTURES

__all__ = ["Made", "picture"]


class Made(NamedTuple):
    """The key of a row: of the image ``name``, say."""

    kind: str
    name: str


def picture(name: str) -> dict:
    """A picture of the demo, as a section stores it."""
    return {
        "image": Made("image", name),
        "alt_text": PICTURES[name]["alt"],
        "decorative": False,
    }
