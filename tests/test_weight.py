"""What a reader's browser loads of ours stays small."""

import gzip
import re
from pathlib import Path

import wagtail_osteo

PACKAGE = Path(wagtail_osteo.__file__).parent
STATIC = PACKAGE / "static" / "wagtail_osteo"
TEMPLATES = PACKAGE / "templates" / "wagtail_osteo"


def public_scripts() -> set[Path]:
    """The modules that templates outside the Wagtail admin load."""
    pages = (
        path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.html")
        if path.relative_to(TEMPLATES).parts[0] not in ("admin", "modeladmin")
    )
    names = {name for page in pages for name in re.findall(r"js/(\w+)\.js", page)}
    return {STATIC / "js" / f"{name}.js" for name in names}


def weight(paths) -> int:
    """Bytes as they are sent, each file compressed by itself."""
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def test_all_scripts_of_public_pages_stay_below_5_kilobytes():
    scripts = public_scripts()
    assert {"video.js", "opening_status.js"} <= {path.name for path in scripts}
    assert weight(scripts) < 5_000


def test_scripts_and_stylesheet_together_stay_below_20_kilobytes():
    stylesheet = STATIC / "css" / "wagtail_osteo.css"
    assert weight([*public_scripts(), stylesheet]) < 20_000
