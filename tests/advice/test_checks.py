"""Each shipped check speaks when it should, and only then."""

from datetime import timedelta

import wagtail_factories
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from tests.content import create_clinic, create_condition, create_practitioner, section
from wagtail_osteo.advice import Group, collect_findings
from wagtail_osteo.advice.checks.pictures import looks_like_a_file_name
from wagtail_osteo.advice.context import AdviceContext
from wagtail_osteo.advice.listing import grouped_advice
from wagtail_osteo.pages.models import ConditionPage

from .base import AdviceTestCase, signs, text_section

LONG = " ".join(["word"] * 21) + "."
SHORT = " ".join(["word"] * 20) + "."


class NothingFoundTests(AdviceTestCase):
    def test_silent(self):
        self.assertEqual(collect_findings(self.page), [])

    def test_a_page_without_any_section_is_no_obstacle(self):
        self.page.body = []
        self.assertEqual(self.codes(), ["not-ready", "no-sources"])

    @override_settings(WAGTAIL_OSTEO_CONDITION_BODY="tests.testapp.blocks.ReplacedBody")
    def test_a_body_of_a_site_without_sources_is_not_asked_for_them(self):
        page = create_condition(self.index, title="Replaced")
        self.assertNotIn("no-sources", [each.code for each in collect_findings(page)])


class GateTests(AdviceTestCase):
    def test_missing_medical_help(self):
        self.with_body(text_section("A muscle tightens."))
        finding = self.one("not-ready")
        self.assertEqual(finding.group, Group.MUST_FIX)
        self.assertEqual((finding.section, finding.field), (None, "body"))
        self.assertIn("When to get medical help", finding.message)

    def test_an_incomplete_section_is_pointed_at(self):
        half = [{"name": "Cold", "explanation": "It stiffens."}]
        self.with_body(signs("it is numb"), section("causes", causes=half * 2))
        finding = self.one("not-ready")
        self.assertEqual(finding.section, self.id_of("causes"))
        self.assertIn("Say what the reader can do about this cause", finding.message)

    def test_nothing_else_is_said_to_block(self):
        self.with_body(signs("You don’t move."), text_section(LONG))
        groups = {each.group for each in collect_findings(self.page)}
        self.assertNotIn(Group.MUST_FIX, groups)


class ReviewTests(AdviceTestCase):
    def test_no_reviewer(self):
        self.page.reviewer = None
        finding = self.one("no-reviewer")
        self.assertEqual(finding.group, Group.SHOULD_CHECK)
        self.assertEqual(finding.field, "reviewer")

    def test_a_page_that_nobody_checked_needs_a_check_and_no_name(self):
        self.page.last_reviewed = self.page.reviewer = None
        self.assertEqual(self.codes(), ["never-checked"])

    def test_a_reviewer_whom_readers_cannot_see(self):
        self.page.reviewer = create_practitioner(name="Robin <Example>", live=False)
        self.assertIn("“Robin <Example>”", self.one("reviewer-not-live").message)

    def test_never_checked(self):
        self.page.last_reviewed = self.page.next_review_due = None
        self.assertEqual(self.one("never-checked").field, "last_reviewed")

    def test_overdue_from_the_day_after(self):
        today = timezone.localdate()
        self.page.next_review_due = today
        self.assertEqual(self.codes(), [])
        self.page.next_review_due = today - timedelta(days=1)
        self.assertIn(
            str(self.page.next_review_due.year), self.one("check-overdue").message
        )


class SourcesTests(AdviceTestCase):
    def test_no_list_of_sources(self):
        self.page.body = [signs("it is numb")]
        self.assertEqual(self.one("no-sources").field, "body")

    def test_an_empty_list_of_sources_is_pointed_at(self):
        self.page.body = [signs("it is numb"), section("references", references=[])]
        self.page.save(clean=False)
        self.page = ConditionPage.objects.get(pk=self.page.pk)
        self.assertEqual(self.one("no-sources").section, self.id_of("references"))


