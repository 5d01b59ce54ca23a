#!/usr/bin/env python3
"""Copies the pictures of the documentation from ``var/screenshots``.

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
# Those of the tutorial keep their names.
DESK = [
    "desk-steps.png",
    "desk-clinic.png",
    "desk-outline.png",
    "desk-preview.png",
    "desk-refused.png",
    "desk-medical-help.png",
    "desk-reader.png",
    "desk-mark-as-checked.png",
    "desk-closed-days.png",
]
PICTURES |= dict(zip(DESK, DESK, strict=True))


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for name, source in PICTURES.items():
        with Image.open(SCREENSHOTS / source) as picture:
            few = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
            few.save(TARGET / name, optimize=True)
        print(f"{name}: {(TARGET / name).stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
