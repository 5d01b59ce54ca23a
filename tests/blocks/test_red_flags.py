from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings
from wagtail.models import Locale, Site

from tests.medical_help.content import create_signed, create_signer, create_text, level
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.pages.models import ConditionPage
from wagtail_osteo.sign_off import sign_off

from .helpers import (
    SectionTests,
    documented_example,
    faults,
    forget_documented_examples,
    shipped_section,
    soup_of,
    text_of,
)

EMERGENCY = {
    "urgency": "emergency",
    "match": "all",
    "signs": ["one leg is swollen and painful", "you are short of breath"],
    "advice": "<p>Do not drive yourself.</p>",
}
URGENT = {
    "urgency": "urgent",
    "match": "any",
    "signs": ["one leg is warm and swollen", "you have a temperature"],
    "advice": "",
}
NON_URGENT = {
    "urgency": "non_urgent",
    "match": "any",
    "signs": ["the spasms keep coming back"],
    "advice": "",
}


def cards_of(section):
    """The cards by level, in the order of the page."""
    cards = {}
    for card in section.find_all(class_="osteo-red-flags__card"):
        (modifier,) = (c for c in card["class"] if "__card--" in c)
        cards[modifier.partition("--")[2]] = card
    return cards


def groups_in(card):
    """What a card asks for: the rule above each list, if any, and its signs."""
    groups = []
    for signs in card.find_all(class_="osteo-red-flags__signs"):
        above = signs.find_previous_sibling()
        rule = above.find("b") if above.name == "p" else None
        listed = [text_of(sign) for sign in signs.find_all("li")]
        groups.append((text_of(rule) if rule else "", listed))
    return groups


def numbers_in(tag):
    return [a["href"] for a in tag.find_all("a") if a["href"].startswith("tel:")]


