from django.test import SimpleTestCase

from .helpers import SectionTests


class RichTextSectionTests(SectionTests, SimpleTestCase):
    slug = "rich_text"
    complete = {
        "heading": "After the spasm",
        "text": "<p>The muscle may feel <b>sore</b> for a day.</p>",
    }

    def test_the_text_stands_under_the_editors_heading(self):
        self.assert_meaning(
            self.render(),
            """
            <section id="rich-text" aria-labelledby="rich-text-heading">
                <h2 id="rich-text-heading">After the spasm</h2>
                <p>The muscle may feel <b>sore</b> for a day.</p>
            </section>
            """,
        )

    def test_a_draft_without_a_heading_goes_by_the_sections_name(self):
        value = self.value(heading="")
        self.block.clean_deferred(value)
        self.assert_heading(self.render(value), "Text")
