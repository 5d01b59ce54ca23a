"""What an editor pastes, and which video plays."""

from django.test import SimpleTestCase

from wagtail_osteo.blocks.players import player_for

KEY = "a-B_c1d2E3f"
WATCH = f"https://www.youtube.com/watch?v={KEY}"
YOUTUBE_FRAME = f"https://www.youtube-nocookie.com/embed/{KEY}?"
VIMEO = "https://vimeo.com/123456789"
VIMEO_FRAME = "https://player.vimeo.com/video/123456789?"


class YouTubeTests(SimpleTestCase):
    def test_each_address_of_a_video_becomes_its_frame(self):
        for url in (
            WATCH,
            f"http://youtube.com/watch?v={KEY}",
            f"https://www.youtube.com:443/watch?v={KEY}",
            f"https://www.youtube.com/watch/?v={KEY}",
            f"https://m.youtube.com/watch?app=desktop&v={KEY}",
            f"https://music.youtube.com/watch?v={KEY}&list=RDAMVM",
            f"https://www.youtube.com/watch?list=PLexample&index=3&v={KEY}",
            f"https://www.youtube.com/watch?v={KEY}#comments",
            "https://www.youtube.com/watch?v=a%2DB_c1d2E3f",
            f"https://WWW.YouTube.com/watch?v={KEY}&pp=ygUEY2FsZg%3D%3D",
            f"https://youtu.be/{KEY}?si=whoSharedIt",
            f"https://www.youtu.be/{KEY}/",
            f"https://www.youtube.com/live/{KEY}?feature=share",
            f"https://www.youtube.com/embed/{KEY}",
            f"https://www.youtube.com/v/{KEY}?version=3",
            f"https://www.youtube-nocookie.com/embed/{KEY}?rel=0",
        ):
            with self.subTest(url=url):
                player = player_for(url)
                self.assertEqual(player.url, WATCH)
                self.assertEqual(player.host, "youtube.com")
                self.assertEqual(player.embed, f"{YOUTUBE_FRAME}autoplay=1")
                self.assertFalse(player.is_file or player.is_upright)

    def test_a_short_is_upright(self):
        for url in (
            f"https://www.youtube.com/shorts/{KEY}",
            f"https://m.youtube.com/shorts/{KEY}?si=whoSharedIt",
        ):
            with self.subTest(url=url):
                player = player_for(url)
                self.assertTrue(player.is_upright)
                self.assertEqual(player.embed, f"{YOUTUBE_FRAME}autoplay=1")

    def test_it_starts_and_stops_where_the_address_says(self):
        for query, start, end in (
            ("&t=90", 90, None),
            ("&t=90s", 90, None),
            ("&t=1m30s", 90, None),
            ("&t=1h", 3600, None),
            ("&t=1h2m3s&list=PLexample", 3723, None),
            ("&start=5&end=65", 5, 65),
            ("&end=1m5s", None, 65),
            ("#t=90", 90, None),
            ("&t=0", None, None),
            ("&t=soon", None, None),
            ("&t=-5", None, None),
            ("&t=90&t=30", None, None),
            ("&start=60&end=30", 60, None),
        ):
            with self.subTest(query=query):
                player = player_for(WATCH + query)
                times = f"start={start}&" if start else ""
                times += f"end={end}&" if end else ""
                self.assertEqual(player.embed, f"{YOUTUBE_FRAME}{times}autoplay=1")
                self.assertEqual(player.url, WATCH + (f"&t={start}s" if start else ""))
        player = player_for(f"https://youtu.be/{KEY}?si=who&t=42")
        self.assertEqual(player.embed, f"{YOUTUBE_FRAME}start=42&autoplay=1")

    def test_what_is_no_single_video_stays_a_link(self):
        for path in (
            "@example",
            "@example/live",
            "channel/UCexample/live",
            "c/example",
            "playlist?list=PLexample",
            "watch?list=PLexample",
            "results?search_query=calf",
            "clip/UgkxExample",
            "watch",
            "shorts",
            "feed/history",
            # Each as long as an id.
            "embed/videoseries?list=PLexample",
            "embed/live_stream?channel=UCexample",
            "watch?v=tooShort",
            f"watch?v={KEY}TooLong",
            "watch?v=a-B_c1%22onload",
            f"watch?v={KEY}&v=another_one",
            f"shorts/{KEY}/more",
            f"redirect?q=https://example.com/watch?v={KEY}",
        ):
            self.assert_link(f"https://www.youtube.com/{path}")

    def test_nobody_passes_for_youtube(self):
        for host in (
            "youtube.com.example.com",
            "youtube.com@example.com",
            "www.youtube.com:secret@example.com",
            "notyoutube.com",
            "youtube.example.com",
            "youtube.com:8443",
            "youtube.com:99999",
            "user@www.youtube.com",
            r"youtube.com\.example.com",
            "www.youtubе.com",  # noqa: RUF001
        ):
            self.assert_link(f"https://{host}/watch?v={KEY}")
        self.assert_link(f"https://example.com/www.youtube.com/watch?v={KEY}")
        self.assert_link(f"https://studio.youtube.com/video/{KEY}/edit")

    def assert_link(self, url):
        with self.subTest(url=url):
            player = player_for(url)
            self.assertEqual((player.url, player.embed), (url, ""))
            self.assertFalse(player.is_file)