class RedFlagsTests(SectionTests, SimpleTestCase):
    slug = "red_flags"
    complete = {"levels": [EMERGENCY, URGENT]}

    def least(self):
        # No field is required, but one of two is.
        return {"levels": [{"urgency": "urgent", "signs": ["you cannot stand"]}]}

    def cards(self, *levels):
        return cards_of(self.render(self.value(levels=list(levels))))

    def test_a_card_tells_what_to_do_when_and_the_signs(self):
        heading, rule, *_rest = self.cards(EMERGENCY)["emergency"].find_all(["h3", "b"])
        self.assertEqual(
            text_of(heading),
            "Immediate action required: Call 999 or go to A&E now if:",
        )
        self.assertEqual(text_of(rule), "all of these together")
        (card,) = self.cards(EMERGENCY).values()
        self.assertEqual(
            [text_of(sign) for sign in card.ul.find_all("li")], EMERGENCY["signs"]
        )
        self.assertIn("Do not drive yourself.", text_of(card))

    def test_the_level_is_said_to_those_who_see_no_colour_and_no_icon(self):
        cards = self.cards(EMERGENCY, URGENT, NON_URGENT)
        said = {
            urgency: (
                text_of(card.p),
                text_of(card.h3.find(class_="osteo-visually-hidden")),
            )
            for urgency, card in cards.items()
        }
        self.assertEqual(
            said,
            {
                "emergency": ("Emergency", "Immediate action required:"),
                "urgent": ("Urgent", "Urgent advice:"),
                "non_urgent": ("Not urgent", "Non-urgent advice:"),
            },
        )
        icons = {card.find("svg")["aria-hidden"] for card in cards.values()}
        self.assertEqual(icons, {"true"})
        shapes = {str(card.find("svg").find(True)) for card in cards.values()}
        self.assertEqual(len(shapes), 3)

    def test_the_most_urgent_comes_first_whatever_the_editors_order(self):
        for levels in (
            [NON_URGENT, URGENT, EMERGENCY],
            [URGENT, EMERGENCY, NON_URGENT],
            [EMERGENCY, NON_URGENT, URGENT],
        ):
            with self.subTest(levels=[level["urgency"] for level in levels]):
                self.assertEqual(
                    list(self.cards(*levels)), ["emergency", "urgent", "non_urgent"]
                )

    def test_the_rule_for_several_signs_is_the_editors(self):
        for match, rule in (
            ("any", "any of these"),
            ("all", "all of these together"),
        ):
            (card,) = self.cards({**URGENT, "match": match}).values()
            with self.subTest(match=match):
                self.assertEqual(text_of(card.b), rule)

    def test_a_single_sign_needs_no_rule(self):
        for signs in (["you cannot stand"], ["you cannot stand", "", "  "]):
            (card,) = self.cards({**URGENT, "match": "all", "signs": signs}).values()
            with self.subTest(signs=signs):
                self.assertIsNone(card.find("b"))
                self.assertEqual(
                    [text_of(sign) for sign in card.ul.find_all("li")],
                    ["you cannot stand"],
                )

    def test_a_level_without_signs_sends_nobody_anywhere(self):
        cards = self.cards({**EMERGENCY, "signs": ["", " "]}, URGENT)
        self.assertEqual(list(cards), ["urgent"])

    def test_a_level_without_a_known_urgency_is_shown_as_the_most_urgent(self):
        # Not chosen yet in a draft; or stored by an import that the form would refuse.
        for urgency in ("", None, "soon"):
            with self.subTest(urgency):
                value = self.value(levels=[NON_URGENT, {**URGENT, "urgency": urgency}])
                cards = cards_of(self.render(value))
                self.assertEqual(list(cards), ["emergency", "non_urgent"])
                self.assertIn(URGENT["signs"][0], text_of(cards["emergency"]))

    def test_a_draft_may_leave_the_urgency_open(self):
        self.block.clean_deferred(self.value(levels=[{**URGENT, "urgency": ""}]))

    def test_two_draft_levels_of_one_urgency_are_both_shown(self):
        value = self.value(levels=[URGENT, {**URGENT, "signs": ["another"]}])
        self.block.clean_deferred(value)
        section = self.render(value)
        self.assertIn(URGENT["signs"][0], text_of(section))
        self.assertIn("another", text_of(section))
        self.assertEqual(len(section.find_all(class_="osteo-red-flags__card")), 1)

    def test_signs_of_which_any_is_enough_are_joined_and_said_once(self):
        card = self.cards(
            {**URGENT, "signs": ["you cannot stand", "you fell"]},
            {**URGENT, "signs": ["You  cannot stand.", "you are dizzy"]},
        )["urgent"]
        self.assertEqual(
            groups_in(card),
            [("any of these", ["you cannot stand", "you fell", "you are dizzy"])],
        )

    def test_all_together_stays_a_group_of_its_own(self):
        # Joined, two pairs would ask for four signs; beside "any", for one of them.
        pair = {**URGENT, "match": "all", "signs": ["leg hurts", "short of breath"]}
        other = {**URGENT, "match": "all", "signs": ["leg hurts", "chest hurts"]}
        again = {**pair, "signs": ["short of breath", "Leg hurts"]}
        anyone = {**URGENT, "signs": ["you fainted"]}
        self.assertEqual(
            groups_in(self.cards(pair, anyone, other, again)["urgent"]),
            [
                ("", ["you fainted"]),
                ("or all of these together", ["leg hurts", "short of breath"]),
                ("or all of these together", ["leg hurts", "chest hurts"]),
            ],
        )
        self.assertEqual(
            [rule for rule, _signs in groups_in(self.cards(pair, other)["urgent"])],
            ["all of these together", "or all of these together"],
        )

    def test_all_together_of_one_sign_joins_those_of_which_any_is_enough(self):
        one = {**URGENT, "match": "all", "signs": ["you fainted", "You fainted"]}
        card = self.cards({**URGENT, "signs": ["you fell"]}, one)["urgent"]
        self.assertEqual(
            groups_in(card), [("any of these", ["you fell", "you fainted"])]
        )

    def test_advice_of_several_levels_is_given_once(self):
        sit, call = "<p>Sit down.</p>", "<p>Call somebody.</p>"
        card = self.cards(
            {**URGENT, "advice": sit},
            {**URGENT, "advice": sit},
            {**URGENT, "advice": call},
        )["urgent"]
        self.assertEqual(text_of(card).count("Sit down."), 1)
        self.assertIn("Call somebody.", text_of(card))

    def test_a_repeated_level_is_refused_where_it_repeats(self):
        self.assertEqual(
            self.faults(levels=[URGENT, EMERGENCY, {**URGENT, "signs": ["another"]}]),
            {
                "levels.2.urgency": [
                    "There is a level for this already. Add the signs there."
                ]
            },
        )

    def test_a_level_needs_a_sign(self):
        for signs, place in (
            ([], "levels.0.signs"),
            ([""], "levels.0.signs.0"),
            (["  "], "levels.0.signs.0"),
        ):
            with self.subTest(signs=signs):
                faults = self.faults(levels=[{**URGENT, "signs": signs}])
                self.assertEqual(list(faults), [place])

    def test_there_must_be_a_level_or_a_text(self):
        self.assertEqual(
            self.faults(levels=[]),
            {
                "levels": [
                    "Add a level with a sign, or choose a medical-help text above."
                ]
            },
        )

    def test_an_urgency_that_no_country_knows_is_refused(self):
        faults = self.faults(levels=[{**URGENT, "urgency": "soonish"}])
        self.assertEqual(list(faults), ["levels.0.urgency"])

    @override_settings(WAGTAIL_OSTEO_DEFAULT_JURISDICTION="nz")
    def test_without_a_request_the_default_country_gives_the_numbers(self):
        (card,) = self.cards(EMERGENCY).values()
        self.assertEqual(numbers_in(card), ["tel:111"])

    def test_the_documented_example_insists_on_an_emergency_level(self):
        self.addCleanup(forget_documented_examples)
        body = documented_example("red_flags").SiteConditionBody()
        block = body.child_blocks["red_flags"]
        self.assertEqual(faults(block, block.to_python({"levels": [EMERGENCY]})), {})
        without = block.to_python({"levels": [URGENT]})
        self.assertEqual(list(faults(block, without)), ["levels"])
        block.clean_deferred(without)


