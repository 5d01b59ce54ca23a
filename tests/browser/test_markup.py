"""The HTML is valid, and says everything without JavaScript."""

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest

from .pages import CONDITIONS, PAGES
from .tools import HERE, MODULES, missing_modules

pytestmark = pytest.mark.skipif(
    "html-validate" in " ".join(missing_modules()) or shutil.which("node") is None,
    reason="html-validate is not installed: npm ci in tests/browser",
)


@pytest.fixture(scope="module")
def complaints(chromium, server, tmp_path_factory):
    """What html-validate says of each page as it is served, by the page's name."""
    folder = tmp_path_factory.mktemp("html")
    context = chromium.new_context()
    for name, path in PAGES.items():
        html = context.request.get(server + path).text()
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    context.close()
    return validate(*folder.glob("*.html"))


def validate(*files):
    """The complaints about each file, by its name without the suffix."""
    command = ["node", MODULES / "html-validate" / "bin" / "html-validate.mjs"]
    options = ["--config", HERE / "html-validate.cjs", "--formatter", "json"]
    # A file, since Node.js leaves a pipe before it has taken a long report.
    with NamedTemporaryFile() as report:
        subprocess.run([*command, *options, *files], stdout=report, timeout=120)
        reports = json.loads(Path(report.name).read_text())
    found = {file.stem: [] for file in files}
    for report in reports:
        found[Path(report["filePath"]).stem] = [
            f"{message['line']}:{message['column']} {message['ruleId']}: "
            f"{message['message']} {message['selector']}"
            for message in report["messages"]
        ]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_the_html_is_valid(complaints, name):
    assert complaints[name] == []


def test_invalid_html_is_found(tmp_path):
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><p id=a><div id=a></p>")
    assert validate(tmp_path / "bad.html")["bad"]


@pytest.mark.parametrize("path", CONDITIONS.values(), ids=CONDITIONS)
def test_headings_and_telephone_links_need_no_javascript(visit, path):
    def what_it_says(page):
        said = page.locator(":is(h1, h2, h3, h4, a[href^='tel:']):visible")
        return said.all_inner_texts()

    without = what_it_says(visit(path, javascript=False).page)
    assert len(without) > 20
    assert without == what_it_says(visit(path).page)


def test_the_contents_can_be_opened_without_javascript(visit):
    page = visit(PAGES["muscle-spasms"], javascript=False, width=360).page
    link = page.locator(".osteo-contents a").first
    assert not link.is_visible()
    page.locator(".osteo-contents summary").click()
    assert link.is_visible()
