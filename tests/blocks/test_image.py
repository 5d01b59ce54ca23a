import wagtail_factories
from django.test import TestCase

from tests.content import create_condition, create_index, section

from .helpers import SectionTests, shipped_section, soup_of, text_of


class ImageTests(SectionTests, TestCase):
    slug = "image"

    @classmethod
    def setUpTestData(cls):
        cls.image = wagtail_factories.ImageFactory(
            file__width=1200, file__height=800, title="calf-final-2.jpg"
        )
        cls.complete = {
            "picture": {
                "image": cls.image.pk,
                "alt_text": "A calf from behind",
                "decorative": False,
            },
            "caption": "The calf muscle.",
            "credit": "Drawn by Sam Example",
        }

    def test_the_picture_stands_with_what_it_shows_and_who_made_it(self):
        figure = self.render().figure
        self.assertEqual(figure.img["alt"], "A calf from behind")
        self.assert_meaning(
            figure.figcaption,
            "<figcaption><p>The calf muscle.</p><p>Drawn by Sam Example</p>"
            "</figcaption>",
        )

    def test_the_browser_chooses_a_size_and_knows_the_shape_before_it_loads(self):
        image = self.render().img
        widths = [each.split()[-1] for each in image["srcset"].split(", ")]
        self.assertEqual(sorted(widths), ["320w", "640w", "960w"])
        # The largest: it is also how wide the picture may become.
        self.assertEqual((image["width"], image["height"]), ("960", "640"))
        self.assertEqual(image["loading"], "lazy")

    def test_a_picture_needs_no_heading(self):
        section = self.render()
        self.assertIsNone(section.find("h2"))
        self.assertNotIn("aria-labelledby", section.attrs)
        self.assertEqual(section["id"], "image")

    def test_a_picture_without_description_is_refused_unless_decorative(self):
        bare = {"image": self.image.pk, "alt_text": "", "decorative": False}
        self.assertEqual(list(self.faults(picture=bare)), ["picture.alt_text"])
        decorative = {**bare, "decorative": True}
        self.assertEqual(self.faults(picture=decorative), {})
        self.assertEqual(self.render(self.value(picture=decorative)).img["alt"], "")

    def test_nothing_is_left_of_a_picture_that_was_deleted(self):
        pk = self.image.pk
        self.image.delete()
        value = self.value(picture={"image": pk, "alt_text": "A calf"})
        section = self.render(value)
        self.assertEqual(section["id"], "image")
        self.assertIsNone(section.find(True))
        self.assertEqual(text_of(section), "")


class ContentsTests(TestCase):
    """A section without a heading has an address, but no name to list it by."""

    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        image = wagtail_factories.ImageFactory()
        picture = {"image": image.pk, "alt_text": "A calf", "decorative": False}
        cls.fields = {"image": {"picture": picture}, "quote": {}}

    def page(self, *body):
        page = create_condition(self.index, body=list(body))
        html = soup_of(self.client.get(page.url).content.decode())
        links = html.select(".osteo-contents a")
        return html, {a["href"]: text_of(a) for a in links}

    def test_the_contents_list_those_with_a_heading(self):
        for slug, fields in self.fields.items():
            with self.subTest(section=slug):
                html, contents = self.page(
                    section("red_flags"),
                    section(slug, **fields),
                    section(slug, **fields, heading="A closer look"),
                )
                self.assertEqual(
                    contents,
                    {
                        "#red-flags": "When to get medical help",
                        f"#{slug}-2": "A closer look",
                    },
                )
                self.assertIsNotNone(html.find(id=slug))
                self.assertIsNotNone(html.find(id=f"{slug}-2"))

    def test_the_editor_is_not_promised_a_usual_heading(self):
        for slug in self.fields:
            heading = shipped_section(slug).child_blocks["heading"]
            self.assertIn("Leave empty for none", heading.field.help_text)