class PictureTests(AdviceTestCase):
    def test_names_of_files(self):
        for text in ("leg.jpg", "IMG_1234", "DSC 0042", "calf_stretch", "Photo 2", "7"):
            self.assertTrue(looks_like_a_file_name(text), text)
        for text in ("", "A calf from behind", "The 3 muscles of the calf", "L5"):
            self.assertFalse(looks_like_a_file_name(text), text)

    def picture(self, alt_text, decorative=False):
        image = wagtail_factories.ImageFactory(title="calf.jpg")
        value = {"image": image.pk, "alt_text": alt_text, "decorative": decorative}
        return section("image", picture=value)

    def test_a_section_whose_picture_is_named_like_a_file(self):
        self.with_body(signs("it is numb"), self.picture("IMG_1234.jpg"))
        finding = self.one("picture-named-like-a-file")
        self.assertEqual(finding.section, self.id_of("image"))
        self.assertIn("“IMG_1234.jpg”", finding.message)

    def test_a_picture_without_a_description_must_be_fixed(self):
        self.with_body(signs("it is numb"), self.picture(""))
        finding = self.one("not-ready")
        self.assertEqual(finding.section, self.id_of("image"))
        self.assertIn("alt text", finding.message)

    def test_a_described_and_a_decorative_picture(self):
        self.with_body(
            signs("it is numb"),
            self.picture("A calf from behind"),
            self.picture("", decorative=True),
        )
        self.assertEqual(self.codes(), [])

    def test_a_picture_deep_within_a_section(self):
        image = wagtail_factories.ImageFactory()
        measure = {
            "name": "Rest",
            "how": "Lie down.",
            "picture": {"image": image.pk, "alt_text": "a.png", "decorative": False},
        }
        self.with_body(signs("it is numb"), section("self_care", measures=[measure]))
        self.assertEqual(
            self.one("picture-named-like-a-file").section, self.id_of("self_care")
        )

    def test_the_lead_picture(self):
        image = wagtail_factories.ImageFactory(title="calf.jpg")
        self.page.lead_image = image
        self.assertEqual(self.one("picture-named-like-a-file").field, "lead_image")
        image.description = "A calf from behind"
        self.assertEqual(self.codes(), [])


class MedicalHelpTests(AdviceTestCase):
    def test_signs_that_do_not_go_on_from_the_heading(self):
        for sign, codes in [
            ("Your leg is numb", ["phrase-capital"]),
            ("A lump", ["phrase-capital"]),
            ("your leg is numb.", ["phrase-full-stop"]),
            ("MS was found earlier", []),
            ("your leg is numb", []),
        ]:
            with self.subTest(sign):
                self.with_body(signs(sign))
                self.assertEqual(self.codes(), codes)

    def test_items_of_do_and_do_not(self):
        items = {"do_items": ["Rest"], "dont_items": ["sit for hours."]}
        self.with_body(signs("it is numb"), section("do_dont", **items))
        self.assertEqual(self.codes(), ["phrase-capital", "phrase-full-stop"])

    def test_an_item_that_do_not_may_turn_round_is_asked_about(self):
        items = {"do_items": ["stop if it hurts"], "dont_items": ["stop sitting"]}
        self.with_body(signs("it is numb"), section("do_dont", **items))
        finding = self.one("ending-turned-round")
        self.assertEqual(finding.group, Group.SHOULD_CHECK)
        self.assertEqual(finding.section, self.id_of("do_dont"))
        self.assertIn("“do not stop sitting”", finding.message)
        items["dont_items"] = ["stop taking your medicine without asking"]
        self.with_body(signs("it is numb"), section("do_dont", **items))
        self.assertEqual(self.codes(), [])

    def test_what_an_import_turned_round_must_be_put_right(self):
        items = {"do_items": [], "dont_items": ["avoid moving the joint"]}
        self.with_body(signs("it is numb"), section("do_dont", **items))
        finding = self.one("not-ready")
        self.assertEqual(finding.section, self.id_of("do_dont"))
        self.assertIn("Leave out “avoid”", finding.message)

    def test_a_sign_with_dont_is_told_once(self):
        for apostrophe in "'’":
            self.with_body(signs(f"you don{apostrophe}t feel your leg"))
            self.assertEqual(self.codes(), ["sign-dont"])
            finding = self.one("sign-dont")
            self.assertEqual(finding.group, Group.SHOULD_CHECK)
            self.assertEqual(finding.section, self.id_of("red_flags"))

    def test_a_link_in_the_advice_of_an_emergency(self):
        advice = '<p>Read <a href="https://example.com">more</a>.</p>'
        self.with_body(signs("it is numb", urgency="emergency", advice=advice))
        self.assertEqual(self.codes(), ["link-in-emergency"])
        self.with_body(signs("it is numb", urgency="urgent", advice=advice))
        self.assertEqual(self.codes(), [])


