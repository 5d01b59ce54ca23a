import wagtail_factories
from django.test import SimpleTestCase, TestCase

from .helpers import SectionTests, shipped_section, soup_of, text_of


class SelfCareTests(SectionTests, SimpleTestCase):
    slug = "self_care"
    complete = {
        "introduction": "Most spasms pass within minutes.",
        "measures": [
            {
                "name": "Stretch the muscle",
                "how": "Lengthen it slowly.",
                "caution": "Stop if the pain gets worse.",
            },
            {"name": "Warm it", "how": "Use a warm pack.", "caution": "Never hot."},
        ],
    }

    def test_each_measure_says_how_and_when_to_take_care(self):
        self.assert_meaning(
            self.render().find("li"),
            """
            <li>
                <h3>Stretch the muscle</h3>
                <p>Lengthen it slowly.</p>
                <p><b>Take care:</b> Stop if the pain gets worse.</p>
            </li>
            """,
        )

    def test_measures_keep_the_editors_order(self):
        names = [text_of(name) for name in self.render().find_all("h3")]
        self.assertEqual(names, ["Stretch the muscle", "Warm it"])

    def test_at_least_one_measure_is_asked_for(self):
        self.assertEqual(list(self.faults(measures=[])), ["measures"])


class SelfCarePictureTests(TestCase):
    def test_a_picture_stands_with_its_own_measure(self):
        image = wagtail_factories.ImageFactory()
        block = shipped_section("self_care")
        picture = {"image": image.pk, "alt_text": "A hand", "decorative": False}
        value = block.to_python(
            {
                "measures": [
                    {"name": "Stretch", "how": "Slowly."},
                    {"name": "Massage", "how": "Gently.", "picture": picture},
                ]
            }
        )
        block.clean(value)
        first, second = soup_of(block.render(value)).find_all("li")
        self.assertIsNone(first.find("img"))
        self.assertEqual(second.find("img")["alt"], "A hand")
