"""Which stored addresses a page prints."""

import pytest

from wagtail_osteo.values.addresses import (
    is_followable,
    web_address,
    with_followable_links,
)

HARMFUL = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " \tjavascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\u200bscript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
]


@pytest.mark.parametrize("url", [*HARMFUL, "ftp://example.com", "/book", "", None, 5])
def test_no_address_of_the_web(url):
    assert web_address(url) == ""


@pytest.mark.parametrize("url", HARMFUL)
def test_no_link_in_a_text(url):
    assert not is_followable(url)
    assert "alert" not in with_followable_links(f'<a href="{url}">x</a>')


def test_an_address_is_printed_on_one_line():
    assert web_address(" https://example.com/\r\nSet-Cookie:a ") == (
        "https://example.com/Set-Cookie:a"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.com/?a=1&amp;b=2">x</a>',
        '<a href="mailto:a@example.com">x</a> <a href="tel:112">x</a>',
        '<a href="/fees/">x</a> <a href="#causes">x</a> <a href="//example.com">x</a>',
        '<a linktype="page" id="3">x</a> <a linktype="document" id="4">x</a>',
        '<embed embedtype="image" id="5" format="left" alt="Knee"/>',
        "<p>Less than 5 < 6 &amp; more</p>",
        '<a linktype="sites-own" key="a">x</a>',
    ],
)
def test_what_a_text_may_hold_stays(html):
    assert with_followable_links(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<A HREF='javascript:alert(1)'>x</A>",
        "<a href=javascript:alert(1)>x</a>",
        '<a href="java&#115;cript:alert(1)">x</a>',
        '<a title=">" href="javascript:alert(1)">x</a>',
        '<img src="data:image/svg+xml,alert">',
        '<a class="x"href="javascript:alert(1)">x</a>',
    ],
)
def test_other_ways_to_write_a_link(html):
    assert "alert" not in with_followable_links(html)


@pytest.mark.parametrize(
    "html",
    [
        '<a linktype="page" id="x">words</a>',
        '<a linktype="page">words</a>',
        '<a linktype="document" id="99999999999999999999">words</a>',
    ],
)
def test_a_key_that_is_none_leaves_the_words(html):
    assert with_followable_links(html) == "<a>words</a>"
