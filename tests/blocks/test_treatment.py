from django.test import SimpleTestCase

from .helpers import SectionTests, text_of

SCREEN_ONLY = "osteo-screen-only"


def option(provider, name, **fields):
    return {"provider": provider, "name": name, "effect": "May help.", **fields}


class TreatmentTests(SectionTests, SimpleTestCase):
    slug = "treatment"
    complete = {
        "introduction": "What helps depends on the cause.",
        "options": [
            option("doctor", "Muscle relaxants", ask_first="you drive"),
            option("reader", "Stretching", ask_first="it hurts"),
        ],
    }

    def groups(self, *options):
        section = self.render(self.value(options=list(options)))
        return {
            text_of(group.h3): [text_of(name) for name in group.find_all("dt")]
            for group in section.find_all(class_="osteo-treatment__group")
        }

    def test_an_option_says_what_it_may_do_and_who_asks_first(self):
        massage = option(
            "osteopath", "Massage", ask_first="you take medicines that thin the blood"
        )
        section = self.render(self.value(options=[massage]))
        self.assert_meaning(
            section.find(class_="osteo-treatment__group").dl,
            """
            <dl>
                <dt>Massage</dt>
                <dd>May help.</dd>
                <dd>Ask first if you take medicines that thin the blood.</dd>
            </dl>
            """,
        )

    def test_a_treatment_for_all_asks_nobody_first(self):
        for nobody in ("", None):
            heat = option("reader", "Heat", ask_first=nobody)
            with self.subTest(ask_first=nobody):
                section = self.render(self.value(options=[heat]))
                self.assertNotIn("Ask first", text_of(section))

    def test_groups_keep_their_order_and_options_the_editors(self):
        groups = self.groups(
            option("doctor", "Muscle relaxants"),
            option("pharmacy", "Paracetamol"),
            option("reader", "Stretching"),
            option("osteopath", "Massage"),
            option("reader", "Heat"),
        )
        self.assertEqual(
            list(groups.items()),
            [
                ("Things you can do", ["Stretching", "Heat"]),
                ("Hands-on care", ["Massage"]),
                ("From a pharmacy", ["Paracetamol"]),
                ("What a GP or specialist may offer", ["Muscle relaxants"]),
            ],
        )

    def test_a_group_without_options_is_left_out(self):
        groups = self.groups(option("pharmacy", "Paracetamol"))
        self.assertEqual(groups, {"From a pharmacy": ["Paracetamol"]})

    def test_groups_have_equal_standing(self):
        section = self.render()
        groups = section.find_all(class_="osteo-treatment__group")
        self.assertEqual(len(groups), 2)
        looks = {tuple(c for c in g["class"] if c != SCREEN_ONLY) for g in groups}
        self.assertEqual(len(looks), 1)

    def printed(self, **fields):
        groups = self.render(self.value(**fields)).select(".osteo-treatment__group")
        return [text_of(g.h3) for g in groups if SCREEN_ONLY not in g["class"]]

    def test_the_hand_out_has_no_medicines_unless_the_editor_adds_the_pharmacys(self):
        options = [
            option("reader", "Stretching"),
            option("osteopath", "Massage"),
            option("pharmacy", "Paracetamol"),
            option("doctor", "Muscle relaxants"),
        ]
        usual = ["Things you can do", "Hands-on care"]
        self.assertEqual(self.printed(options=options), usual)
        self.assertEqual(
            self.printed(options=options, include_pharmacy_in_handout=True),
            [*usual, "From a pharmacy"],
        )

    def test_at_least_one_treatment_is_asked_for(self):
        self.assertEqual(list(self.faults(options=[])), ["options"])

    def test_a_provider_that_is_not_offered_is_refused(self):
        faults = self.faults(options=[option("friend", "Advice")])
        self.assertEqual(list(faults), ["options.0.provider"])
