"""The how-to pages show code of the projects, which ``test_migrations`` runs."""

import re
from pathlib import Path

import pytest

PROJECTS = Path(__file__).parent
HOW_TO = PROJECTS.parent.parent / "docs" / "how-to"
PROJECT_OF_PAGE = {
    "custom-base-page": "custom_base_page",
    "custom-image-model": "custom_image",
    "swap-a-snippet": "swapped_practitioner",
}


@pytest.mark.parametrize("page, project", PROJECT_OF_PAGE.items())
def test_how_to_page_shows_code_that_runs(page, project):
    text = (HOW_TO / f"{page}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)
    code = [path.read_text() for path in (PROJECTS / project).rglob("*.py")]

    assert blocks
    for block in blocks:
        assert any(block in each for each in code), block
