import wagtail_factories
from django.test import SimpleTestCase, TestCase

from .helpers import SectionTests, faults, shipped_section, soup_of, text_of

COMPLETE = {
    "text": "<p>A muscle tightens by itself.</p><p>Most spasms are harmless.</p>",
    "key_facts": [
        {"question": "How long it lasts", "answer": "Seconds to minutes"},
        {"question": "Where", "answer": "Mostly legs and feet"},
    ],
}


class OverviewTests(SectionTests, SimpleTestCase):
    slug = "overview"
    complete = COMPLETE

    def test_paragraphs_come_before_the_key_facts(self):
        self.assert_meaning(
            self.render(),
            """
            <section id="overview" aria-labelledby="overview-heading">
                <h2 id="overview-heading">What it is</h2>
                <p>A muscle tightens by itself.</p>
                <p>Most spasms are harmless.</p>
                <dl>
                    <dt>How long it lasts</dt><dd>Seconds to minutes</dd>
                    <dt>Where</dt><dd>Mostly legs and feet</dd>
                </dl>
            </section>
            """,
        )

    def test_without_key_facts_there_is_no_list_of_them(self):
        self.assertEqual(self.faults(key_facts=[]), {})
        self.assertIsNone(self.render(self.value(key_facts=[])).find("dl"))


class OverviewPictureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.image = wagtail_factories.ImageFactory(title="holiday-photo-17.jpg")

    def setUp(self):
        self.block = shipped_section("overview")
        self.stored = {
            **COMPLETE,
            "picture": {
                "image": self.image.pk,
                "alt_text": 'A calf, "tight"',
                "decorative": False,
            },
        }

    def pictures(self):
        html = self.block.render(self.block.to_python(self.stored))
        return soup_of(html).find_all("img")

    def test_a_picture_is_described_in_the_editors_words(self):
        (picture,) = self.pictures()
        self.assertEqual(picture["alt"], 'A calf, "tight"')

    def test_a_decorative_picture_is_silent(self):
        self.stored["picture"] |= {"alt_text": "", "decorative": True}
        (picture,) = self.pictures()
        self.assertEqual(picture["alt"], "")

    def test_a_draft_may_lack_the_description_and_publication_may_not(self):
        self.stored["picture"]["alt_text"] = ""
        value = self.block.to_python(self.stored)
        self.block.clean_deferred(value)
        self.assertEqual(len(self.pictures()), 1)
        self.assertEqual(list(faults(self.block, value)), ["picture.alt_text"])

    def test_a_deleted_picture_leaves_the_words(self):
        self.image.delete()
        html = self.block.render(self.block.to_python(self.stored))
        self.assertIn("A muscle tightens by itself.", text_of(soup_of(html)))
        self.assertEqual(self.pictures(), [])
