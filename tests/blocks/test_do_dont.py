from django.test import SimpleTestCase

from .helpers import SectionTests, text_of


class DoDontTests(SectionTests, SimpleTestCase):
    slug = "do_dont"
    complete = {
        "do_items": ["keep the leg warm", "move it gently"],
        "dont_items": ["sit for hours"],
    }

    def least(self):
        # One of two optional lists must say something.
        return {"dont_items": ["sit for hours"]}

    def lists(self, **fields):
        """``{heading: items}`` of the cards as they are read."""
        section = self.render(self.value(**fields))
        return {
            text_of(card.h3): [text_of(item) for item in card.find_all("li")]
            for card in section.find_all(class_="osteo-do-dont__card")
        }

    def test_what_not_to_do_says_so_in_each_line(self):
        self.assertEqual(
            self.lists(),
            {
                "Do": ["keep the leg warm", "move it gently"],
                "Do not": ["do not sit for hours"],
            },
        )

    def test_the_lists_are_heard_as_lists_and_their_icons_are_not_heard(self):
        section = self.render()
        self.assertEqual([ul["role"] for ul in section.find_all("ul")], ["list"] * 2)
        icons = section.find_all("svg")
        self.assertEqual([icon["aria-hidden"] for icon in icons], ["true"] * 3)

    def test_shapes_tell_the_lists_apart(self):
        do, dont = self.render().find_all("ul")
        shapes = [{path["d"] for path in each.find_all("path")} for each in (do, dont)]
        self.assertEqual([len(each) for each in shapes], [1, 1])
        self.assertNotEqual(*shapes)

    def test_a_card_without_lines_is_left_out(self):
        self.assertEqual(list(self.lists(dont_items=[])), ["Do"])
        self.assertEqual(list(self.lists(do_items=[])), ["Do not"])

    def test_either_list_is_enough(self):
        self.assertEqual(self.faults(dont_items=[]), {})
        self.assertEqual(self.faults(do_items=[]), {})

    def test_something_must_stand_in_one_of_them(self):
        self.assertEqual(
            self.faults(do_items=[], dont_items=[]),
            {"do_items": ["Add something to do here, or something not to do below."]},
        )

    def test_do_not_is_not_said_twice(self):
        for line, words in (
            ("do not sit for hours", "do not"),
            ("Do  not sit for hours", "Do not"),
            ("don't sit for hours", "don’t"),
            ("Don’t sit for hours", "Don’t"),
            ("NEVER sit for hours", "NEVER"),
            (" never sit for hours", "never"),
        ):
            with self.subTest(line=line):
                self.assertEqual(
                    self.faults(dont_items=["lift heavy things", line]),
                    {
                        "dont_items.1": [
                            f"Leave out “{words}”: the words “do not” are added for "
                            "you."
                        ]
                    },
                )

    def test_do_is_not_said_twice(self):
        for line in ("do keep the leg warm", "Do keep the leg warm"):
            with self.subTest(line=line):
                self.assertEqual(
                    self.faults(do_items=[line]),
                    {
                        "do_items.0": [
                            "Leave out “do”, or begin with another verb: the heading "
                            "says “Do”."
                        ]
                    },
                )

    def test_what_not_to_do_never_stands_below_do(self):
        for line in ("do not sit for hours", "Don’t sit for hours", "never sit"):
            with self.subTest(line=line):
                self.assertEqual(
                    self.faults(do_items=[line]),
                    {
                        "do_items.0": [
                            "Move this to “Do not”, where the words “do not” are added "
                            "for you."
                        ]
                    },
                )

    def test_both_lists_are_corrected_at_once(self):
        faults = self.faults(do_items=["do walk"], dont_items=["walk", "never run"])
        self.assertEqual(list(faults), ["do_items.0", "dont_items.1"])

    def test_words_that_only_begin_alike_are_accepted(self):
        self.assertEqual(
            self.faults(
                do_items=["document when it hurts"],
                dont_items=["do the exercise when it hurts", "donate blood that day"],
            ),
            {},
        )

    def test_a_draft_may_say_it_as_it_likes(self):
        value = self.value(do_items=["do walk"], dont_items=["never run"])
        self.block.clean_deferred(value)
        empty = self.value(do_items=[], dont_items=[], heading="At work")
        self.block.clean_deferred(empty)
        self.assertIsNone(self.render(empty).find("h3"))
