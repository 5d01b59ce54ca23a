"""The benchmark compares pages that say the same, and prints a row for each."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[1]
OPTIONS = ["--rounds=2", "--requests=1", "--list-length=20"]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """One short run: the finished process, and the pages that it served."""
    folder = tmp_path_factory.mktemp("bench")
    process = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench",
            "--rounds=2",
            "--requests=1",
            "--list-length=20",
            "--save",
            folder,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    pages = {page.stem: page.read_text() for page in folder.glob("*.html")}
    return process, pages


def main_part(html):
    return BeautifulSoup(html, "html.parser").find("main")


def words(part):
    # The hand-out gives the page's address, and each page has its own.
    return re.findall(r"\w+", re.sub(r"https?://\S+", " ", part.get_text(" ")))


def pictures(part):
    """How many sizes of each picture a page offers, in the order of the page."""
    return [image.get("srcset", "").count(",") + 1 for image in part.find_all("img")]


def telephones(part):
    """The digits that the links dial, without what stands for country or nation."""
    links = part.select('a[href^="tel:"]')
    return [re.sub(r"\D", "", link["href"])[-10:] for link in links]


def test_serves_every_page(run):
    process, pages = run
    # The benchmark stops at the first answer that is not 200 OK.
    assert process.returncode == 0, process.stderr
    assert {"bare", "plain", "osteo"} <= set(pages)
    assert pages["bare"].strip() == ""


def test_plain_page_says_what_the_condition_says(run):
    _process, pages = run
    plain, osteo = main_part(pages["plain"]), main_part(pages["osteo"])
    assert words(plain) == words(osteo)
    assert len(words(osteo)) > 500
    # Lead picture, three steps of the exercise, clinic, author.
    assert pictures(plain) == pictures(osteo) == [3, 3, 3, 3, 3, 1]
    # The number behind a link is no word of the page, and matters most of all.
    assert telephones(plain) == telephones(osteo)


def test_prints_a_row_for_each_page(run):
    process, _pages = run
    rows = process.stdout.splitlines()
    assert re.match(r"bare Wagtail page +1\.00 ", rows[1])
    assert re.match(r"plain StructBlocks +0\.\d\d +0\.\d\d–\d\.\d\d +1\.00 ", rows[2])
    assert re.match(r"wagtail_osteo +0\.\d\d ", rows[3])
    if find_spec("wagtailnhsukfrontend"):
        assert re.match(r"wagtail-nhsuk-frontend +0\.\d\d ", rows[4])
    else:
        assert rows[4] == "wagtail-nhsuk-frontend is not installed and was left out."


def test_prints_a_row_for_each_kind_of_list(run):
    process, _pages = run
    assert "20 pages in each list" in process.stdout
    for name in ("bare list", "from A to Z", "one region", "searched", "feed"):
        # How much of the bare list's time, milliseconds, queries, kB.
        row = rf"^{name} +\d+\.\d\d +\d+\.\d +\d+ +\d+$"
        assert re.search(row, process.stdout, re.MULTILINE), name
