"""The list of conditions: from A to Z, by region, in pages, and asked wrongly."""

from unittest import mock
from urllib.parse import quote

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from tests.content import create_clinic
from tests.finding.base import FindingTestCase
from wagtail_osteo.models import ConditionIndexPageMixin, PracticeSettings


class FromAToZTests(FindingTestCase):
    def letters(self):
        return [h.text.strip() for h in self.soup().select(".osteo-found__letter")]

    def test_other_names_lead_to_the_condition(self):
        spasms = self.add("Muscle spasms", also_known_as="Cramp, charley horse")
        self.add("Back pain")
        self.assertEqual(
            self.rows(),
            [
                "Back pain",
                "Charley horse, see Muscle spasms",
                "Cramp, see Muscle spasms",
                "Muscle spasms",
            ],
        )
        see = self.soup().select_one(".osteo-found__see a")
        self.assertEqual(see["href"], spasms.url)
        self.assertEqual(self.heading(), "2 conditions, A to Z")

    def test_another_name_that_is_the_title_is_not_listed_again(self):
        self.add("Sciatica", also_known_as="sciatica")
        self.assertEqual(self.rows(), ["Sciatica"])

    def test_letters_with_accents_and_numbers_have_their_place(self):
        for title in ("Zoster", "Épicondylite", "elbow pain", "2nd rib"):
            self.add(title)
        self.assertEqual(self.letters(), ["#Numbers", "E", "Z"])
        self.assertEqual(
            self.rows(), ["2nd rib", "elbow pain", "Épicondylite", "Zoster"]
        )

    def test_what_is_written_by_editors_is_escaped(self):
        self.add("<b>Bold</b>", also_known_as="<script>x</script>", summary="<i>")
        content = self.client.get(self.index.url + "?q=<s>").content.decode()
        content += self.client.get(self.index.url).content.decode()
        for text in ("<b>Bold", "<script>x", "<i>", "<s>"):
            self.assertNotIn(text, content)

    def test_lists_its_own_children_in_their_language_only(self):
        self.add("Back pain", "lower-back")
        welsh = Locale.objects.create(language_code="cy")
        other = self.index.copy_for_translation(welsh, copy_parents=True)
        other.save_revision().publish()
        self.add("Poen cefn", "lower-back", index=other)
        other.refresh_from_db()
        self.assertEqual(self.rows(), ["Back pain"])
        self.assertEqual(self.regions(), [("Lower back", 1)])
        context = other.get_context(self.client.get(self.index.url).wsgi_request)
        self.assertEqual([r.name for r in context["listing"].rows], ["Poen cefn"])

    def test_an_empty_list_says_so_and_has_no_form(self):
        soup = self.soup()
        self.assertIn("No conditions have been published", soup.main.text)
        self.assertIsNone(soup.select_one("form"))
        self.assertEqual(soup.select(".osteo-regions"), [])

    def test_loads_no_bodies(self):
        self.add("Back pain", "lower-back", also_known_as="Lumbago")
        for query in ("", "?q=lumbago", "?region=lower-back"):
            with CaptureQueriesContext(connection) as queries:
                self.assertTrue(self.rows(query))
            for each in queries.captured_queries:
                self.assertNotIn('conditionpage"."body"', each["sql"])


class LettersAndPagesTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for letter in "ABCDEFGHIJKLMNO":
            cls.add(f"{letter} pain", "knee" if letter in "ABCDE" else "")

    def setUp(self):
        shorter = mock.patch.object(ConditionIndexPageMixin, "names_per_page", 4)
        shorter.start()
        self.addCleanup(shorter.stop)

    def test_a_letter_leads_to_the_page_that_begins_it(self):
        soup = self.soup("?page=2")
        letters = {a.text: a["href"] for a in soup.select(".osteo-letters a")}
        self.assertEqual(len(letters), 15)
        self.assertEqual(letters["A"], "?#osteo-letter-A")
        self.assertEqual(letters["F"], "#osteo-letter-F")
        self.assertEqual(letters["O"], "?page=4#osteo-letter-O")
        for letter, address in letters.items():
            query, _hash, anchor = address.partition("#")
            there = self.soup(query or "?page=2").find(id=anchor)
            self.assertEqual(there.text.strip(), letter)

    def test_a_short_list_has_no_letters_to_choose_from(self):
        self.assertEqual(self.soup("?region=knee").select(".osteo-letters"), [])

    def test_pages_lead_on_and_back(self):
        soup = self.soup("?page=2")
        nav = soup.select_one(".osteo-page-links")
        self.assertEqual(nav.select_one("[rel=prev]")["href"], "?#osteo-found")
        self.assertEqual(nav.select_one("[rel=next]")["href"], "?page=3#osteo-found")
        (current,) = nav.select("[aria-current=page]")
        self.assertEqual(current.text, "Page 2")
        self.assertIn("Page 2 of 4", self.heading("?page=2"))
        self.assertEqual(self.rows("?page=2"), ["E pain", "F pain", "G pain", "H pain"])

    def test_pages_keep_what_was_asked(self):
        for asked in ("q=pain", "region=knee", "q=pain&region=knee"):
            links = self.soup(f"?{asked}").select(".osteo-page-links a")
            self.assertEqual(links[-1]["href"], f"?{asked}&page=2#osteo-found")
        self.assertEqual(self.rows("?region=knee&page=2"), ["E pain"])
        self.assertEqual(self.rows("?q=pain&region=knee&page=2"), ["E pain"])

    def test_a_page_that_does_not_exist_is_the_nearest(self):
        first = ["A pain", "B pain", "C pain", "D pain"]
        last = ["M pain", "N pain", "O pain"]
        for page, rows in {
            "abc": first, "": first, "1.5": first, "9" * 5000: first,
            "0": last, "-3": last, "99": last,
        }.items():  # fmt: skip
            with self.subTest(page=page[:10]):
                self.assertEqual(self.rows(f"?page={page}"), rows)


class RegionTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.add("Knee pain", "knee", also_known_as="Sore knee")
        cls.add("Sciatica", "lower-back thigh")
        cls.add("Shin splints", "calf knee")
        cls.add("Tiredness")

    def test_offers_the_regions_that_have_conditions_from_head_to_foot(self):
        self.assertEqual(
            self.regions(),
            [("Lower back", 1), ("Thigh", 1), ("Knee", 2), ("Calf and shin", 1)],
        )

    def test_shows_the_conditions_of_a_region_under_all_their_names(self):
        self.assertEqual(
            self.rows("?region=knee"),
            ["Knee pain", "Shin splints", "Sore knee, see Knee pain"],
        )
        self.assertEqual(self.heading("?region=knee"), "Knee: 2 conditions")
        (current,) = self.soup("?region=knee").select(
            ".osteo-regions__list [aria-current]"
        )
        self.assertIn("Knee", current.text)
        # The way to another region, and to all, stays.
        self.assertEqual(len(self.regions("?region=knee")), 4)
        self.assertEqual(
            self.soup("?region=knee").select_one(".osteo-found__all a")["href"],
            f"{self.index.url}#osteo-found",
        )

    def test_words_and_region_narrow_each_other(self):
        self.assertEqual(self.rows("?q=shin&region=knee"), ["Shin splints"])
        self.assertEqual(self.rows("?q=shin&region=thigh"), [])
        self.assertEqual(self.regions("?q=shin"), [("Knee", 1), ("Calf and shin", 1)])
        hidden = self.soup("?q=shin&region=knee").select_one("input[name=region]")
        self.assertEqual(hidden["value"], "knee")

    def test_a_region_without_conditions_says_so(self):
        self.assertEqual(self.rows("?region=jaw"), [])
        self.assertEqual(self.heading("?region=jaw"), "Jaw: 0 conditions")
        self.assertIn("not written about this part", self.soup("?region=jaw").main.text)

    def test_an_unknown_region_counts_as_not_asked(self):
        for region in ("nonsense", "%00", "KNEE", "knee%27--", "x" * 10_000):
            with self.subTest(region=region[:10]):
                self.assertEqual(len(self.rows(f"?region={region}")), 5)


class SearchTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.add("Osteoarthritis of the hip", "hip", summary="Stiffness on getting up.")
        cls.add("Hip pain", also_known_as="Coxalgia, Sore hip")
        cls.add("Épicondylite", summary="Pain with a firm grip.")
        cls.add("Hiccups")

    def test_is_a_plain_form(self):
        form = self.soup("?q=hip").select_one("form")
        self.assertEqual(form["method"], "get")
        self.assertEqual(form["action"], f"{self.index.url}#osteo-found")
        (field,) = form.select("input[type=search]")
        self.assertEqual((field["name"], field["value"]), ("q", "hip"))
        self.assertEqual(form.label["for"], field["id"])

    def test_finds_names_before_texts_and_the_closest_name_first(self):
        self.add("Groin pain", summary="Felt near the hip.")
        self.assertEqual(
            self.rows("?q=hip"),
            ["Hip pain", "Osteoarthritis of the hip", "Groin pain"],
        )
        self.assertEqual(self.heading("?q=hip"), "3 conditions found for “hip”")

    def test_finds_other_names_and_tells_them(self):
        self.assertEqual(self.rows("?q=coxalgia"), ["Hip pain"])
        self.assertIn(
            "Also called Coxalgia, Sore hip",
            self.soup("?q=coxalgia").select_one(".osteo-found__names").text,
        )

    def test_finds_parts_of_words(self):
        for words, rows in {
            "coxal": ["Hip pain"],
            "arthritis": ["Osteoarthritis of the hip"],
            "hip oste": ["Osteoarthritis of the hip"],
            "epicondy": ["Épicondylite"],
            "EPICONDYLITE": ["Épicondylite"],
        }.items():
            with self.subTest(words=words):
                self.assertEqual(self.rows(f"?q={words}"), rows)

    def test_finds_names_however_they_are_typed(self):
        for title in (
            "Sjögren’s syndrome", "Runner's knee", "Parkinson’s disease",
            "Tennis-elbow", "ﬁbromyalgia", "A\u00adnky\u200blosis", "Straße’s sign",
            "Whiplash",
        ):  # fmt: skip
            self.add(title)
        for title, typed in {
            "Sjögren’s syndrome": (
                "sjogrens", "sjögren’s", "Sjogren's", "sjo\u0308gren`s", "SJÖGRENS",
                "sjögren´s syndrome", "sjö\u00adgren", "ｓｊｏｇｒｅｎｓ",
            ),
            "Runner's knee": ("runners knee", "runner’s knee", "runners-knee"),
            "Parkinson’s disease": ("parkinsons", "Parkinsonʼs", "parkinson′s"),
            "Tennis-elbow": ("tennis elbow", "tennis–elbow", "tenniselbow"),
            "ﬁbromyalgia": ("fibromyalgia", "ﬁbro", "FIBROMYALGIA"),
            "A\u00adnky\u200blosis": ("ankylosis", "anky\u200blosis"),
            "Straße’s sign": ("strasses", "STRASSE", "straẞe"),
            "Whiplash": ("whip-lash", "whip lash"),
        }.items():  # fmt: skip
            for words in typed:
                with self.subTest(words=words):
                    self.assertEqual(self.rows(f"?q={quote(words)}"), [title])

    def test_what_holds_no_word_finds_nothing(self):
        for words in ("’", "-", "…", "☂", "%", "*"):
            with self.subTest(words=words):
                self.assertEqual(self.rows(f"?q={quote(words)}"), [])

    def test_finds_words_of_the_text_all_of_them(self):
        self.assertEqual(self.rows("?q=stiffness"), ["Osteoarthritis of the hip"])
        self.assertEqual(self.rows("?q=firm+grip"), ["Épicondylite"])
        self.assertEqual(self.rows("?q=firm+stiffness"), [])

    def test_one_condition_is_one(self):
        self.assertEqual(
            self.heading("?q=coxalgia"), "1 condition found for “coxalgia”"
        )

    def test_found_pages_are_not_for_search_engines(self):
        robots = self.soup("?q=hip").select_one("meta[name=robots]")
        self.assertEqual(robots["content"], "noindex")
        self.assertIsNone(self.soup("?region=hip").select_one("meta[name=robots]"))

    def test_is_kept_by_no_cache_that_others_are_answered_from(self):
        for query, kept in [
            ("?q=cramp", False),
            ("?q=", False),
            ("?region=calf", True),
        ]:
            response = self.client.get(self.index.url + query)
            self.assertEqual(
                "private" not in response.headers.get("Cache-Control", ""), kept
            )

    def test_nothing_found_helps_on(self):
        practice = PracticeSettings.for_site(self.index.get_site())
        practice.default_clinic = create_clinic(telephone="+442079460123")
        practice.save()
        self.assertEqual(self.heading("?q=unicorn"), "Nothing found for “unicorn”")
        soup = self.soup("?q=unicorn")
        links = [a["href"] for a in soup.select(".osteo-found a")]
        self.assertIn(f"{self.index.url}#osteo-found", links)
        self.assertIn("tel:+442079460123", [link.replace("-", "") for link in links])
        self.assertIn("tel:999", links)
        self.assertIn("Check the spelling", soup.main.text)

    def test_nothing_found_offers_no_clinic_that_visitors_may_not_see(self):
        practice = PracticeSettings.for_site(self.index.get_site())
        practice.default_clinic = create_clinic(telephone="+442079460123", live=False)
        practice.save()
        self.assertNotIn("020 7946", self.soup("?q=unicorn").text)

    def test_nothing_found_in_a_region_offers_the_whole_list(self):
        soup = self.soup("?q=hiccups&region=hip")
        link = soup.select_one('.osteo-found a[href^="?"]')
        self.assertEqual(link["href"], "?q=hiccups#osteo-found")

    def test_whatever_is_typed_is_answered_with_a_page(self):
        for words in (
            "\0", "hip\0pain", "\ud800", "'", '"', '"hip', "hip*", "*", "NEAR(hip)",
            "hip AND", "NOT hip", "-", "--", "a:b", "title:hip", "{hip}", "^hip",
            "%", "_",
            "\\", "(", "&|!", "<->", "hip:*", "😀", "\u202e", "x" * 10_000,
            "a " * 5_000,
            " ", "\t\n",
        ):  # fmt: skip
            with self.subTest(words=words[:12]):
                query = quote(words, errors="surrogatepass")
                self.heading(f"?q={query}")

    def test_what_cannot_be_read_is_left_out(self):
        self.assertEqual(self.rows("?q=hip%00pain"), ["Hip pain"])
        self.assertEqual(self.heading("?q=%00"), "4 conditions, A to Z")
        self.assertEqual(self.heading("?q=%20"), "4 conditions, A to Z")

    def test_very_long_words_are_cut(self):
        field = self.soup("?q=" + "x" * 10_000).select_one("input[type=search]")
        self.assertEqual(len(field["value"]), 100)

    def test_an_address_below_that_never_existed_is_not_found(self):
        response = self.client.get(self.index.url + "nothing-here/")
        self.assertEqual(response.status_code, 404)