class RedFlagsOfAPracticeTests(TestCase):
    """Readers call what stands here: each number is the one of their own country."""

    def cards(self, jurisdiction, nation=""):
        PracticeSettings.objects.update_or_create(
            site=Site.objects.get(is_default_site=True),
            defaults={"jurisdiction": jurisdiction, "nation": nation},
        )
        block = shipped_section("red_flags")
        value = block.to_python({"levels": [EMERGENCY, URGENT, NON_URGENT]})
        html = block.render(value, {"request": RequestFactory().get("/")})
        self.html = html
        return cards_of(soup_of(html))

    def test_england(self):
        cards = self.cards("gb", "england")
        self.assertEqual(numbers_in(cards["emergency"]), ["tel:999", "tel:18000"])
        self.assertEqual(numbers_in(cards["urgent"]), ["tel:111", "tel:18001111"])
        self.assertEqual(numbers_in(cards["non_urgent"]), [])
        self.assertEqual(text_of(cards["emergency"].a), "Call 999")
        self.assertEqual(text_of(cards["urgent"].a), "Call 111")
        self.assertEqual(
            [text_of(card.h3).partition(": ")[2] for card in cards.values()],
            [
                "Call 999 or go to A&E now if:",
                "Use NHS 111 online or call 111 now if:",
                "See a GP if:",
            ],
        )

    def test_northern_ireland_never_sends_anybody_to_111(self):
        cards = self.cards("gb", "northern_ireland")
        self.assertEqual(numbers_in(cards["emergency"])[0], "tel:999")
        self.assertEqual(numbers_in(cards["urgent"]), [])
        self.assertNotIn("111", self.html)
        self.assertIn("GP out-of-hours service", text_of(cards["urgent"].h3))

    def test_the_united_kingdom_without_a_nation_says_what_is_true_in_each(self):
        cards = self.cards("gb")
        self.assertEqual(numbers_in(cards["emergency"])[0], "tel:999")
        self.assertNotIn("111", self.html)

    def test_new_zealand_where_111_is_for_emergencies_only(self):
        cards = self.cards("nz")
        self.assertEqual(numbers_in(cards["emergency"]), ["tel:111"])
        self.assertNotIn("999", self.html)
        for urgency in ("urgent", "non_urgent"):
            self.assertNotIn("tel:111", str(cards[urgency]))
        self.assertEqual(text_of(cards["urgent"].a), "Call Healthline on 0800 611 116")

    def test_practice_details_without_a_country_show_the_default_one(self):
        with override_settings(WAGTAIL_OSTEO_DEFAULT_JURISDICTION="nz"):
            cards = self.cards("")
        self.assertEqual(numbers_in(cards["emergency"]), ["tel:111"])

    def test_each_site_shows_its_own_country(self):
        self.cards("gb", "england")
        other = Site.objects.create(
            hostname="nz.example.com",
            root_page=Site.objects.get(is_default_site=True).root_page,
        )
        PracticeSettings.objects.create(site=other, jurisdiction="nz")
        block = shipped_section("red_flags")
        value = block.to_python({"levels": [EMERGENCY]})
        for host, number in (("localhost", "tel:999"), ("nz.example.com", "tel:111")):
            request = RequestFactory().get("/", headers={"host": host})
            with self.subTest(host=host):
                html = soup_of(block.render(value, {"request": request}))
                self.assertEqual(numbers_in(html)[0], number)


