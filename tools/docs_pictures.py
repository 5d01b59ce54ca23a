#!/usr/bin/env python3
"""Copies the pictures of the README from ``var/screenshots`` to ``docs/pictures``.

Run ``make test-browser`` first, which takes them, and look at them. With fewer colours
they take a third of the space.
"""

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SCREENSHOTS = ROOT / "var" / "screenshots"
TARGET = ROOT / "docs" / "pictures"
# The name in the documentation, and that of the screenshot.
PICTURES = {
    "page.png": "readme-page.png",
    "phone.png": "readme-phone.png",
    "hand-out.png": "paper-1.png",
}


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for name, source in PICTURES.items():
        with Image.open(SCREENSHOTS / source) as picture:
            few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
            few.save(TARGET / name, optimize=True)
        print(f"{name}: {(TARGET / name).stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
