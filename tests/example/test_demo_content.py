"""The demo: what its pages tell a reader, and that loading it does no harm."""

import hashlib
import re
from pathlib import Path

import swapper
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from example_project.demo.loader import UNTOUCHED_TITLE, ensure_admin, load_demo
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

ADDRESSES = ["/conditions/muscle-spasms/", "/conditions/rheumatic-pain/"]
# The second page has a section of every kind that fetches something. Two are for the
# pages before and after, two for the graph, one for translations.
QUERIES = dict(zip(ADDRESSES, [23, 30], strict=True))
TEMPLATES = Path(__file__).resolve().parents[2] / "example_project" / "templates"

# Fingerprints of every six words in a row of the article that was published elsewhere
# and whose facts the page holds: its sentences must not appear here.
KNOWN_PHRASES = frozenset(
    Path(__file__).with_name("known_phrases.txt").read_text().split()
)
# Fingerprints of the names of its people, practice and places.
KNOWN_NAMES = {
    "6a2643bb2922",
    "ec87d0e0735c",
    "f136e4535bc1",
    "87dfc7381d65",
    "4880c9331b87",
    "65e50ea7004c",
}


def fingerprints(text: str, length: int) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    runs = (words[i : i + length] for i in range(len(words) - length + 1))
    return {hashlib.sha256(" ".join(r).encode()).hexdigest()[:12] for r in runs}


def texts(value):
    """Every text an editor would have typed into a section, without addresses."""
    if isinstance(value, StreamValue):
        for section in value:
            yield from texts(section.value)
    elif isinstance(value, RichText):
        for paragraph in BeautifulSoup(value.source, "html.parser").find_all("p"):
            yield paragraph.get_text()
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in ("anchor", "references"):
                yield from texts(part)
    elif isinstance(value, str):
        yield value
    elif hasattr(value, "__iter__"):
        for part in value:
            yield from texts(part)


class DemoTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.made = load_demo(user=ensure_admin())
        # The first visit makes the pictures, which each test would make anew.
        for address in ADDRESSES:
            cls.client_class().get(address)

    def get(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        return BeautifulSoup(response.content, "html.parser")

    def conditions(self):
        return ConditionPage.objects.order_by("slug")


class LoadingTests(DemoTestCase):
    def snapshot(self):
        models = [
            Page,
            ConditionPage,
            ConditionIndexPage,
            PracticeSettings,
            swapper.load_model("wagtail_osteo", "Clinic"),
            swapper.load_model("wagtail_osteo", "Practitioner"),
            get_user_model(),
        ]
        return [list(model.objects.order_by("pk").values()) for model in models]

    def test_a_second_run_changes_nothing(self):
        before = self.snapshot()
        self.assertEqual(load_demo(user=ensure_admin()), [])
        self.assertEqual(self.snapshot(), before)

    def test_an_editors_changes_survive(self):
        page = ConditionPage.objects.get(slug="muscle-spasms")
        page.title = "Cramp, rewritten"
        page.save_revision().publish()
        details = PracticeSettings.objects.get()
        details.nation = "scotland"
        details.save()
        admin = get_user_model().objects.get(username="admin")
        admin.set_password("chosen by somebody")
        admin.save()

        load_demo(user=ensure_admin())

        page.refresh_from_db()
        self.assertEqual(page.title, "Cramp, rewritten")
        self.assertEqual(PracticeSettings.objects.get().nation, "scotland")
        admin.refresh_from_db()
        self.assertTrue(admin.check_password("chosen by somebody"))

    def test_a_deleted_page_comes_back_related_to_the_other(self):
        ConditionPage.objects.get(slug="rheumatic-pain").delete()
        self.assertEqual(load_demo(), ["Rheumatic pain"])
        related = self.get("/conditions/rheumatic-pain/").select(".osteo-related a")
        self.assertEqual([a["href"] for a in related], ["/conditions/muscle-spasms/"])

    def test_names_an_untouched_home_page_only(self):
        home = Site.objects.get(is_default_site=True).root_page
        self.assertEqual(home.title, "Elm Lane Osteopathy")
        Page.objects.filter(pk=home.pk).update(title="Mine", draft_title="Mine")
        load_demo()
        home.refresh_from_db()
        self.assertEqual(home.title, "Mine")
        self.assertNotEqual(UNTOUCHED_TITLE, "Mine")

    def test_pages_went_live_by_publishing_a_revision(self):
        for page in self.conditions():
            self.assertTrue(page.live)
            self.assertFalse(page.has_unpublished_changes)
            self.assertEqual(page.live_revision, page.latest_revision)
            self.assertEqual(page.reviewed_revision, page.live_revision)

    def test_the_practitioner_can_log_in(self):
        model = swapper.load_model("wagtail_osteo", "Practitioner")
        robin = model.objects.get(user__username="admin")
        self.assertEqual(robin.name, "Robin Example")
        self.assertEqual(
            [(link.clinic.name, link.days) for link in robin.clinic_links.all()],
            [("Elm Lane Clinic", [0, 2, 5]), ("Oak Road Clinic", [1, 3])],
        )


class ConditionTests(DemoTestCase):
    def test_help_cards_run_from_emergency_to_not_urgent(self):
        for address in ADDRESSES:
            cards = self.get(address).select(".osteo-red-flags__card")
            levels = [card["class"][-1].rpartition("--")[2] for card in cards]
            self.assertEqual(levels, ["emergency", "urgent", "non_urgent"], address)
            for card in cards:
                self.assertTrue(card.select("li"), address)

    def test_help_cards_have_the_numbers_of_england(self):
        for address in ADDRESSES:
            emergency, urgent, _gp = self.get(address).select(".osteo-red-flags__card")
            self.assertIsNotNone(emergency.find("a", href="tel:999"), address)
            self.assertIsNotNone(urgent.find("a", href="tel:111"), address)
            self.assertIsNone(urgent.find("a", href="tel:999"), address)

    def test_each_cause_has_a_remedy(self):
        for address, count in zip(ADDRESSES, [5, 4], strict=True):
            causes = self.get(address).select(".osteo-causes__cause")
            self.assertEqual(len(causes), count, address)
            for cause in causes:
                remedy = cause.find("h3").find_next("h4")
                self.assertIn(cause, remedy.parents, cause.h3)
                self.assertTrue(remedy.find_next(["li", "p"]).get_text(strip=True))

    def test_sections_come_in_the_order_a_patient_needs(self):
        before = ["overview", "symptoms", "red-flags", "self-care"]
        after = ["call-to-action", "references"]
        own = {
            ADDRESSES[0]: [
                *["causes", "prevention", "exercise", "treatment", "first-visit"],
                "faq",
            ],
            ADDRESSES[1]: [
                *["do-dont", "causes", "treatment", "first-visit", "practitioner"],
                *["video", "clinic", "quote"],
            ],
        }
        for address, sections in own.items():
            found = [each["id"] for each in self.get(address).select(".osteo-section")]
            # A picture may stand anywhere.
            found = [each for each in found if each != "image"]
            self.assertEqual(found, [*before, *sections, *after], address)

    def test_treatment_is_grouped_by_who_provides_it(self):
        for address in ADDRESSES:
            self.assertEqual(
                [h.get_text() for h in self.get(address).select("#treatment h3")],
                [
                    "Things you can do",
                    "Hands-on care",
                    "From a pharmacy",
                    "What a GP or specialist may offer",
                ],
                address,
            )

    def test_shows_clinic_practitioner_and_dates(self):
        for address in ADDRESSES:
            soup = self.get(address)
            # As RFC 3966 writes it; libphonenumber adds the hyphens.
            self.assertIn(
                "tel:+442079460123",
                {
                    a["href"].replace("-", "")
                    for a in soup.select(".osteo-clinic-card a[data-osteo-action=call]")
                },
                address,
            )
            card = soup.select_one(".osteo-clinic-card").get_text(" ")
            for fact in ["Exampleton", "£65", "60 minutes", "Blue Badge", "No steps"]:
                self.assertIn(fact, card)
            byline = soup.select_one("#osteo-byline")
            for fact in ["Robin Example", "Registered osteopath", "0000"]:
                self.assertIn(fact, byline.get_text(" "))
            self.assertIn("22 November 2026", byline.get_text(" "))
            self.assertIn("22 November 2029", byline.get_text(" "))
            links = {a.get_text(): a["href"] for a in byline.select("a")}
            self.assertEqual(links["Blog"], "https://example.com/robin/blog")
            self.assertEqual(links["Facebook"], "https://example.com/robin/facebook")

    def test_each_condition_leads_to_the_other(self):
        for address, other in [ADDRESSES, ADDRESSES[::-1]]:
            related = self.get(address).select(".osteo-related a")
            self.assertEqual([a["href"] for a in related], [other])

    def test_the_list_leads_to_both(self):
        soup = self.get("/conditions/")
        for address in ADDRESSES:
            self.assertIsNotNone(soup.find("a", href=address))

    def test_each_source_has_publisher_address_and_day_of_reading(self):
        for page in self.conditions():
            section = next(iter(page.body.blocks_by_name("references")))
            self.assertGreater(len(section.value["references"]), 5)
            for source in section.value["references"]:
                self.assertTrue(source["publisher"] and source["url"], source["title"])
                self.assertGreaterEqual(source["read_on"].isoformat(), "2026-11-22")

    def test_a_warm_page_makes_few_queries(self):
        for address, most in QUERIES.items():
            self.get(address)
            with CaptureQueriesContext(connection) as queries:
                self.get(address)
            self.assertLessEqual(len(queries), most, address)


class WordingTests(DemoTestCase):
    def own_texts(self):
        for page in self.conditions():
            yield page.title
            yield page.summary
            yield page.search_description
            yield from texts(page.body)

    def test_no_sentence_or_name_of_the_known_article(self):
        for address in [*ADDRESSES, "/conditions/"]:
            soup = self.get(address)
            descriptions = [m.get("content", "") for m in soup.find_all("meta")]
            text = " ".join([soup.get_text(" "), *descriptions])
            self.assertFalse(KNOWN_PHRASES & fingerprints(text, 6), address)
            for length in (1, 2):
                self.assertFalse(KNOWN_NAMES & fingerprints(text, length), address)

    def test_sentences_are_short(self):
        for text in self.own_texts():
            for sentence in re.split(r"(?<=[.?!:])\s+", text):
                self.assertLessEqual(len(sentence.split()), 20, sentence)

    def test_words_are_plain(self):
        unwanted = re.compile(
            r"n['’]t\b|\bdrugs?\b|suffer|victim|\bcures?\b|\bheals?\b|guarantee", re.I
        )
        for text in self.own_texts():
            self.assertIsNone(unwanted.search(text), text)

    def test_no_text_holds_a_telephone_number(self):
        # Numbers come from Practice details and the clinic, and change with them.
        for text in self.own_texts():
            self.assertIsNone(re.search(r"\d{3}", text), text)

    def test_osteopathic_care_is_claimed_for_the_pages_own_subject_only(self):
        illness = re.compile(r"sclerosis|parkinson|arthritis|epilep", re.I)
        for page in self.conditions():
            treatment = next(iter(page.body.blocks_by_name("treatment"))).value
            offered = [o for o in treatment["options"] if o["provider"] == "osteopath"]
            self.assertTrue(offered)
            for option in offered:
                self.assertTrue(option["effect"].startswith("May ease"), option)
                self.assertIsNone(illness.search(" ".join(texts(option))), option)
            for invitation in page.body.blocks_by_name("call_to_action"):
                self.assertIsNone(illness.search(" ".join(texts(invitation.value))))

    def test_kinds_of_prescribed_medicine_are_named_by_the_gp_only(self):
        prescribed = re.compile(r"relaxant|anticonvulsant|steroid|statin", re.I)
        for page in self.conditions():
            for section in page.body:
                if section.block_type == "references":
                    continue
                if section.block_type == "treatment":
                    options = section.value["options"]
                    said = [o for o in options if o["provider"] != "doctor"]
                else:
                    said = section.value
                self.assertIsNone(prescribed.search(" ".join(texts(said))), section)


@override_settings(
    TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [TEMPLATES]}],
    WAGTAIL_OSTEO_BASE_TEMPLATE="base.html",
)
class FrameTests(DemoTestCase):
    """The pages inside the example's own base template."""

    def test_every_page_says_that_the_practice_is_fictional(self):
        for address in ["/", "/conditions/", *ADDRESSES]:
            banner = self.get(address).select_one("header .example-banner").get_text()
            self.assertIn("fictional practice", banner)
            self.assertIn("not medical advice", banner)

    def test_every_page_leads_home(self):
        self.assertIsNotNone(self.get("/").find("a", href="/conditions/"))
        trail = self.get(ADDRESSES[0]).select(".example-breadcrumb a")
        self.assertEqual([a["href"] for a in trail], ["/", "/conditions/"])

    def test_nothing_inline_and_nothing_from_elsewhere(self):
        for address in ["/", "/conditions/", *ADDRESSES]:
            soup = self.get(address)
            self.assertEqual(soup.select("style, [style], [onclick], [onload]"), [])
            for script in soup.find_all("script"):
                data = script.get("type") == "application/ld+json"
                self.assertTrue(data or script.get("src", "").startswith("/"), script)
            for element in soup.select("link[rel=stylesheet], img, iframe, source"):
                source = element.get("href") or element.get("src")
                self.assertRegex(source, r"^/(static|media)/")

    def test_a_warm_page_makes_few_queries(self):
        for address, most in QUERIES.items():
            self.get(address)
            with CaptureQueriesContext(connection) as queries:
                self.get(address)
            self.assertLessEqual(len(queries), most, address)
