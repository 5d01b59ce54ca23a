from django.test import SimpleTestCase

from .helpers import SectionTests


class SymptomsTests(SectionTests, SimpleTestCase):
    slug = "symptoms"
    complete = {
        "introduction": "A spasm comes without warning.",
        "symptoms": [
            {"name": "Pain", "detail": "Sharp at first."},
            {"name": "A hard lump", "detail": "The muscle that has tightened."},
        ],
        "daily_life": "<p>It can wake you at night.</p>",
    }

    def test_symptoms_keep_the_editors_order(self):
        self.assert_meaning(
            self.render(),
            """
            <section id="symptoms" aria-labelledby="symptoms-heading">
                <h2 id="symptoms-heading">Symptoms</h2>
                <p>A spasm comes without warning.</p>
                <ul>
                    <li><b>Pain</b> Sharp at first.</li>
                    <li><b>A hard lump</b> The muscle that has tightened.</li>
                </ul>
                <p>It can wake you at night.</p>
            </section>
            """,
        )

    def test_a_symptom_may_go_without_detail(self):
        value = self.value(symptoms=[{"name": "Pain", "detail": ""}])
        self.assert_meaning(self.render(value).find("li"), "<li><b>Pain</b></li>")

    def test_at_least_one_symptom_is_asked_for(self):
        self.assertEqual(list(self.faults(symptoms=[])), ["symptoms"])
