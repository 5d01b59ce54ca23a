from django.test import SimpleTestCase

from .helpers import SectionTests, text_of


class FaqTests(SectionTests, SimpleTestCase):
    slug = "faq"
    complete = {
        "questions": [
            {
                "question": "Can I go on running?",
                "answer": "<p>Rest until the pain has gone.</p>",
            },
            {"question": "Will it come back?", "answer": "<p>It <b>may</b>.</p>"},
        ],
    }

    def test_an_answer_is_closed_until_its_question_is_chosen(self):
        self.assert_meaning(
            self.render().find("details"),
            """
            <details>
                <summary><h3>Can I go on running?</h3></summary>
                <p>Rest until the pain has gone.</p>
            </details>
            """,
        )

    def test_questions_are_among_the_headings_in_the_editors_order(self):
        headings = [text_of(heading) for heading in self.render().find_all("h3")]
        self.assertEqual(headings, ["Can I go on running?", "Will it come back?"])

    def test_at_least_one_question_is_asked_for(self):
        self.assertEqual(list(self.faults(questions=[])), ["questions"])

    def test_questions_are_printed_only_when_the_editor_says_so(self):
        self.assertFalse(self.value().in_handout)
        self.assertTrue(self.value(include_in_handout=True).in_handout)