class MedicalHelpTextsTests(TestCase):
    """What a page shows of the texts it chose."""

    @classmethod
    def setUpTestData(cls):
        cls.signer = create_signer()
        cls.signed = create_signed(cls.signer)
        cls.draft = create_text(level("you fainted"), name="Fainting")

    def setUp(self):
        self.block = shipped_section("red_flags")

    def value(self, *texts, levels=()):
        stored = {"sets": [text.pk for text in texts], "levels": list(levels)}
        return self.block.to_python(stored)

    def cards(self, *texts, context=None, **fields):
        return cards_of(
            soup_of(self.block.render(self.value(*texts, **fields), context))
        )

    def test_signs_of_page_and_text_share_a_card(self):
        own = {**EMERGENCY, "match": "any"}
        cards = self.cards(self.signed, levels=[own, NON_URGENT])
        self.assertEqual(list(cards), ["emergency", "non_urgent"])
        self.assertEqual(
            groups_in(cards["emergency"]),
            [("any of these", [*own["signs"], "a joint is hot and swollen"])],
        )

    def test_a_text_suffices(self):
        value = self.value(self.signed)
        self.assertEqual(faults(self.block, value), {})
        self.assertTrue(self.block.has_signs(value))
        self.assertEqual(list(self.cards(self.signed)), ["emergency"])

    def test_a_text_that_is_not_signed_off_shows_nothing_and_says_who_can(self):
        self.assertEqual(self.cards(self.draft), {})
        value = self.value(self.signed, self.draft)
        self.assertFalse(self.block.has_signs(self.value(self.draft)))
        (place, messages), *others = faults(self.block, value).items()
        self.assertEqual((place, others), ("sets.1", []))
        self.assertIn("“Fainting” is not signed off", messages[0])
        self.assertIn("Sam Example", messages[0])
        self.block.clean_deferred(value)

    def test_where_nobody_can_sign_off_the_message_says_what_is_missing(self):
        self.signer.is_active = False
        self.signer.save()
        (messages,) = faults(self.block, self.value(self.draft)).values()
        self.assertIn("Nobody can sign it off yet", messages[0])

    def test_a_text_that_is_gone_is_left_out(self):
        gone = create_text()
        value = self.value(self.signed, gone)
        gone.delete()
        self.assertEqual(
            list(cards_of(soup_of(self.block.render(value)))), ["emergency"]
        )
        self.assertTrue(self.block.has_signs(value))

    def test_every_page_follows_the_next_sign_off(self):
        text = self.signed
        text.levels = [("level", level("you fainted"))]
        text.save_revision(user=self.signer)
        old, new = "a joint is hot and swollen", "you fainted"
        self.assertIn(old, str(self.cards(text)["emergency"]))
        sign_off(text, self.signer)
        self.assertNotIn(old, str(self.cards(text)["emergency"]))
        self.assertIn(new, str(self.cards(text)["emergency"]))

    def test_the_live_translation_is_shown_on_a_translated_page(self):
        welsh = Locale.objects.create(language_code="cy")
        context = {"page": ConditionPage(locale=welsh)}
        translation = self.signed.copy_for_translation(welsh)
        translation.levels = [("level", level("llewygu"))]
        translation.save()
        self.assertIn("hot and swollen", str(self.cards(self.signed, context=context)))
        sign_off(translation, self.signer)
        self.assertIn("llewygu", str(self.cards(self.signed, context=context)))
        self.assertIn("hot and swollen", str(self.cards(self.signed)))

    def test_thirty_texts_take_as_many_queries_as_three(self):
        welsh = Locale.objects.create(language_code="cy")
        texts = [
            create_signed(self.signer, level(f"sign {n}"), name=f"Text {n}")
            for n in range(30)
        ]
        for context, queries in ((None, 1), ({"page": ConditionPage(locale=welsh)}, 2)):
            for count in (3, 30):
                with self.subTest(count=count), self.assertNumQueries(queries):
                    (card,) = self.cards(*texts[:count], context=context).values()
                self.assertEqual(len(groups_in(card)[0][1]), count)