class InvitationTests(AdviceTestCase):
    invitation = section("call_to_action")

    def treatment(self, *providers):
        options = [
            {"provider": provider, "name": "Rest", "effect": "May ease it."}
            for provider in providers
        ]
        return section("treatment", options=options)

    def test_after_and_between_help_cards(self):
        self.with_body(signs("it is numb"), self.invitation)
        self.assertEqual(
            self.one("invitation-after-medical-help").section,
            self.id_of("call_to_action"),
        )
        self.with_body(signs("it is numb"), self.invitation, signs("it is cold"))
        self.assertEqual(self.codes(), ["invitation-after-medical-help"])

    def test_sources_between_them_are_read_elsewhere(self):
        self.with_body(signs("it is numb"), section("references"), self.invitation)
        self.assertEqual(self.codes(), ["invitation-after-medical-help"])

    def test_after_what_a_gp_may_offer(self):
        # The groups have an order of their own, whatever that of the options.
        treatment = self.treatment("doctor", "reader")
        self.with_body(signs("it is numb"), treatment, self.invitation)
        self.assertEqual(self.codes(), ["invitation-after-gp"])

    def test_a_section_in_which_nothing_is_written_is_not_between_them(self):
        empty = {"type": "causes", "value": {}}
        self.with_body(signs("it is numb"), empty, self.invitation)
        self.assertEqual(self.codes(), ["invitation-after-medical-help"])
        self.with_body({"type": "treatment", "value": {}}, self.invitation)
        self.assertEqual(self.codes(), ["not-ready"])

    def test_elsewhere(self):
        treatment = self.treatment("reader")
        self.with_body(signs("it is numb"), treatment, self.invitation)
        self.assertEqual(self.codes(), [])


class SitesTests(AdviceTestCase):
    def test_what_another_site_has_to_itself(self):
        here = Site.objects.get()
        there = Site.objects.create(
            hostname="there.example.com",
            root_page=here.root_page.get_parent().add_child(
                instance=Page(title="There", slug="there")
            ),
        )
        clinics = [
            create_clinic(name=name, sites=sites)
            for name, sites in (("Ours", [here]), ("Theirs", [there]), ("All", []))
        ]
        self.with_body(
            signs("it is numb"),
            *(section("clinic", clinic=clinic.pk) for clinic in clinics),
            section("call_to_action", clinic=clinics[0].pk),
        )
        self.assertIn("“Theirs”", self.one("another-site").message)


class SummaryTests(AdviceTestCase):
    def test_length(self):
        self.page.summary = "word " * 40
        self.assertNotIn("long-summary", self.codes())
        self.page.summary = "word " * 41
        self.assertIn("41", self.one("long-summary").message)

    def test_none(self):
        self.page.summary = " "
        self.assertEqual(self.codes(), ["no-summary", "no-search-description"])

    def test_the_summary_describes_the_page_where_our_own_base_prints_it(self):
        self.assertNotIn("no-search-description", self.codes())
        with self.settings(WAGTAIL_OSTEO_BASE_TEMPLATE="testapp/host_base.html"):
            self.assertIn("no-search-description", self.codes())
            self.page.search_description = "All about it."
            self.assertNotIn("no-search-description", self.codes())


class LengthTests(AdviceTestCase):
    def test_sentences(self):
        self.with_body(signs("it is numb"), text_section(SHORT))
        self.assertEqual(self.codes(), [])
        self.with_body(signs("it is numb"), text_section(LONG))
        finding = self.one("long-sentence")
        self.assertEqual(finding.section, self.id_of("rich_text"))
        self.assertIn("“word word word word word word …”", finding.message)

    def test_many_long_sentences_of_a_section_are_one_finding(self):
        self.with_body(signs("it is numb"), text_section(LONG, LONG))
        self.assertIn("Split 2 sentences", self.one("long-sentence").message)

    def test_paragraphs(self):
        self.with_body(signs("it is numb"), text_section("One. " * 3, "One."))
        self.assertEqual(self.codes(), [])
        self.with_body(signs("it is numb"), text_section("One. " * 4))
        self.assertEqual(self.codes(), ["long-paragraph"])

    def test_the_summary_counts_and_the_search_description_does_not(self):
        self.page.summary = self.page.search_description = LONG
        self.assertEqual(self.one("long-sentence").field, "summary")

    def test_the_words_of_others_are_left_alone(self):
        self.with_body(
            signs("it is numb"),
            section("quote", text=f"{LONG} I don’t suffer from drugs."),
        )
        self.assertEqual(self.codes(), [])


