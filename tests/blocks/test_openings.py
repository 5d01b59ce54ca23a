"""What the page's own words make of those that go on from them."""

import unicodedata

from django.test import SimpleTestCase

from wagtail_osteo.blocks.openings import ASK_FIRST, DO, DO_NOT, SIGN, TAKE_CARE

# With “do not” before them they say the opposite, or nothing.
NEGATED = """
do not sit|DO NOT sit|Do  not sit|don't sit|don’t sit|don‘t sit|donʼt sit|don`t sit
don´t sit|don＇t sit|don′t sit|dont sit|don t sit|do n’t sit|do-not sit|do_not sit
never sit|NEVER: sit|never ever sit|no sitting|no heavy lifting|not sit|not to sit
avoid moving the joint|Avoiding movement|avoid|avoid: sitting|nothing heavy
cannot lift|can not lift|can't lift|can’t lift|cant lift|must not lift|mustn't lift
mustn’t lift|should not lift|shouldn't lift|shouldnt lift|won’t lift|need not rush
refrain from lifting|abstain from alcohol|steer clear of stairs|isn’t good to sit
please don't sit|please do not sit|Please, do not sit|just don’t|try not to sit
try to avoid sitting|you should never lift|you must not lift|you cannot lift
patients should not lift|it is not good to sit|it’s not a good idea to sit
it isn’t wise to sit|it is best to avoid sitting|you had better not sit|always avoid
be careful not to twist|take care not to twist|make sure you don’t sit
make sure not to sit|remember not to sit|if possible, avoid stairs
at no time lift|under no circumstances lift|there is no need to rest
don’t forget to warm up|for two weeks, avoid lifting|after a fall: do not drive
at night, never lie on it|if it hurts – don’t go on|whatever you do, don’t lift
we advise you not to lift|we recommend avoiding stairs|let’s not rush|keep from lifting
it would be better to avoid stairs
"""
# Good advice below “Do not”, however it begins.
ENDINGS = """
sit for hours|notice changes and wait|note every ache|nod fast|donate blood|knot it
stop taking your medicine without asking|stop moving|ignore numbness|skip meals
wait if you cannot pass urine|drive until you can turn your head|stay off work
use heat if the skin is not healthy|be afraid to move|let it stop you
take more tablets than the packet says|try to push through the pain|force it
do the exercise when it hurts|forget to warm up|have a hot bath|need to rush
make it worse|sit for hours, not even at work|if in doubt, drive
be still all day|bent-knee squats|nonstop running|cantilever the leg
"""


def lines(text):
    return [line for row in text.split("\n") for line in row.split("|") if line]


class DoNotTests(SimpleTestCase):
    def test_what_it_would_turn_round_is_refused(self):
        for line in lines(NEGATED):
            with self.subTest(line=line):
                self.assertIn("are added for you", DO_NOT.fault_of(line) or "")

    def test_nothing_hides_it(self):
        fullwidth = {ord(" "): " "} | {
            code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)
        }
        for line in ("do not sit", "avoid sitting", "please don’t sit"):
            for hidden in (
                f"• {line}", f"- {line}", f"– {line}", f"“{line}”", f"({line})",
                f"1. {line}", f"2) {line}", f"a) {line}", f"iv. {line}", f"❌ {line}",
                f"**{line}**", f"\u200b{line}", "\u200b".join(line),
                "\u00ad".join(line), line.replace(" ", "\u00a0"), line.upper(),
                line.translate(fullwidth), unicodedata.normalize("NFD", line),
            ):  # fmt: skip
                with self.subTest(line=hidden):
                    self.assertIsNotNone(DO_NOT.fault_of(hidden))

    def test_the_message_says_which_words_to_leave_out(self):
        for line, words in {
            "avoid moving the joint": "avoid",
            "Avoid moving the joint": "Avoid",
            "• please, don't sit": "please, don’t",
            "you should never lift": "you should never",
            "make sure not to sit": "make sure not",
            "after a fall, do not drive": "do not",
        }.items():
            with self.subTest(line=line):
                self.assertEqual(
                    DO_NOT.fault_of(line),
                    f"Leave out “{words}”: the words “do not” are added for you.",
                )

    def test_good_advice_is_accepted_however_it_begins(self):
        for line in lines(ENDINGS):
            with self.subTest(line=line):
                self.assertIsNone(DO_NOT.fault_of(line))

    def test_what_may_be_meant_is_doubted(self):
        for line in (
            "stop sitting for hours", "Stop", "please stop", "give up", "limit sitting",
            "reduce what you do", "keep away from stairs", "take no breaks",
        ):  # fmt: skip
            with self.subTest(line=line):
                self.assertIsNone(DO_NOT.fault_of(line))
                self.assertIn("Is that what is meant?", DO_NOT.doubt_about(line) or "")

    def test_who_says_more_means_it(self):
        for line in (
            "stop taking your medicine without asking", "stop suddenly",
            "sit for hours", "reduce the dose by yourself", "give up too early",
            "stopgap measures",
        ):  # fmt: skip
            with self.subTest(line=line):
                self.assertIsNone(DO_NOT.doubt_about(line))

    def test_long_and_odd_lines_take_no_time(self):
        for words in ("please ", "important ", "it’s ", "take care ", "i. ", "_", "- "):
            self.assertIsNone(DO_NOT.fault_of((words * 200)[:250]))

    def test_a_site_without_english_is_asked_nothing(self):
        polish, english = ("pl", "Polski"), ("en-gb", "English")
        for languages, is_refused in (([polish], False), ([polish, english], True)):
            with (
                self.subTest(languages=languages),
                self.settings(LANGUAGES=[polish, english]),
                self.settings(WAGTAIL_CONTENT_LANGUAGES=languages),
            ):
                fault = DO.fault_of("do lekarza idź od razu")
                self.assertEqual(fault is not None, is_refused)


