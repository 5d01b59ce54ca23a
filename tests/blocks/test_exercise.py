import wagtail_factories
from django.test import SimpleTestCase, TestCase
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from .helpers import SectionTests, faults, shipped_section, soup_of, text_of


class ExerciseTests(SectionTests, SimpleTestCase):
    slug = "exercise"
    complete = {
        "heading": "Calf stretch at the wall",
        "purpose": "It may ease a tight calf.",
        "steps": [{"text": "Face a wall."}, {"text": "Step back with one leg."}],
        "repetitions": "Hold for 20 seconds, 3 times on each leg",
        "how_often": "Twice a day",
        "equipment": "A wall",
        "caution": "Stop if it hurts.",
    }

    def on_screen(self, **fields):
        section = self.render(self.value(**fields))
        section.find(class_="osteo-exercise__diary").decompose()
        return section

    def test_it_says_why_how_and_how_much_and_when_to_take_care(self):
        self.assert_meaning(
            self.on_screen(),
            """
            <section id="exercise" aria-labelledby="exercise-heading">
                <h2 id="exercise-heading">Calf stretch at the wall</h2>
                <p>It may ease a tight calf.</p>
                <ol role="list">
                    <li><p>Face a wall.</p></li>
                    <li><p>Step back with one leg.</p></li>
                </ol>
                <dl>
                    <dt>How much</dt>
                    <dd>Hold for 20 seconds, 3 times on each leg</dd>
                    <dt>How often</dt>
                    <dd>Twice a day</dd>
                    <dt>What you need</dt>
                    <dd>A wall</dd>
                </dl>
                <p><b>Take care:</b> Stop if it hurts.</p>
            </section>
            """,
        )

    def test_no_exercise_goes_live_without_saying_when_to_take_care(self):
        for nothing in ("", "  "):
            with self.subTest(caution=nothing):
                self.assertEqual(list(self.faults(caution=nothing)), ["caution"])

    def test_at_least_one_step_is_asked_for(self):
        self.assertEqual(list(self.faults(steps=[])), ["steps"])

    def test_a_draft_shows_no_heading_without_words_below_it(self):
        section = self.on_screen(repetitions="", how_often="", equipment="", caution="")
        self.assertIsNone(section.find("dl"))
        self.assertNotIn("Take care", text_of(section))

    def test_a_draft_without_a_heading_goes_by_the_sections_name(self):
        value = self.value(heading="")
        self.block.clean_deferred(value)
        self.assert_heading(self.render(value), "Exercise")

    def days(self):
        diary = self.render().find(class_="osteo-exercise__diary")
        return [text_of(day) for day in diary.find_all("li")]

    def test_on_paper_each_day_of_the_week_can_be_ticked(self):
        days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        self.assertEqual(self.days(), days)

    def test_the_days_are_named_in_the_language_of_the_page(self):
        with translation.override("cy"):
            self.assertEqual(self.days()[:2], ["Llu", "Maw"])


class ExercisePictureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        file = get_test_image_file(size=(1200, 800))
        cls.image = wagtail_factories.ImageFactory(file=file)

    def steps(self, **picture):
        picture = {"alt_text": "A heel on the floor", "decorative": False, **picture}
        block = shipped_section("exercise")
        value = block.to_python(
            {
                **ExerciseTests.complete,
                "steps": [
                    {"text": "Face a wall."},
                    {
                        "text": "Step back.",
                        "picture": {"image": self.image.pk, **picture},
                    },
                ],
            }
        )
        self.assertEqual(faults(block, value), {})
        return soup_of(block.render(value)).find("ol").find_all("li")

    def test_a_picture_stands_with_its_own_step_and_says_what_it_shows(self):
        first, second = self.steps()
        self.assertIsNone(first.find("img"))
        self.assertEqual(second.find("img")["alt"], "A heel on the floor")

    def test_a_decorative_picture_is_passed_over_by_those_who_hear_the_page(self):
        self.assertEqual(self.steps(decorative=True)[1].find("img")["alt"], "")

    def test_a_phone_fetches_a_small_picture_and_nothing_moves_when_it_comes(self):
        picture = self.steps()[1].find("img")
        widths = [each.split()[1] for each in picture["srcset"].split(", ")]
        self.assertEqual(widths, ["320w", "640w", "960w"])
        self.assertTrue(picture["sizes"])
        self.assertEqual((picture["width"], picture["height"]), ("320", "213"))
        self.assertEqual(picture["loading"], "lazy")

    def test_a_step_whose_picture_was_deleted_keeps_its_words(self):
        pk = self.image.pk
        self.image.delete()
        self.image.pk = pk
        block = shipped_section("exercise")
        picture = {"image": pk, "alt_text": "A heel", "decorative": False}
        value = block.to_python({"steps": [{"text": "Step back.", "picture": picture}]})
        section = soup_of(block.render(value))
        self.assertIsNone(section.find("img"))
        self.assertEqual(text_of(section.find("ol")), "Step back.")