class WordTests(AdviceTestCase):
    def test_each_word(self):
        for text, code in [
            ("You don't move.", "word-dont"),
            ("You don’t move.", "word-dont"),
            ("Some drugs help.", "word-drug"),
            ("People suffering from cramp.", "word-suffering"),
            ("Victims of gout.", "word-victim"),
            ("Ask your GP.", "word-your-gp"),
        ]:
            with self.subTest(text):
                self.with_body(signs("it is numb"), text_section(text))
                finding = self.one(code)
                self.assertEqual(self.codes(), [code])
                self.assertEqual(finding.group, Group.WORDING)
                self.assertEqual(finding.section, self.id_of("rich_text"))

    def test_words_that_only_look_alike(self):
        self.with_body(
            signs("it is numb"),
            text_section("A drugstore.", "You do not move.", "Ask a GP."),
        )
        self.assertEqual(self.codes(), [])

    def test_once_for_each_section(self):
        twice = ["A drug.", "Another drug."]
        self.with_body(signs("it is numb"), text_section(*twice), text_section(*twice))
        self.assertEqual(self.codes(), ["word-drug", "word-drug"])

    def test_the_summary(self):
        self.page.summary = "Which drugs help."
        self.assertEqual(self.one("word-drug").field, "summary")


class UnsavedTests(AdviceTestCase):
    """A preview, or the form of a new page: its sections were never stored."""

    def test_what_is_found_leads_to_its_section(self):
        page = ConditionPage(
            title="Cramp",
            locale=self.page.locale,
            body=[
                signs("it is numb"),
                text_section("A muscle tightens."),
                section("rich_text", heading="Longer", text=f"<p>{LONG}</p>"),
            ],
        )
        places = {
            entry.finding.code: (entry.place, entry.anchor)
            for group in grouped_advice(page)
            for entry in group.entries
        }
        ids = [child.id for child in page.body]
        self.assertEqual(len(set(ids)), 3)
        self.assertEqual(places["long-sentence"], ("Longer", f"block-{ids[2]}-section"))

    def test_each_section_has_an_id_whichever_check_comes_first(self):
        page = ConditionPage(title="Cramp", body=[signs("it is numb")] * 2)
        ids = [section.id for section in AdviceContext(page).sections]
        self.assertEqual(len(set(ids) - {None}), 2)
        self.assertEqual(ids, [child.id for child in page.body])


class LanguageTests(AdviceTestCase):
    def test_english_rules_are_for_english_pages(self):
        self.with_body(signs("You don’t move."), text_section(f"A drug. {LONG}"))
        self.assertEqual(len(self.codes()), 5)
        self.page.locale = Locale.objects.create(language_code="cy")
        self.assertEqual(self.codes(), [])
        self.page.reviewer = None
        self.assertEqual(self.codes(), ["no-reviewer"])


class QueryTests(AdviceTestCase):
    def queries(self, times):
        image = wagtail_factories.ImageFactory()
        picture = {"image": image.pk, "alt_text": "A calf", "decorative": False}
        visit = {"name": "Rest", "how": "Lie down.", "picture": picture}
        body = []
        for _time in range(times):
            body += [
                signs("it is numb"),
                section("image", picture=picture),
                section("self_care", measures=[visit, visit]),
                section("practitioner", practitioner=self.person.pk),
                text_section("A muscle tightens."),
                section("call_to_action"),
            ]
        page = self.with_body(*body)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            findings = collect_findings(page)
        self.assertNotIn("check-failed", [each.code for each in findings])
        return len(queries)

    def test_a_long_page_needs_no_more_queries_than_a_short_one(self):
        # Up to five pictures of a kind are read without their renditions, which takes
        # two queries less for each kind.
        self.assertLessEqual(self.queries(10) - self.queries(1), 4)
        self.assertEqual(self.queries(6), self.queries(20))
