import wagtail_factories
from django.test import RequestFactory, TestCase

from .helpers import SectionTests, shipped_section, soup_of, text_of

YOUTUBE = "https://www.youtube.com/watch?v=a-B_c1d2E3f"
YOUTUBE_FRAME = "https://www.youtube-nocookie.com/embed/a-B_c1d2E3f?autoplay=1"
FILM = "https://films.example.com/calf.mp4"


class VideoTests(SectionTests, TestCase):
    slug = "video"

    @classmethod
    def setUpTestData(cls):
        image = wagtail_factories.ImageFactory(file__width=1200, file__height=800)
        cls.complete = {
            "heading": "How to stretch your calf",
            "url": YOUTUBE,
            "poster": {
                "image": image.pk,
                "alt_text": "Leaning on a wall",
                "decorative": False,
            },
            "duration": "2 minutes",
            "transcript": "<p>Stand facing a wall.</p>",
        }

    def link(self, **fields):
        return self.render(self.value(**fields)).find(class_="osteo-video__play")

    def script(self, **fields):
        value = self.value(**fields)
        return soup_of(self.block.render(value)).find("script")

    def note(self, context=None, **fields):
        note = self.render(self.value(**fields), context).find(
            class_="osteo-video__note"
        )
        return note and text_of(note)

    def test_without_javascript_it_is_a_link_to_the_video(self):
        link = self.link()
        self.assertEqual(link["href"], YOUTUBE)
        self.assertEqual(text_of(link), "Play the video (2 minutes)")
        self.assertEqual(link.img["alt"], "Leaning on a wall")

    def test_its_length_may_be_unknown(self):
        self.assertEqual(text_of(self.link(duration="")), "Play the video")

    def test_nothing_of_the_page_is_anyone_elses_before_the_click(self):
        html = soup_of(self.block.render(self.value()))
        self.assertEqual(html.find_all(["iframe", "video", "object", "embed"]), [])
        for element in html.find_all(True):
            for name in ("src", "srcset", "poster", "style"):
                self.assertNotIn("youtube", element.get(name, ""))
        self.assertEqual(self.link()["data-osteo-embed"], YOUTUBE_FRAME)
        self.assertEqual(self.link()["data-osteo-player"], "iframe")
        self.assertEqual(self.link()["data-osteo-title"], "How to stretch your calf")

    def test_the_reader_is_told_before_who_will_be_asked(self):
        section = self.render()
        note = section.find(id=self.link()["aria-describedby"])
        self.assertEqual(text_of(note), "Playing it loads content from youtube.com.")
        self.assertEqual(
            self.note(url=FILM), "Playing it loads content from films.example.com."
        )

    def test_a_film_of_the_sites_own_needs_no_such_note(self):
        request = RequestFactory().get("/", headers={"host": "films.example.com:8000"})
        self.assertIsNone(self.note({"request": request}, url=FILM))
        self.assertIsNotNone(self.note({"request": request}))
        section = self.render(self.value(url=FILM), {"request": request})
        self.assertIsNone(section.find(attrs={"aria-describedby": True}))

    def test_a_way_to_the_provider_waits_for_the_player(self):
        paragraph = self.render().find(class_="osteo-video__elsewhere")
        self.assertIn("hidden", paragraph.attrs)
        self.assertEqual(text_of(paragraph.a), "Watch on youtube.com")
        self.assertEqual(paragraph.a["href"], YOUTUBE)

    def test_a_file_is_played_by_the_browser(self):
        link = self.link(url=FILM)
        self.assertEqual(link["data-osteo-player"], "video")
        self.assertEqual(link["data-osteo-embed"], FILM)

    def test_an_address_that_cannot_be_embedded_leads_there(self):
        fields = {"url": "https://www.example.com/films/7"}
        link = self.link(**fields)
        self.assertEqual(text_of(link), "Watch on example.com (2 minutes)")
        self.assertEqual(
            text_of(self.link(duration="", **fields)), "Watch on example.com"
        )
        self.assertNotIn("data-osteo-embed", link.attrs)
        self.assertIsNone(self.note(**fields))
        self.assertIsNone(self.script(**fields))

    def test_the_module_is_loaded_where_there_is_something_to_play(self):
        self.assertEqual(self.script()["type"], "module")
        self.assertEqual(self.script()["src"], "/static/wagtail_osteo/js/video.js")
        self.assertEqual(text_of(self.script()), "")
        self.assertIsNone(self.script(url=""))

    def test_the_transcript_can_be_unfolded(self):
        details = self.render().details
        self.assertEqual(text_of(details.summary), "Transcript")
        self.assertIn("Stand facing a wall.", text_of(details))
        self.assertNotIn("open", details.attrs)

    def test_a_transcript_has_words(self):
        message = (
            "Write down what is said and shown. Those who cannot hear the video, or "
            "cannot play it, read this instead."
        )
        for nothing in ("", "<p></p>", '<p data-block-key="1"> </p><p>&nbsp;</p>'):
            with self.subTest(transcript=nothing):
                self.assertEqual(
                    self.faults(transcript=nothing), {"transcript": [message]}
                )
                self.block.clean_deferred(self.value(transcript=nothing))

    def test_an_address_that_no_browser_opens_is_refused(self):
        faults = self.faults(url="ftp://example.com/calf.mp4")
        self.assertEqual(faults, {"url": ["Give an address that starts with https://"]})

    def test_an_address_that_hides_where_it_leads_is_refused(self):
        for url in (
            "https://youtube.com@example.com/watch?v=a-B_c1d2E3f",
            "https://user:secret@films.example.com/calf.mp4",
            r"https://youtube.com\@example.com/watch?v=a-B_c1d2E3f",
        ):
            with self.subTest(url=url):
                (message,) = self.faults(url=url)["url"]
                self.assertIn("hides where it leads", message)

    def test_the_page_on_which_its_owner_edits_it_is_refused(self):
        for url in (
            "https://studio.youtube.com/video/a-B_c1d2E3f/edit",
            "https://vimeo.com/manage/videos/123456789",
            "https://www.vimeo.com/manage/videos/123456789/0a1b2c3d4e/privacy",
        ):
            with self.subTest(url=url):
                (message,) = self.faults(url=url)["url"]
                self.assertIn("Readers cannot open it", message)
                # Where one is stored all the same it is a link, and no wrong film.
                self.assertNotIn("data-osteo-embed", self.link(url=url).attrs)

    def test_a_short_is_upright_and_so_is_its_picture(self):
        upright = {"url": "https://www.youtube.com/shorts/a-B_c1d2E3f"}
        figure = self.render(self.value(**upright)).figure
        self.assertIn("osteo-video__upright", figure["class"])
        # As much of the picture, 800 high, as an upright frame takes.
        self.assertEqual((figure.img["width"], figure.img["height"]), ("450", "800"))
        wide = self.render().figure
        self.assertNotIn("osteo-video__upright", wide["class"])
        self.assertEqual((wide.img["width"], wide.img["height"]), ("960", "540"))

    def test_a_poster_that_was_deleted_leaves_the_video(self):
        value = self.value(poster={"image": 0, "alt_text": "", "decorative": False})
        section = self.render(value)
        self.assertIsNone(section.find("img"))
        self.assertEqual(
            text_of(section.find(class_="osteo-video__play")),
            "Play the video (2 minutes)",
        )

    def test_a_draft_with_a_poster_only_shows_it(self):
        section = self.render(self.value(url=""))
        self.assertIsNotNone(section.figure.img)
        self.assertIsNone(section.find("a"))


class SeveralVideosTests(TestCase):
    def test_notes_of_two_videos_can_be_told_apart(self):
        block = shipped_section("video")
        value = block.to_python({"heading": "Calf", "url": YOUTUBE})
        html = soup_of(
            block.render(value, {"anchor": "video"})
            + block.render(value, {"anchor": "video-2"})
        )
        for section in html.find_all("section"):
            note = section.a["aria-describedby"]
            self.assertEqual(section.find(id=note)["id"], f"{section['id']}-note")
