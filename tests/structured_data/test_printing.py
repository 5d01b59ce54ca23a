"""What an editor types can neither end the script nor break the page."""

import json
from datetime import date
from decimal import Decimal

from bs4 import BeautifulSoup
from django.test import SimpleTestCase, TestCase
from django.utils.translation import gettext_lazy

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.structured_data import Graph, as_script

from .graphs import TYPE, document_of, scripts_of
from .vocabulary import faults

ID = "https://example.com/#page"
SEPARATORS = "\u2028\u2029"
HOSTILE = f'</script><!-- <script>alert("1")</script> --> \' \\ ]]> &amp;{SEPARATORS}'


def printed(name):
    graph = Graph()
    graph.add({"@id": ID, "name": name})
    return as_script(graph)


def read(script):
    (text,) = scripts_of(script)
    return json.loads(text)["@graph"][0].get("name")


class ScriptTests(SimpleTestCase):
    def test_an_empty_graph_prints_nothing(self):
        self.assertEqual(as_script(Graph()), "")

    def test_every_text_comes_back_as_it_was(self):
        for text in (
            HOSTILE,
            "<!--<script>",
            "</SCRIPT\t>",
            "\\u003c/script>",
            "Fußschmerz · 痛み · 🦴",
            "one\nline\tand \\n another",
        ):
            with self.subTest(text):
                script = printed(text)
                self.assertEqual(read(script), text)
                # Nothing but the element's own tags looks like markup.
                self.assertEqual(script.count("<"), 2)
                self.assertEqual(script.count(">"), 2)
                self.assertFalse(set(script) & set(SEPARATORS))

    def test_half_a_character_is_replaced(self):
        script = printed("\ud83e and \udcff")
        self.assertEqual(read(script), "\ufffd and \ufffd")
        script.encode()

    def test_control_characters_are_left_out(self):
        self.assertEqual(read(printed("a\x00b\x0bc\x1bd\x7fe\x85f")), "abcdef")

    def test_values_that_are_no_text_are_those_of_json(self):
        graph = Graph()
        graph.add(
            {
                "@id": ID,
                "name": gettext_lazy("Causes"),
                "lastReviewed": date(2026, 3, 3),
                "latitude": Decimal("51.5"),
                "isAcceptingNewPatients": False,
                "position": 0,
            }
        )
        (text,) = scripts_of(as_script(graph))
        self.assertEqual(
            json.loads(text)["@graph"],
            [
                {
                    "@id": ID,
                    "name": "Causes",
                    "lastReviewed": "2026-03-03",
                    "latitude": 51.5,
                    "isAcceptingNewPatients": False,
                    "position": 0,
                }
            ],
        )

    def test_what_is_empty_is_left_out(self):
        graph = Graph()
        graph.add({"@id": ID, "name": "", "url": None, "image": [None, {"url": ""}]})
        (text,) = scripts_of(as_script(graph))
        self.assertEqual(json.loads(text)["@graph"], [{"@id": ID}])


class HostilePageTests(TestCase):
    """Hostile text in every field of the page, its people and its places."""

    @classmethod
    def setUpTestData(cls):
        person = create_practitioner(
            name=HOSTILE,
            job_title=HOSTILE,
            qualifications=HOSTILE,
            registration_number=HOSTILE[:40],
            register_url="javascript:alert(1)",
            profile_links=[
                {"type": "link", "value": {"label": HOSTILE, "url": "javascript:1"}}
            ],
        )
        clinic = create_clinic(
            name=HOSTILE,
            street_address=HOSTILE,
            locality=HOSTILE,
            region=HOSTILE,
            postal_code=HOSTILE[:20],
            email='"</script>"@example.com',
        )
        index = create_index()
        body = [
            section("overview", text=f"<p>{HOSTILE}</p>"),
            section("symptoms", symptoms=[{"name": HOSTILE, "detail": HOSTILE}]),
            section("red_flags"),
            section("self_care", measures=[{"name": HOSTILE, "how": HOSTILE}]),
            section(
                "causes",
                causes=[
                    {"name": HOSTILE, "explanation": HOSTILE, "whom_to_ask": HOSTILE}
                ],
            ),
            section("prevention", tips=[{"name": HOSTILE, "detail": HOSTILE}]),
            section("exercise", heading=HOSTILE, steps=[{"text": HOSTILE}]),
            section(
                "treatment",
                options=[
                    {
                        "provider": "osteopath",
                        "name": HOSTILE,
                        "effect": HOSTILE,
                        "ask_first": HOSTILE,
                    }
                ],
            ),
            section("faq", questions=[{"question": HOSTILE, "answer": HOSTILE}]),
            section(
                "references", references=[{"title": HOSTILE, "publisher": HOSTILE}]
            ),
        ]
        cls.page = create_condition(
            index,
            body,
            title=HOSTILE,
            slug="hostile",
            seo_title=HOSTILE,
            also_known_as=f"{HOSTILE}, cramp",
            summary=HOSTILE,
            search_description="",
            author=person,
            reviewer=person,
            last_reviewed=date(2026, 3, 3),
        )
        practice = PracticeSettings.for_site(cls.page.get_site())
        practice.practice_name = practice.legal_name = HOSTILE
        practice.default_clinic = clinic
        practice.save()

    def test_the_page_stays_whole_and_the_graph_says_what_was_typed(self):
        response = self.client.get(self.page.url)
        document = document_of(response)
        self.assertEqual(faults(document), [])
        by_type = {node["@type"]: node for node in document["@graph"]}
        for type_ in ("MedicalWebPage", "Person", "MedicalClinic", "Organization"):
            with self.subTest(type_):
                self.assertEqual(by_type[type_]["name"], HOSTILE)
        cause = by_type["MedicalCondition"]["cause"][0]
        self.assertEqual(cause["name"], HOSTILE)
        self.assertNotIn("javascript:", json.dumps(document))

    def test_no_script_comes_of_it(self):
        soup = BeautifulSoup(self.client.get(self.page.url).content, "html.parser")
        scripts = [script.get("type") for script in soup.find_all("script")]
        self.assertEqual(scripts, [TYPE])
        # What follows the script in the head is still in it, and the page in its body.
        self.assertEqual(soup.find("script", type=TYPE).parent.name, "head")
        self.assertEqual(len(soup.find_all("h1")), 1)
        self.assertEqual(soup.find("h1").parent.name, "header")
