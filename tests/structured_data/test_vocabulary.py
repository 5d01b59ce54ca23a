"""The check of graphs finds what is planted, or its silence would say nothing."""

import copy

from django.test import SimpleTestCase

from .vocabulary import faults, vocabulary

GOOD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "MedicalWebPage",
            "@id": "https://example.com/#webpage",
            "name": "Cramp",
            "lastReviewed": "2026-03-03",
            "dateModified": "2026-03-03T10:00:00+00:00",
            "medicalAudience": {"@type": "Patient"},
            "about": {"@id": "https://example.com/#condition"},
            "relatedLink": ["https://example.com/back-pain/"],
        },
        {
            "@type": "MedicalCondition",
            "@id": "https://example.com/#condition",
            "name": "Cramp",
            "possibleTreatment": [
                {
                    "@type": "MedicalTherapy",
                    "name": "Massage",
                    "medicineSystem": "https://schema.org/Osteopathic",
                }
            ],
        },
        {
            "@type": "MedicalClinic",
            "@id": "https://example.com/#clinic",
            "name": "Elm Lane",
            "openingHoursSpecification": {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": "https://schema.org/Monday",
                "opens": "09:00",
                "closes": "12:30",
                "validFrom": "2026-03-03",
            },
            "isAcceptingNewPatients": True,
        },
    ],
}
PAGE, CONDITION, CLINIC = range(3)
HOURS = {"@type": "OpeningHoursSpecification"}
THERAPY = {"@type": "MedicalTherapy", "name": "Massage"}

# Which node, which of its properties, what is planted there, what is said of it.
PLANTED = {
    "unknown property": (PAGE, "lastChecked", "2026-03-03", "no such property"),
    "unknown type": (PAGE, "@type", "HealthPage", "no type HealthPage"),
    "no type": (PAGE, "@type", [], "has no @type"),
    "wrong domain": (CONDITION, "lastReviewed", "2026-03-03", "only WebPage have it"),
    "specialty of a person": (
        PAGE,
        "author",
        {
            "@type": "Person",
            "name": "Sam",
            "medicalSpecialty": "https://schema.org/Musculoskeletal",
        },
        "Hospital, MedicalClinic",
    ),
    "wrong type": (
        CONDITION,
        "primaryPrevention",
        {"@type": "LifestyleModification", "name": "Drink"},
        "takes MedicalTherapy, not LifestyleModification",
    ),
    "wrong type behind a reference": (
        PAGE,
        "reviewedBy",
        {"@id": "https://example.com/#condition"},
        "takes Organization, Person, not MedicalCondition",
    ),
    "text for a thing": (CONDITION, "cause", "Fatigue", "takes MedicalCause, not"),
    "text for one of many things": (CONDITION, "cause", ["Fatigue"], 'not "Fatigue"'),
    "thing for text": (PAGE, "inLanguage", THERAPY, "takes Language, Text, not"),
    "text for a truth": (CLINIC, "isAcceptingNewPatients", "yes", "takes Boolean"),
    "number for text": (CLINIC, "name", 5, "takes Text, not 5"),
    "truth for a number": (
        CLINIC,
        "geo",
        {"@type": "GeoCoordinates", "latitude": True},
        "takes Number, Text, not true",
    ),
    "date of another form": (PAGE, "lastReviewed", "3 March 2026", "takes Date"),
    "date that is none": (PAGE, "lastReviewed", "2026-02-30", "takes Date"),
    "moment that is none": (PAGE, "dateModified", "2026-03-03T25:00", "takes Date"),
    "time that is none": (
        CLINIC,
        "openingHoursSpecification",
        {**HOURS, "opens": "24:00"},
        "takes Time",
    ),
    "address without a scheme": (PAGE, "relatedLink", "/back-pain/", "takes URL"),
    "member of another set": (
        CLINIC,
        "openingHoursSpecification",
        {**HOURS, "dayOfWeek": "https://schema.org/Osteopathic"},
        "no member of DayOfWeek",
    ),
    "unknown member": (
        CONDITION,
        "possibleTreatment",
        {**THERAPY, "medicineSystem": "https://schema.org/Bonesetting"},
        "no member of MedicineSystem",
    ),
    "dangling reference": (
        PAGE,
        "about",
        {"@id": "https://example.com/#nobody"},
        "nothing has the @id",
    ),
    "superseded property": (PAGE, "aspect", "Causes", "superseded by"),
    "empty text": (PAGE, "name", "", "is empty"),
    "nothing at all": (PAGE, "name", None, "is empty"),
    "fault deep inside": (
        CONDITION,
        "possibleTreatment",
        [THERAPY, {**THERAPY, "warning": "None"}],
        "only Drug have it",
    ),
}


class VocabularyTests(SimpleTestCase):
    def test_the_whole_of_schema_org_is_known_with_its_licence(self):
        self.assertGreater(len(vocabulary()["types"]), 900)
        self.assertGreater(len(vocabulary()["properties"]), 1400)
        self.assertIn("CC BY-SA 3.0", vocabulary()["licence"])

    def test_a_good_graph_has_no_fault(self):
        self.assertEqual(faults(GOOD), [])

    def test_each_planted_fault_is_found_alone(self):
        for name, (node, property_, value, message) in PLANTED.items():
            document = copy.deepcopy(GOOD)
            document["@graph"][node][property_] = value
            with self.subTest(name):
                found = faults(document)
                self.assertTrue(found)
                self.assertIn(message, found[0])
                if property_ != "@type":
                    self.assertEqual(len(found), 1, found)

    def test_a_node_that_nothing_could_point_at_is_a_fault(self):
        document = copy.deepcopy(GOOD)
        del document["@graph"][CLINIC]["@id"]
        self.assertEqual(faults(document), ["node 2: has no @id"])

    def test_another_vocabulary_is_a_fault(self):
        self.assertTrue(faults({**GOOD, "@context": "https://example.com"}))
