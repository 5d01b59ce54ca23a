from django.test import SimpleTestCase

from .helpers import (
    SectionTests,
    documented_example,
    forget_documented_examples,
    text_of,
)

FLUID = {
    "name": "Not enough fluid",
    "explanation": "Muscles need water and salts to relax.",
    "prevention": ["Drink before you are thirsty", "Rest in the shade"],
    "whom_to_ask": "",
}
MEDICINES = {
    "name": "Some medicines",
    "explanation": "Cramp is a side effect of some of them.",
    "prevention": [],
    "whom_to_ask": "Talk to a GP or pharmacist.",
}


class CausesTests(SectionTests, SimpleTestCase):
    slug = "causes"
    complete = {
        "introduction": "There is often more than one.",
        "causes": [{**FLUID, "whom_to_ask": "Ask a pharmacist about salts."}],
    }

    def least(self):
        # Neither of the two remedies is required by itself.
        (cause,) = super().least()["causes"]
        return {"causes": [{**cause, "whom_to_ask": "Ask a pharmacist."}]}

    def test_a_cause_stands_beside_what_the_reader_can_do(self):
        section = self.render(self.value(causes=[FLUID]))
        self.assert_meaning(
            section.find("article"),
            """
            <article>
                <h3>Not enough fluid</h3>
                <p>Muscles need water and salts to relax.</p>
                <h4>What you can do</h4>
                <ul>
                    <li>Drink before you are thirsty</li>
                    <li>Rest in the shade</li>
                </ul>
            </article>
            """,
        )

    def test_a_cause_without_prevention_says_whom_to_ask(self):
        section = self.render(self.value(causes=[MEDICINES]))
        self.assert_meaning(
            section.find("article"),
            """
            <article>
                <h3>Some medicines</h3>
                <p>Cramp is a side effect of some of them.</p>
                <h4>Whom to ask</h4>
                <p>Talk to a GP or pharmacist.</p>
            </article>
            """,
        )

    def test_each_cause_is_paired_with_its_own_remedy(self):
        section = self.render(self.value(causes=[FLUID, MEDICINES]))
        pairs = [
            (text_of(article.h3), text_of(article.h4))
            for article in section.find_all("article")
        ]
        self.assertEqual(
            pairs,
            [
                ("Not enough fluid", "What you can do"),
                ("Some medicines", "Whom to ask"),
            ],
        )

    def test_either_prevention_or_whom_to_ask_is_enough(self):
        both = {**FLUID, "whom_to_ask": "Ask a pharmacist."}
        for cause in (FLUID, MEDICINES, both):
            with self.subTest(cause=cause):
                self.assertEqual(self.faults(causes=[cause]), {})

    def test_a_cause_that_leaves_the_reader_alone_is_refused_at_the_prevention(self):
        for empty in ("", "   "):
            alone = {**MEDICINES, "whom_to_ask": empty}
            with self.subTest(whom_to_ask=empty):
                self.assertEqual(
                    self.faults(causes=[FLUID, alone]),
                    {
                        "causes.1.prevention": [
                            "Say what the reader can do about this cause, or whom to "
                            "ask."
                        ]
                    },
                )

    def test_a_blank_tip_is_refused_where_it_stands(self):
        cause = {**FLUID, "prevention": ["Rest in the shade", " "]}
        self.assertEqual(list(self.faults(causes=[cause])), ["causes.0.prevention.1"])

    def test_a_draft_may_leave_the_remedy_for_later(self):
        value = self.value(causes=[{**MEDICINES, "whom_to_ask": ""}])
        self.block.clean_deferred(value)
        self.assertEqual(text_of(self.render(value).h3), "Some medicines")

    def test_the_documented_example_adds_a_field(self):
        self.addCleanup(forget_documented_examples)
        block = documented_example("causes").SiteConditionBody().child_blocks["causes"]
        value = block.to_python({"causes": [{**FLUID, "how_common": "often"}]})
        self.assertEqual(block.clean(value)["causes"][0]["how_common"], "often")