class DoTests(SimpleTestCase):
    def test_what_not_to_do_belongs_elsewhere(self):
        for line in lines(NEGATED):
            with self.subTest(line=line):
                self.assertIn("Move this to “Do not”", DO.fault_of(line) or "")

    def test_do_is_said_once(self):
        for line in ("do walk", "Do: walk", "• DO walk", "please do walk"):
            with self.subTest(line=line):
                self.assertIn("Leave out “do”", DO.fault_of(line) or "")

    def test_good_advice_is_accepted_however_it_begins(self):
        for line in (
            "keep the leg warm", "stop if it hurts", "document it", "double the rest",
            "do-it-yourself massage", "rest if you cannot sleep", "notice what helps",
            "if you cannot sleep, get up",
            "take no more than 8 tablets a day", "walk, but not uphill",
        ):  # fmt: skip
            with self.subTest(line=line):
                self.assertIsNone(DO.fault_of(line))


class AskFirstTests(SimpleTestCase):
    def test_the_sentence_ends_once(self):
        for words in ("you are pregnant", "you are pregnant.", "you are pregnant. "):
            self.assertEqual(
                ASK_FIRST.complete(words), "Ask first if you are pregnant."
            )

    def test_is_not_said_twice_nor_turned_round(self):
        for words in (
            "if you drive", "If you drive", "and if you drive",
            "ask first if you drive", "ask us first if you drive",
            "check with a GP if you drive", "only if you do", "Talk to your pharmacist",
            "tell us if you drive", "unless you are fit",
            "not suitable if you are pregnant", "do not use if you drive", "never",
            "avoid if pregnant",
        ):  # fmt: skip
            with self.subTest(words=words):
                self.assertIn("Ask first if", ASK_FIRST.fault_of(words) or "")

    def test_who_should_ask_is_accepted(self):
        for words in (
            "you are pregnant", "a joint is swollen", "you cannot stand", "not sure",
            "no better after a week", "in doubt",
        ):  # fmt: skip
            with self.subTest(words=words):
                self.assertIsNone(ASK_FIRST.fault_of(words))


class TakeCareTests(SimpleTestCase):
    def test_is_not_said_twice_nor_denied(self):
        for words in (
            "Take care when it hurts.", "take care: hot", "Caution: hot",
            "please take care", "Warning – hot", "none", "None.", "n/a", "No",
            "not needed",
        ):  # fmt: skip
            with self.subTest(words=words):
                self.assertIsNotNone(TAKE_CARE.fault_of(words))

    def test_when_to_stop_is_accepted(self):
        for words in (
            "Stop if it hurts.", "Not on broken skin.",
            "Nothing hot on a swollen joint.", "Do not exercise a hot joint.",
            "None of this if you have a fever.",
        ):  # fmt: skip
            with self.subTest(words=words):
                self.assertIsNone(TAKE_CARE.fault_of(words))


class SignTests(SimpleTestCase):
    def test_what_the_card_says_already_is_refused(self):
        for words in (
            "if you cannot pass urine", "IF you faint", "• if you faint",
            "only if it hurts", "call 999 if you faint", "Call 999",
            "ring 111 if it hurts", "see a GP if", "go to A&E if you faint",
            "get urgent medical advice if", "any of these:",
            "you have any of the following", "all of these", "unless it passes",
        ):  # fmt: skip
            with self.subTest(words=words):
                self.assertIsNotNone(SIGN.fault_of(words))

    def test_signs_are_accepted_however_they_begin(self):
        for words in (
            "you cannot pass urine", "no feeling between the legs", "not able to stand",
            "when you cough, pain shoots down the leg", "you feel as if you may faint",
            "see double or blurred", "one of your legs is swollen", "any numbness",
            "ringing in both ears", "calling out hurts", "never felt such pain",
        ):  # fmt: skip
            with self.subTest(words=words):
                self.assertIsNone(SIGN.fault_of(words))
