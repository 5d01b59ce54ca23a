from django.test import SimpleTestCase

from wagtail_osteo.advice.prose import (
    opening,
    paragraphs_of,
    paragraphs_of_html,
    sentences_of,
    words_of,
)


class ProseTests(SimpleTestCase):
    def test_paragraphs_of_rich_text(self):
        html = (
            "<p>One<br/>two.</p><p> </p>"
            "<ul><li>three <b>bold</b></li><li>four</li></ul>"
        )
        self.assertEqual(paragraphs_of_html(html), ["One two.", "three bold", "four"])
        self.assertEqual(paragraphs_of_html("bare"), ["bare"])
        self.assertEqual(paragraphs_of_html(None), [])

    def test_paragraphs_of_plain_text(self):
        self.assertEqual(paragraphs_of(" One.\n\n Two. "), ["One.", "Two."])
        self.assertEqual(paragraphs_of(None), [])

    def test_sentences(self):
        for text, count in [
            ("It hurts. It stops.", 2),
            ("It hurts! “Why?” It stops", 3),
            ("Hold for 1.5 minutes, e.g. at a wall.", 1),
            ("See Dr. Example at 5 p.m. on Friday.", 1),
            ("Rest … and move.", 1),
            ("", 0),
        ]:
            with self.subTest(text):
                self.assertEqual(len(sentences_of(text)), count)

    def test_words(self):
        self.assertEqual(len(words_of("Don’t stop – a well-known 1.5 km run.")), 7)

    def test_opening(self):
        self.assertEqual(opening("one two three"), "one two three")
        self.assertEqual(opening("a b c d e f, g h"), "a b c d e f …")