class VimeoTests(SimpleTestCase):
    def test_each_address_of_a_video_becomes_its_frame(self):
        for url in (
            VIMEO,
            "https://www.vimeo.com/123456789/?share=copy&fl=sv",
            "https://vimeo.com/channels/staffpicks/123456789",
            "https://vimeo.com/groups/example/videos/123456789",
            "https://vimeo.com/showcase/7654321/video/123456789",
            "https://vimeo.com/album/7654321/video/123456789",
            "https://player.vimeo.com/video/123456789?title=0",
        ):
            with self.subTest(url=url):
                player = player_for(url)
                self.assertEqual(player.url, VIMEO)
                self.assertEqual(player.host, "vimeo.com")
                self.assertEqual(player.embed, f"{VIMEO_FRAME}dnt=1&autoplay=1")

    def test_an_unlisted_video_keeps_what_lets_it_play(self):
        for url in (
            f"{VIMEO}/0a1b2c3d4e",
            f"{VIMEO}/0a1b2c3d4e?share=copy",
            f"{VIMEO}?h=0a1b2c3d4e",
            "https://player.vimeo.com/video/123456789?h=0a1b2c3d4e&title=0",
            "https://player.vimeo.com/video/123456789/?title=0&h=0a1b2c3d4e",
            "https://vimeo.com/showcase/7654321/video/123456789?h=0a1b2c3d4e",
        ):
            with self.subTest(url=url):
                player = player_for(url)
                self.assertEqual(player.url, f"{VIMEO}/0a1b2c3d4e")
                self.assertEqual(
                    player.embed, f"{VIMEO_FRAME}h=0a1b2c3d4e&dnt=1&autoplay=1"
                )

    def test_it_starts_and_stops_where_the_address_says(self):
        for rest, start, end in (
            ("#t=30s", 30, None),
            ("#t=1m30s", 90, None),
            ("?share=copy#t=0", None, None),
            ("?start_time=1m&end_time=1m30s", 60, 90),
            ("?end_time=30s", None, 30),
        ):
            with self.subTest(rest=rest):
                player = player_for(VIMEO + rest)
                at = f"#t={start}s" if start else ""
                stop = f"end_time={end}s&" if end else ""
                self.assertEqual(
                    player.embed, f"{VIMEO_FRAME}{stop}dnt=1&autoplay=1{at}"
                )
                self.assertEqual(player.url, VIMEO + at)

    def test_what_is_no_single_video_stays_a_link(self):
        for url in (
            "https://vimeo.com/example",
            "https://vimeo.com/channels/staffpicks",
            "https://vimeo.com/showcase/7654321",
            "https://vimeo.com/event/7654321",
            "https://vimeo.com/ondemand/example/123456789",
            "https://vimeo.com/user123/review/123456789/0a1b2c3d4e",
            "https://vimeo.com/manage/videos/123456789",
            "https://vimeo.com/123456789/likes",
            "https://vimeo.com/search?q=123456789",
            "https://vimeo.com/١٢٣٤٥٦٧٨٩",
            "https://vimeo.com.example.com/123456789",
            "https://vimeo.com@example.com/123456789",
            "https://vimeo.com:8443/123456789",
        ):
            with self.subTest(url=url):
                player = player_for(url)
                self.assertEqual((player.url, player.embed), (url, ""))


class OtherAddressTests(SimpleTestCase):
    def test_a_file_plays_by_itself(self):
        for url in (
            "https://films.example.com/calf.mp4",
            "https://films.example.com/CALF.WEBM?version=2#t=10,20",
        ):
            with self.subTest(url=url):
                player = player_for(url)
                self.assertEqual(player, (url, "films.example.com", url, True, False))

    def test_any_other_address_stays_a_link(self):
        for url in (
            "https://example.com/?film=calf.mp4",
            f"https://example.com/watch?v={KEY}",
            "https://youtube.com@films.example.com/calf.mp4",
        ):
            with self.subTest(url=url):
                player = player_for(url)
                self.assertEqual((player.url, player.embed), (url, ""))

    def test_the_host_is_the_one_that_will_be_asked(self):
        player = player_for("https://youtube.com@films.example.com/calf.mp4")
        self.assertEqual(player.host, "films.example.com")

    def test_what_is_nowhere_on_the_web_is_not_played(self):
        for url in (
            *("", None, "calf.mp4", "https://", "http://["),
            *("ftp://example.com/calf.mp4", "javascript:alert(1)//calf.mp4"),
        ):
            with self.subTest(url=url):
                self.assertIsNone(player_for(url))
