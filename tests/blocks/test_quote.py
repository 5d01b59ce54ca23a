from django.test import SimpleTestCase

from .helpers import SectionTests, faults, text_of

KEEP_MOVING = "https://www.example.com/keep-moving"


class QuoteTests(SectionTests, SimpleTestCase):
    slug = "quote"
    complete = {
        "kind": "expert",
        "text": "Most people do well to keep moving.",
        "name": "Sam Example",
        "role": "Rheumatologist",
        "source": KEEP_MOVING,
    }
    needed_by_rule = frozenset({"name", "source"})

    def least(self):
        return {**super().least(), "name": "Sam Example", "source": KEEP_MOVING}

    def of_a_patient(self, **fields):
        words = {"kind": "patient", "text": "I was listened to.", "consent": True}
        return self.block.to_python({**words, **fields})

    def faults_of_a_patient(self, **fields):
        return faults(self.block, self.of_a_patient(**fields))

    def speaker(self, value):
        return text_of(self.render(value).figcaption)

    def test_an_experts_words_stand_with_who_said_them_and_where(self):
        self.assert_meaning(
            self.render(),
            f"""
            <section id="quote">
                <figure>
                    <blockquote><p>Most people do well to keep moving.</p></blockquote>
                    <figcaption>
                        <p><b>Sam Example</b>, Rheumatologist</p>
                        <p><a href="{KEEP_MOVING}">Source: example.com</a></p>
                    </figcaption>
                </figure>
            </section>
            """,
        )

    def test_an_expert_can_be_checked(self):
        faults = self.faults(name="", source="")
        self.assertEqual(
            faults,
            {
                "name": ["Say whose words these are."],
                "source": ["Say where the expert said it, so that a reader can check."],
            },
        )
        self.assertEqual(list(self.faults(name=" ")), ["name"])

    def test_a_patients_words_need_the_patients_agreement(self):
        self.assertEqual(self.faults_of_a_patient(), {})
        self.assertEqual(
            self.faults_of_a_patient(consent=False),
            {
                "consent": [
                    "A patient’s words need the patient’s written agreement. Tick this "
                    "once you have it."
                ]
            },
        )

    def test_an_experts_words_need_no_such_agreement(self):
        self.assertEqual(self.faults(consent=False), {})

    def test_words_without_agreement_can_be_kept_and_seen_as_a_draft(self):
        value = self.of_a_patient(consent=False)
        self.block.clean_deferred(value)
        self.assertIn("I was listened to.", text_of(self.render(value)))

    def test_a_patient_is_called_a_patient(self):
        self.assertEqual(self.speaker(self.of_a_patient()), "A patient")
        self.assertEqual(
            self.speaker(self.of_a_patient(name="Anna")), "A patient, Anna"
        )

    def test_what_is_known_of_an_expert_is_not_told_of_a_patient(self):
        value = self.of_a_patient(name="A. B.", role="Teacher", source=KEEP_MOVING)
        self.assertEqual(self.speaker(value), "A patient, A. B.")
        self.assertIsNone(self.render(value).find("a"))

    def test_paragraphs_are_kept(self):
        value = self.value(text="Keep moving.\n\nAsk us if you are unsure.")
        words = [text_of(p) for p in self.render(value).blockquote.find_all("p")]
        self.assertEqual(words, ["Keep moving.", "Ask us if you are unsure."])

    def test_a_quote_is_no_review(self):
        for value in (self.value(), self.of_a_patient()):
            for element in self.render(value).find_all(True):
                self.assertLessEqual(
                    set(element.attrs) & {"itemscope", "itemtype", "itemprop"}, set()
                )

    def test_a_quote_needs_no_heading(self):
        section = self.render()
        self.assertIsNone(section.find("h2"))
        self.assertNotIn("aria-labelledby", section.attrs)

    def test_a_source_that_is_no_web_address_is_no_link(self):
        for source in ("javascript:alert(1)", "ftp://example.com/", "http://["):
            with self.subTest(source=source):
                self.assertIsNone(self.render(self.value(source=source)).find("a"))
