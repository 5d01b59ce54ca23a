"""Every graph of the example's pages, against the whole of schema.org."""

import swapper
from django.test import TestCase

from example_project.demo.loader import load_demo

from .graphs import document_of, nodes_of
from .vocabulary import faults

MUSCLE_SPASMS = "/conditions/muscle-spasms/"
PERSON = "/practitioners/robin-example/"
CLINIC = "/clinics/elm-lane-clinic/"
PAGES = [
    "/conditions/",
    MUSCLE_SPASMS,
    "/conditions/rheumatic-pain/",
    PERSON,
    CLINIC,
]
# Nobody reviewed or rated anything, and a quote by a patient is no review.
RATINGS = {"aggregateRating", "review", "Review", "Rating", "AggregateRating"}


def words_in(value):
    """All keys and values, however deep."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from words_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from words_in(each)
    else:
        yield value


class DemoGraphTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_demo()
        # The first visit makes the pictures, which each test would make anew.
        for path in PAGES:
            cls.client_class().get(path)

    def test_each_page_has_one_graph_without_a_fault(self):
        for path in PAGES:
            with self.subTest(path):
                self.assertEqual(faults(document_of(self.client.get(path))), [])

    def test_no_page_claims_a_rating(self):
        for path in PAGES:
            with self.subTest(path):
                words = set(words_in(document_of(self.client.get(path))))
                self.assertFalse(words & RATINGS)

    def test_things_are_joined_across_pages(self):
        spasms, pain = (nodes_of(self.client.get(path)) for path in PAGES[1:3])
        for name in ("practice", "person", "clinic"):
            with self.subTest(name):
                self.assertEqual(spasms[name]["@id"], pain[name]["@id"])

    def test_what_a_page_about_a_condition_says(self):
        nodes = nodes_of(self.client.get(MUSCLE_SPASMS))
        address = f"http://localhost{MUSCLE_SPASMS}"
        page, condition = nodes["webpage"], nodes["condition"]
        self.assertEqual(page["@type"], "MedicalWebPage")
        self.assertEqual(page["@id"], f"{address}#webpage")
        self.assertEqual(page["url"], address)
        self.assertEqual(page["about"], {"@id": f"{address}#condition"})
        self.assertEqual(page["lastReviewed"], "2026-11-22")
        self.assertEqual(page["reviewedBy"], {"@id": nodes["person"]["@id"]})
        self.assertEqual(page["author"], page["reviewedBy"])
        self.assertEqual(page["medicalAudience"], {"@type": "Patient"})
        self.assertEqual(page["publisher"], {"@id": "http://localhost/#practice"})
        self.assertEqual(
            page["relatedLink"], ["http://localhost/conditions/rheumatic-pain/"]
        )
        self.assertEqual(condition["alternateName"], ["Cramps"])
        self.assertEqual(
            [region["name"] for region in condition["associatedAnatomy"]],
            ["Thigh", "Calf and shin", "Ankle and foot"],
        )
        self.assertIn(
            "Poor circulation", [cause["name"] for cause in condition["cause"]]
        )
        crumbs = nodes["breadcrumb"]["itemListElement"]
        self.assertEqual([crumb["position"] for crumb in crumbs], [1, 2, 3])
        self.assertEqual(
            [(crumb["name"], crumb["item"]["@id"]) for crumb in crumbs],
            [
                ("Elm Lane Osteopathy", "http://localhost/"),
                ("Conditions", "http://localhost/conditions/"),
                ("Muscle spasms", address),
            ],
        )
        self.assertEqual(
            nodes["practice"]["sameAs"],
            [
                "https://example.com/elm-lane/blog",
                "https://example.com/elm-lane/facebook",
            ],
        )

    def test_what_only_a_doctor_prescribes_is_nowhere(self):
        response = self.client.get(MUSCLE_SPASMS)
        self.assertContains(response, "What a GP or specialist may offer")
        text = str(document_of(response))
        for word in ("Muscle relaxants", "Anticonvulsants"):
            with self.subTest(word):
                self.assertContains(response, word)
                self.assertNotIn(word, text)

    def test_signs_for_medical_help_are_no_signs_of_the_condition(self):
        condition = nodes_of(self.client.get(MUSCLE_SPASMS))["condition"]
        self.assertEqual(
            [sign["name"] for sign in condition["signOrSymptom"]],
            ["Pain", "A hard, tight muscle"],
        )

    def test_the_list_names_its_conditions(self):
        page = nodes_of(self.client.get("/conditions/"))["webpage"]
        self.assertEqual(page["@type"], "CollectionPage")
        self.assertEqual(
            [(e["position"], e["name"]) for e in page["mainEntity"]["itemListElement"]],
            [(1, "Muscle spasms"), (2, "Rheumatic pain")],
        )

    def test_the_page_of_a_person(self):
        nodes = nodes_of(self.client.get(PERSON))
        page, person = nodes["webpage"], nodes["person"]
        self.assertEqual(page["@type"], "ProfilePage")
        self.assertEqual(page["mainEntity"], {"@id": person["@id"]})
        self.assertEqual(person["url"], f"http://localhost{PERSON}")
        self.assertEqual(person["knowsLanguage"], ["English"])
        self.assertIn(
            {"@id": f"http://localhost{CLINIC}#clinic"}, person["workLocation"]
        )
        self.assertEqual(person["identifier"]["value"], "0000")
        self.assertEqual(
            person["sameAs"],
            [
                "https://example.com/robin/blog",
                "https://example.com/robin/facebook",
                "https://example.com/register/robin-example",
            ],
        )
        crumbs = nodes["breadcrumb"]["itemListElement"]
        self.assertEqual(
            [(crumb["name"], crumb["item"]["@id"]) for crumb in crumbs],
            [
                ("Elm Lane Osteopathy", "http://localhost/"),
                ("Our practitioners", "http://localhost/practitioners/"),
                ("Robin Example", f"http://localhost{PERSON}"),
            ],
        )

    def test_the_page_of_a_clinic(self):
        nodes = nodes_of(self.client.get(CLINIC))
        clinic = nodes["clinic"]
        self.assertEqual(nodes["webpage"]["mainEntity"], {"@id": clinic["@id"]})
        self.assertIn(
            {"@id": "http://localhost/practitioners/robin-example/#person"},
            clinic["employee"],
        )
        self.assertEqual(clinic["email"], "reception@example.com")
        self.assertTrue(clinic["openingHoursSpecification"])

    def test_nobody_is_sent_to_a_person_who_has_left(self):
        model = swapper.load_model("wagtail_osteo", "Practitioner")
        model.objects.update(is_practising=False)
        person = nodes_of(self.client.get(PERSON))["person"]
        self.assertEqual(
            {"worksFor", "workLocation", "email", "telephone"} & set(person), set()
        )
        self.assertNotIn("employee", nodes_of(self.client.get(CLINIC))["clinic"])
