#!/usr/bin/env python3
"""Turns the demo's drawings into the pictures that the demo loads.

Run it with ``make pictures`` after every change to an SVG in
``example_project/demo/pictures/``. It needs Chromium, which it looks for on the path or
takes from the variable ``CHROMIUM``. The results are committed: whoever runs the demo
needs no browser.

Each SVG becomes a PNG of the size that its ``viewBox`` gives. Only drawings that have
changed are drawn again; ``--all`` draws every one.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, PngImagePlugin

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "example_project" / "demo" / "pictures"
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--force-device-scale-factor=1",
]
PAGE = """<!doctype html><meta charset="utf-8">
<style>
body {{ margin: 0 }}
svg {{ display: block; width: {0}px; height: {1}px }}
</style>
{2}"""
# Some versions show less of the page than the window's height.
SPARE_HEIGHT = 200
# Where a PNG keeps the fingerprint of the drawing that it was made from.
SOURCE = "Source"


def fingerprint(svg: Path) -> str:
    """The same on every system, whatever its line ends."""
    return hashlib.sha256(svg.read_text(encoding="utf-8").encode()).hexdigest()


def size(svg: Path) -> tuple[int, int]:
    """Width and height that the drawing's ``viewBox`` gives."""
    source = svg.read_text(encoding="utf-8")
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', source).groups()
    return int(width), int(height)


def is_current(svg: Path) -> bool:
    """Whether the PNG beside the drawing was made from it as it is now."""
    png = svg.with_suffix(".png")
    if not png.exists():
        return False
    with Image.open(png) as image:
        return image.info.get(SOURCE) == fingerprint(svg)


def find_browser() -> str:
    browser = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
    if not browser:
        sys.exit("Chromium is needed: install it, or name it in CHROMIUM.")
    return browser


def draw(svg: Path, browser: str) -> Image.Image:
    """What the browser shows of the drawing."""
    width, height = size(svg)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "page.html")
        shot = Path(folder, "shot.png")
        source = svg.read_text(encoding="utf-8")
        page.write_text(PAGE.format(width, height, source), encoding="utf-8")
        subprocess.run(  # noqa: S603 -- the developer's own browser
            [
                browser,
                *OPTIONS,
                f"--user-data-dir={folder}/profile",
                f"--window-size={width},{height + SPARE_HEIGHT}",
                f"--screenshot={shot}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        with Image.open(shot) as image:
            return image.convert("RGB").crop((0, 0, width, height))


def save(svg: Path, browser: str) -> Path:
    png = svg.with_suffix(".png")
    info = PngImagePlugin.PngInfo()
    info.add_text(SOURCE, fingerprint(svg))
    # No palette: these few colours compress well as they are, and stay exact.
    draw(svg, browser).save(png, optimize=True, pnginfo=info)
    return png


def main() -> None:
    drawings = sorted(PICTURES.glob("*.svg"))
    if "--all" not in sys.argv[1:]:
        drawings = [svg for svg in drawings if not is_current(svg)]
    browser = find_browser() if drawings else ""
    for svg in drawings:
        png = save(svg, browser)
        print(f"{png.relative_to(ROOT)}: {png.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
