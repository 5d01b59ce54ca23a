"""A video asks nobody for anything before the reader presses play, and then plays."""

import mimetypes
from urllib.parse import urlsplit

import pytest
import wagtail_factories
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from wagtail_osteo.blocks import ConditionBodyBlock

SITE = "https://practice.example.com"
POLICY = (
    "default-src 'self'; frame-src https://www.youtube-nocookie.com; "
    "media-src 'self' https://films.example.com"
)
YOUTUBE = "https://www.youtube.com/watch?v=a-B_c1d2E3f"
SHORT = "https://www.youtube.com/shorts/a-B_c1d2E3f"
FRAME = "https://www.youtube-nocookie.com/embed/a-B_c1d2E3f?autoplay=1"
VIMEO = "https://vimeo.com/123456789"
FILM = "https://films.example.com/calf.mp4"


class OpenVideo:
    """A page of the site with one video, in a browser that reaches nobody else."""

    def __init__(self, context, html):
        self.html = html
        self.elsewhere = []
        self.complaints = []
        context.route("**/*", self.answer)
        self.context = context
        self.page = context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(SITE)
        self.page.wait_for_load_state("networkidle")

    def hear(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def answer(self, route):
        url = urlsplit(route.request.url)
        if f"{url.scheme}://{url.netloc}" != SITE:
            self.elsewhere.append(route.request.url)
            return route.fulfill(content_type="text/html", body="<p>A player</p>")
        if url.path == "/":
            return route.fulfill(
                content_type="text/html",
                body=self.html,
                headers={"Content-Security-Policy": POLICY},
            )
        content_type, _encoding = mimetypes.guess_type(url.path)
        if url.path.startswith("/media/"):
            path = default_storage.path(url.path.removeprefix("/media/"))
        else:
            path = finders.find(url.path.removeprefix("/static/"))
        if not path:
            return route.fulfill(status=404)
        return route.fulfill(content_type=content_type, path=path)

    @property
    def link(self):
        return self.page.locator("a[data-osteo-embed]")

    @property
    def player(self):
        return self.page.locator(".osteo-video__player")

    def focused(self, expression):
        return self.page.evaluate(f"document.activeElement.{expression}")


@pytest.fixture
def open_video(chromium, demo):
    contexts = []

    def open_video(url, **options):
        image = wagtail_factories.ImageFactory(file__width=1600, file__height=900)
        block = ConditionBodyBlock().child_blocks["video"]
        value = block.to_python(
            {
                "heading": "How to stretch your calf",
                "url": url,
                "poster": {"image": image.pk, "alt_text": "", "decorative": True},
                "transcript": "<p>Stand facing a wall.</p>",
            }
        )
        html = render_to_string(
            block.get_preview_template(value),
            {"block_def": block, "bound_block": block.bind(value)},
        )
        context = chromium.new_context(**options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return OpenVideo(context, html)

    yield open_video
    for context in contexts:
        context.close()


def test_nobody_is_asked_before_the_click_and_the_player_alone_after(open_video):
    video = open_video(YOUTUBE)
    note = video.page.get_by_text("Playing it loads content from youtube.com.")
    assert video.elsewhere == []
    assert note.is_visible()
    assert not video.page.get_by_text("Watch on youtube.com").is_visible()

    video.link.click()
    video.player.wait_for()
    video.page.wait_for_load_state("networkidle")
    assert video.elsewhere == [FRAME]
    assert video.player.get_attribute("src") == FRAME
    assert not note.is_visible()
    elsewhere = video.page.get_by_role("link", name="Watch on youtube.com")
    assert elsewhere.is_visible()
    assert elsewhere.get_attribute("href") == YOUTUBE
    assert video.page.url == f"{SITE}/"
    assert video.complaints == []


def test_the_keyboard_plays_and_lands_on_the_named_player(open_video):
    video = open_video(YOUTUBE)
    video.link.focus()
    video.page.keyboard.press("Enter")
    video.player.wait_for()
    assert video.focused("tagName") == "IFRAME"
    assert video.focused("title") == "How to stretch your calf"
    assert video.focused("referrerPolicy") == "strict-origin-when-cross-origin"
    assert "autoplay" in video.focused("allow")
    assert video.focused("allowFullscreen") is True
    assert video.link.count() == 0


def test_the_player_has_the_size_of_the_poster(open_video):
    video = open_video(YOUTUBE, viewport={"width": 360, "height": 800})
    poster = video.page.locator(".osteo-video__poster").bounding_box()
    video.link.click()
    player = video.player.bounding_box()
    for side in ("x", "y", "width", "height"):
        assert player[side] == pytest.approx(poster[side], abs=1)
    assert player["width"] / player["height"] == pytest.approx(16 / 9, abs=0.02)


def test_a_short_plays_upright_where_its_picture_was(open_video):
    video = open_video(SHORT, viewport={"width": 320, "height": 800})
    poster = video.page.locator(".osteo-video__poster").bounding_box()
    video.link.click()
    player = video.player.bounding_box()
    for side in ("x", "y", "width", "height"):
        assert player[side] == pytest.approx(poster[side], abs=1)
    assert player["height"] / player["width"] == pytest.approx(16 / 9, abs=0.02)
    assert player["height"] < 600


def test_a_file_is_played_by_the_browser_itself(open_video):
    video = open_video(FILM)
    assert video.elsewhere == []
    video.link.click()
    video.player.wait_for()
    video.page.wait_for_load_state("networkidle")
    assert set(video.elsewhere) == {FILM}
    assert video.focused("tagName") == "VIDEO"
    assert video.focused("controls") is True
    assert video.focused("ariaLabel") == "How to stretch your calf"
    assert video.focused("poster").startswith(f"{SITE}/media/")


LEFT_TO_THE_BROWSER = """
for (const type of ["click", "auxclick"]) window.addEventListener(type, (event) => {
    window.left = !event.defaultPrevented;
    // No tab is needed to know what the browser would do.
    event.preventDefault();
});
"""


@pytest.mark.parametrize(
    "how",
    [{"modifiers": [key]} for key in ("Control", "Meta", "Shift")]
    + [{"button": "middle"}],
)
def test_a_click_for_a_new_tab_is_the_browsers(open_video, how):
    video = open_video(YOUTUBE)
    video.page.evaluate(LEFT_TO_THE_BROWSER)
    video.link.click(**how)
    assert video.page.evaluate("window.left") is True
    assert video.player.count() == 0
    video.link.click()
    assert video.page.evaluate("window.left") is False


def test_without_javascript_the_link_leads_to_the_video(open_video):
    video = open_video(YOUTUBE, java_script_enabled=False)
    assert video.elsewhere == []
    video.page.locator(".osteo-video__play").click()
    video.page.wait_for_url(YOUTUBE)


def test_where_the_policy_forbids_the_frame_a_link_is_left(open_video):
    video = open_video(VIMEO)
    video.link.click()
    video.player.wait_for()
    assert video.elsewhere == []
    assert video.page.get_by_role("link", name="Watch on vimeo.com").is_visible()


def test_on_paper_the_transcript_is_unfolded(open_video):
    video = open_video(YOUTUBE)
    transcript = video.page.get_by_text("Stand facing a wall.")
    assert not transcript.is_visible()
    video.page.emulate_media(media="print")
    assert transcript.is_visible()
    assert transcript.bounding_box()["height"] > 0
