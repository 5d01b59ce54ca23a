"""A map asks nobody for anything before the reader presses “Show map”."""

import base64
from urllib.parse import urlsplit

import pytest

from .pages import ELM_LANE

TILES = "https://tile.openstreetmap.org"
# One grey pixel, as a tile.
TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPsr6/3BwAFBAH+6h2kTQAA"
    "AABJRU5ErkJggg=="
)
POLICY = f"default-src 'self'; img-src 'self' data: {TILES}"
ASK = "Show map (loads from tile.openstreetmap.org)"
ELSEWHERE = "See the map on openstreetmap.org"


class OpenMap:
    """The page of a clinic, in a browser that reaches its own site and no other."""

    def __init__(self, page, server, policy):
        self.elsewhere = []
        self.referrers = set()
        self.complaints = []
        self.page = page
        self.server = server
        self.policy = policy
        page.context.route("**/*", self.answer)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(server + ELM_LANE)
        page.wait_for_load_state("networkidle")

    def hear(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def answer(self, route):
        url = route.request.url
        if url.startswith(self.server):
            if urlsplit(url).path != ELM_LANE:
                return route.continue_()
            response = route.fetch()
            headers = {**response.headers, "content-security-policy": self.policy}
            return route.fulfill(response=response, headers=headers)
        self.elsewhere.append(url)
        self.referrers.add(route.request.headers.get("referer"))
        return route.fulfill(content_type="image/png", body=TILE)

    @property
    def button(self):
        return self.page.get_by_role("button", name=ASK)

    @property
    def link(self):
        return self.page.get_by_role("link", name=ELSEWHERE)

    @property
    def canvas(self):
        return self.page.get_by_role("region", name="Map: Elm Lane Clinic")

    def wait_for_tiles(self):
        self.page.locator(".leaflet-tile-loaded").first.wait_for()
        self.page.wait_for_load_state("networkidle")

    def focused(self, expression):
        return self.page.evaluate(f"document.activeElement.{expression}")


@pytest.fixture
def open_map(chromium, server):
    contexts = []

    def open_map(policy=POLICY, **options):
        context = chromium.new_context(
            viewport={"width": 390, "height": 800}, locale="en-GB", **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return OpenMap(context.new_page(), server, policy)

    yield open_map
    for context in contexts:
        context.close()


def test_nobody_is_asked_before_the_click_and_for_tiles_alone_after(open_map):
    opened = open_map()
    assert opened.button.is_visible()
    assert opened.elsewhere == []
    assert opened.page.evaluate("typeof window.L") == "undefined"

    opened.button.click()
    opened.wait_for_tiles()
    assert opened.elsewhere
    assert all(url.startswith(f"{TILES}/16/") for url in opened.elsewhere)
    # Without it OpenStreetMap refuses; more than the site's name nobody is told.
    assert opened.referrers == {f"{opened.server}/"}
    assert opened.complaints == []
    assert opened.button.count() == 0
    attribution = opened.canvas.get_by_role("link", name="OpenStreetMap")
    assert attribution.get_attribute("href") == (
        "https://www.openstreetmap.org/copyright"
    )


def test_the_marker_stands_where_the_clinic_is(open_map):
    opened = open_map()
    opened.button.click()
    opened.wait_for_tiles()
    marker = opened.page.get_by_alt_text("Elm Lane Clinic", exact=True).last
    box, canvas = marker.bounding_box(), opened.canvas.bounding_box()
    # Its tip, in the middle of the map, which is where the map was asked to look.
    assert box["x"] + box["width"] / 2 == pytest.approx(
        canvas["x"] + canvas["width"] / 2, abs=1
    )
    assert box["y"] + box["height"] == pytest.approx(
        canvas["y"] + canvas["height"] / 2, abs=2
    )
    # The tile in which the observatory of Greenwich lies, by OpenStreetMap's reckoning.
    assert f"{TILES}/16/32767/21801.png" in opened.elsewhere


def test_the_keyboard_opens_it_lands_on_it_and_zooms(open_map):
    opened = open_map()
    opened.button.focus()
    opened.page.keyboard.press("Enter")
    opened.wait_for_tiles()
    assert opened.focused("ariaLabel") == "Map: Elm Lane Clinic"
    opened.page.keyboard.press("Tab")
    assert opened.focused("title") == "Zoom in"
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_function(
        "document.querySelector('.leaflet-tile[src*=\"/17/\"]') !== null"
    )
    for _ in range(3):
        opened.page.keyboard.press("Tab")
    # Nobody is held in it.
    assert opened.page.evaluate(
        "document.activeElement.closest('.osteo-map__canvas') === null"
    )


def test_tiles_are_not_squeezed_by_styles_of_ours(open_map):
    opened = open_map()
    opened.button.click()
    opened.wait_for_tiles()
    box = opened.page.locator(".leaflet-tile-loaded").first.bounding_box()
    assert (box["width"], box["height"]) == (256, 256)


def test_without_javascript_there_is_a_link(open_map):
    opened = open_map(java_script_enabled=False)
    assert not opened.button.is_visible()
    assert opened.link.is_visible()
    assert opened.elsewhere == []


def test_where_the_script_is_refused_the_link_has_the_focus(open_map):
    opened = open_map()
    opened.page.context.route("**/leaflet.js", lambda route: route.abort())
    opened.button.click()
    opened.page.wait_for_function("document.activeElement.tagName === 'A'")
    assert opened.focused("innerText") == ELSEWHERE
    assert opened.button.count() == 0
    assert opened.canvas.count() == 0
    assert opened.elsewhere == []
