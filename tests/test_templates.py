"""The package's templates can be read, and compared, line by line."""

from pathlib import Path

import wagtail_osteo

TEMPLATES = Path(wagtail_osteo.__file__).parent / "templates"
LONGEST = 140


def test_no_line_of_a_template_is_too_long():
    templates = [path for path in TEMPLATES.rglob("*") if path.is_file()]
    assert templates
    too_long = [
        f"{path.relative_to(TEMPLATES)}:{number}: {len(line)} characters"
        for path in sorted(templates)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > LONGEST
    ]
    assert not too_long, "\n".join(too_long)
