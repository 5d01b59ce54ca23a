from django.test import SimpleTestCase

from .helpers import SectionTests


class PreventionTests(SectionTests, SimpleTestCase):
    slug = "prevention"
    complete = {
        "introduction": "These lower the risk for most people:",
        "tips": [
            {"name": "Build up slowly", "detail": "A little more each week."},
            {"name": "Warm up first", "detail": "Five minutes are enough."},
        ],
    }

    def test_tips_are_a_list_in_the_editors_order(self):
        self.assert_meaning(
            self.render().find("ul"),
            """
            <ul>
                <li><b>Build up slowly</b> A little more each week.</li>
                <li><b>Warm up first</b> Five minutes are enough.</li>
            </ul>
            """,
        )

    def test_a_tip_may_speak_for_itself(self):
        section = self.render(self.value(tips=[{"name": "Warm up first"}]))
        self.assert_meaning(section.find("li"), "<li><b>Warm up first</b></li>")

    def test_at_least_one_tip_is_asked_for(self):
        self.assertEqual(list(self.faults(tips=[])), ["tips"])
