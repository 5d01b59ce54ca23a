from datetime import date
from pathlib import Path
from unittest import mock

import wagtail_factories
from django.conf import settings
from django.test import TestCase, override_settings
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.test.utils import WagtailTestUtils

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.conditions.handout import qr_code
from wagtail_osteo.models import AlternativeName, BodyRegion, PracticeSettings
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

OVERRIDES = Path(__file__).resolve().parents[1] / "templates_of_a_site"


class PageTypeTests(TestCase):
    def test_a_condition_lives_below_a_list_of_conditions_only(self):
        self.assertEqual(
            ConditionPage.allowed_parent_page_models(), [ConditionIndexPage]
        )
        self.assertEqual(ConditionPage.allowed_subpage_models(), [])
        self.assertEqual(ConditionIndexPage.allowed_subpage_models(), [ConditionPage])


class ReviewFieldsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page = create_condition(cls.index)
        cls.before_the_check = cls.page.save_revision()
        cls.page.last_reviewed = date(2026, 3, 3)
        cls.page.next_review_due = date(2029, 3, 3)
        cls.page.reviewed_revision = cls.before_the_check
        cls.page.save()

    def assertChecked(self, page):
        self.assertEqual(page.last_reviewed, date(2026, 3, 3))
        self.assertEqual(page.next_review_due, date(2029, 3, 3))
        self.assertEqual(page.reviewed_revision, self.before_the_check)

    def assertNeverChecked(self, page):
        self.assertIsNone(page.last_reviewed)
        self.assertIsNone(page.next_review_due)
        self.assertIsNone(page.reviewed_revision)

    def test_publishing_an_older_draft_keeps_them(self):
        self.before_the_check.publish()
        self.assertChecked(ConditionPage.objects.get(pk=self.page.pk))

    def test_a_copy_starts_unchecked(self):
        copy = self.page.copy(update_attrs={"slug": "copy", "title": "Copy"})
        self.assertNeverChecked(copy)
        copy.get_latest_revision().publish()
        self.assertNeverChecked(ConditionPage.objects.get(pk=copy.pk))

    def test_a_translation_starts_unchecked(self):
        welsh = Locale.objects.create(language_code="cy")
        self.index.copy_for_translation(welsh, copy_parents=True)
        self.assertNeverChecked(self.page.copy_for_translation(welsh))

    def test_an_alias_shows_those_of_its_page(self):
        alias = self.page.create_alias(update_slug="alias")
        self.assertChecked(alias)
        self.page.next_review_due = date(2030, 1, 1)
        self.page.save()
        self.page.save_revision().publish()
        alias = ConditionPage.objects.get(pk=alias.pk)
        self.assertEqual(alias.next_review_due, date(2030, 1, 1))


class AlternativeNamesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()

    def stored(self, page):
        names = AlternativeName.objects.filter(page_id=page.pk)
        return list(names.values_list("name", flat=True))

    def test_follow_the_live_page(self):
        page = create_condition(self.index, also_known_as="Cramp, Spasm,, Cramp ")
        self.assertEqual(self.stored(page), ["Cramp", "Spasm"])
        page.also_known_as = "Charley horse"
        revision = page.save_revision()
        self.assertEqual(self.stored(page), ["Cramp", "Spasm"])
        revision.publish()
        self.assertEqual(self.stored(page), ["Charley horse"])
        page.delete()
        self.assertEqual(self.stored(page), [])

    def test_a_draft_has_none(self):
        page = create_condition(self.index, live=False, also_known_as="Cramp")
        self.assertEqual(self.stored(page), [])

    def names(self, text, title="Muscle spasms"):
        return ConditionPage(title=title, also_known_as=text).alternative_names

    def test_stand_one_a_line_or_between_commas(self):
        for text, names in {
            "": [],
            " , ,\n": [],
            "Cramp": ["Cramp"],
            "Cramp, charley horse": ["Cramp", "charley horse"],
            "Cramp\ncharley horse": ["Cramp", "charley horse"],
            "Cramp\r\n\r\n charley  horse ": ["Cramp", "charley horse"],
            "Arthritis, rheumatoid\nRA": ["Arthritis, rheumatoid", "RA"],
            "Osteoarthritis (knee, hip or hand), wear and tear": [
                "Osteoarthritis (knee, hip or hand)",
                "wear and tear",
            ],
            "A (b, (c, d), e), F [g, h]": ["A (b, (c, d), e)", "F [g, h]"],
            "Knee) pain, sore knee": ["Knee) pain", "sore knee"],
            "Pain (knee, hip": ["Pain (knee, hip"],
            "• Cramp\n- charley horse;\n…": ["Cramp", "charley horse"],
            "Also known as: cramp": ["cramp"],
            "痙攣、こむら返り": ["痙攣", "こむら返り"],
        }.items():
            with self.subTest(text=text):
                self.assertEqual(self.names(text), names)

    def test_are_not_the_title_nor_each_other_again(self):
        self.assertEqual(self.names("muscle  SPASMS\nMuscle-spasms\nCramp"), ["Cramp"])
        self.assertEqual(
            self.names("Runner’s knee\nrunners knee\nRunner\u200b's Knee", "Knee"),
            ["Runner’s knee"],
        )

    def test_follow_a_new_title(self):
        page = create_condition(self.index, also_known_as="Cramp\nSpasm")
        page.title = "Cramp"
        page.save_revision().publish()
        self.assertEqual(self.stored(page), ["Spasm"])

    def test_are_told_apart_on_the_page_and_to_machines(self):
        page = create_condition(
            self.index, also_known_as="Arthritis, rheumatoid\nRA", slug="ra"
        )
        response = self.client.get(page.url)
        self.assertContains(response, "Also called Arthritis, rheumatoid; RA")
        self.assertContains(response, '"alternateName":["Arthritis, rheumatoid","RA"]')
        self.assertContains(
            self.client.get(self.index.url), "Arthritis, rheumatoid, see"
        )


class BodyRegionTests(TestCase):
    def test_there_is_a_row_for_each_region(self):
        self.assertEqual(
            list(BodyRegion.objects.values_list("slug", flat=True)),
            BodyRegion.Region.values,
        )

    def test_drafts_hold_regions_of_their_own(self):
        page = create_condition(create_index())
        calf = BodyRegion.objects.get(slug="calf")
        page.body_regions = [calf]
        revision = page.save_revision()
        self.assertEqual(page.specific_class.objects.get().body_regions.count(), 0)
        revision.publish()
        page = ConditionPage.objects.get()
        self.assertEqual([str(r) for r in page.body_regions.all()], ["Calf and shin"])


class ServedPageTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.author = create_practitioner(
            name="Sam Example",
            job_title="registered osteopath",
            registration_number="1234",
            register_url="https://example.com/register/1",
        )
        cls.clinic = create_clinic(name="Elm Lane", telephone="+442079460123")
        cls.page = create_condition(
            cls.index,
            [section("overview"), section("red_flags"), section("causes")],
            summary="A muscle tightens by itself.",
            also_known_as="Cramp, charley horse",
            author=cls.author,
            reviewer=cls.author,
            last_reviewed=date(2026, 3, 3),
        )
        site = cls.index.get_site()
        cls.practice = PracticeSettings.for_site(site)
        cls.practice.default_clinic = cls.clinic
        cls.practice.save()

    def soup(self, page=None):
        response = self.client.get((page or self.page).url)
        self.assertEqual(response.status_code, 200)
        return self.get_soup(response.content)

    def test_sections_of_the_page_stand_in_the_order_of_the_design(self):
        expected = [
            "h1",
            ".osteo-condition__names",
            ".osteo-condition__summary",
            ".osteo-condition__credit",
            ".osteo-medical-help-link",
            ".osteo-contents",
            ".osteo-overview",
            ".osteo-red-flags",
            ".osteo-causes",
            ".osteo-clinic-card",
            ".osteo-byline",
        ]
        soup = self.soup()
        positions = [list(soup.descendants).index(soup.select_one(e)) for e in expected]
        self.assertEqual(positions, sorted(positions))

    def test_a_clinic_that_has_a_section_is_marked_as_shown_again(self):
        other = create_clinic(name="Oak Road")
        for number, (chosen, again) in enumerate(
            [(None, True), (self.clinic.pk, True), (other.pk, False)]
        ):
            body = [section("red_flags"), section("clinic", clinic=chosen)]
            soup = self.soup(create_condition(self.index, body, slug=f"c-{number}"))
            card = soup.select_one("aside.osteo-clinic-card")
            self.assertIs("osteo-clinic-card--again" in card["class"], again, chosen)

    def test_sources_stand_after_the_byline_wherever_the_editor_put_them(self):
        body = [section("references"), section("red_flags"), section("references")]
        page = create_condition(self.index, body, slug="sources", author=self.author)
        soup = self.soup(page)
        order = [
            each.get("id") or each["class"][0]
            for each in soup.select(".osteo-section, .osteo-byline")
        ]
        self.assertEqual(
            order, ["red-flags", "osteo-byline", "references", "references-2"]
        )
        links = [a["href"] for a in soup.select(".osteo-contents a")]
        self.assertEqual(links, ["#red-flags", "#references", "#references-2"])

    def bar(self, page=None):
        links = self.soup(page).select(".osteo-phone-bar a")
        return [(a.get_text(strip=True), a["href"].replace("-", "")) for a in links]

    def test_the_phone_bar_has_help_beside_the_telephone(self):
        self.practice.booking_url = "https://example.com/book"
        self.practice.save()
        self.assertEqual(
            self.bar(),
            [("Medical help", "#redflags"), ("Call clinic", "tel:+442079460123")],
        )

    def test_the_phone_bar_has_booking_where_nobody_can_be_rung(self):
        type(self.clinic).objects.update(telephone="")
        self.assertEqual(self.bar(), [])
        self.practice.booking_url = "https://example.com/book"
        self.practice.save()
        self.assertEqual(self.bar()[1], ("Book", "https://example.com/book"))

    @override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False)
    def test_without_help_there_is_no_phone_bar(self):
        page = create_condition(self.index, [section("overview")], slug="no-help")
        self.assertEqual(self.bar(page), [])

    def test_the_hand_out_has_practice_lines_to_fill_in_and_a_code(self):
        self.practice.practice_name = "Elm Lane Osteopathy"
        self.practice.save()
        printed = self.soup().select(".osteo-print-only")
        words = [" ".join(each.get_text(" ").split()) for each in printed]
        self.assertEqual(
            words[:3], ["Elm Lane Osteopathy", "For Date", "Next appointment"]
        )
        self.assertIn("http://localhost/conditions/muscle-spasms/", words[3])
        self.assertIsNotNone(printed[3].find("svg"))

    def test_without_the_library_for_codes_no_code_is_printed(self):
        qr_code.cache_clear()
        self.addCleanup(qr_code.cache_clear)
        with mock.patch("wagtail_osteo.conditions.handout.segno", None):
            soup = self.soup()
        self.assertIsNone(soup.select_one(".osteo-handout__again"))

    def test_the_largest_picture_comes_first_and_alone(self):
        picture = wagtail_factories.ImageFactory()
        page = create_condition(self.index, slug="picture", lead_image=picture)
        (img,) = self.soup(page).select("main img")
        self.assertEqual(img["fetchpriority"], "high")
        self.assertNotIn("loading", img.attrs)
        self.assertTrue(img["srcset"] and img["width"] and img["height"])

    def test_every_link_within_the_page_leads_somewhere(self):
        soup = self.soup()
        for link in soup.select('main a[href^="#"]'):
            self.assertIsNotNone(soup.find(id=link["href"][1:]), link)
        self.assertEqual(
            soup.select_one(".osteo-medical-help-link")["href"], "#red-flags"
        )

    def test_one_person_who_wrote_and_checked_is_named_once(self):
        byline = self.soup().select_one(".osteo-byline").get_text(" ", strip=True)
        self.assertIn("Written and last checked by Sam Example", byline)
        self.assertIn("Registration number 1234", byline)
        self.assertIn("3 March 2026", byline)

    def test_two_people_are_named_with_their_roles(self):
        self.page.reviewer = create_practitioner(name="Kim Example")
        self.page.save()
        byline = self.soup().select_one(".osteo-byline").get_text(" ", strip=True)
        self.assertIn("Written by Sam Example", byline)
        self.assertIn("Last checked by Kim Example", byline)

    def test_nobody_checked_a_page_that_was_never_checked(self):
        self.page.last_reviewed = None
        self.page.save()
        byline = self.soup().select_one(".osteo-byline").get_text(" ", strip=True)
        self.assertIn("Written by Sam Example", byline)
        self.assertNotIn("checked", byline)

    def test_a_person_or_clinic_that_is_not_live_is_absent(self):
        self.author.unpublish()
        self.clinic.unpublish()
        soup = self.soup()
        self.assertNotIn("Sam Example", soup.get_text())
        self.assertNotIn("Elm Lane", soup.get_text())

    def test_deleting_a_person_a_clinic_or_a_picture_leaves_the_page_standing(self):
        image = get_image_model().objects.create(
            title="Calf", file=get_test_image_file()
        )
        self.page.lead_image = image
        self.page.body = [
            section("red_flags"),
            section("overview", picture={"image": image.pk, "alt_text": "A calf"}),
            section("call_to_action", clinic=self.clinic.pk),
        ]
        self.page.save()
        self.page.save_revision().publish()
        self.assertEqual(len(self.soup().select("main img")), 2)
        self.author.delete()
        self.clinic.delete()
        image.delete()
        soup = self.soup()
        self.assertEqual(soup.select("main img"), [])
        self.assertNotIn("Elm Lane", soup.get_text())
        self.login()
        edit = reverse("wagtailadmin_pages:edit", args=(self.page.pk,))
        self.assertEqual(self.client.get(edit).status_code, 200)

    def test_emergency_number_is_a_link(self):
        self.assertTrue(self.soup().select('.osteo-red-flags a[href="tel:999"]'))

    def test_user_text_is_escaped(self):
        self.page.title = '<script>alert("1")</script>'
        self.page.summary = '"><img src=x onerror=alert(1)>'
        self.page.save()
        content = self.client.get(self.page.url).content.decode()
        self.assertNotIn("<script>alert", content)
        self.assertNotIn("<img src=x", content)

    def test_related_conditions_are_those_that_anybody_may_see(self):
        public = create_condition(self.index, title="Public", slug="public")
        draft = create_condition(self.index, title="Draft", slug="draft", live=False)
        private = create_condition(self.index, title="Private", slug="private")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        self.page.related_conditions = [
            Page.objects.get(pk=each.pk) for each in (public, draft, private)
        ]
        self.page.save()
        related = self.soup().select(".osteo-related li")
        self.assertEqual([each.get_text() for each in related], ["Public"])

    def test_a_body_without_addresses_has_no_contents(self):
        with override_settings(
            WAGTAIL_OSTEO_CONDITION_BODY="tests.testapp.plain_bodies.PlainBody"
        ):
            soup = self.soup()
        self.assertIsNone(soup.select_one(".osteo-contents"))
        self.assertTrue(soup.select(".osteo-red-flags"))

    def test_translated_page_shows_translated_people_and_clinics(self):
        welsh = Locale.objects.create(language_code="cy")
        clinic = self.clinic.copy_for_translation(welsh)
        clinic.name = "Lôn y Llwyf"
        clinic.save()
        author = self.author.copy_for_translation(welsh)
        author.job_title = "osteopath cofrestredig"
        author.save()
        self.index.copy_for_translation(welsh, copy_parents=True)
        page = self.page.copy_for_translation(welsh)
        page.body = self.page.body
        page.author_id = page.reviewer_id = self.author.pk
        page.save_revision().publish()
        page = ConditionPage.objects.get(pk=page.pk)
        request = self.client.get(self.index.url).wsgi_request
        context = page.get_context(request)
        self.assertEqual(context["clinic"].name, "Lôn y Llwyf")
        self.assertEqual(context["author"].job_title, "osteopath cofrestredig")
        clinic.unpublish()
        request = self.client.get(self.index.url).wsgi_request
        context = page.get_context(request)
        self.assertEqual(context["clinic"].name, "Elm Lane")


class HostTemplateTests(TestCase):
    """The page inside a site's own base template, and overridden by a site."""

    @classmethod
    def setUpTestData(cls):
        cls.page = create_condition(create_index())

    @override_settings(WAGTAIL_OSTEO_BASE_TEMPLATE="testapp/host_base.html")
    def test_fills_the_blocks_of_the_host(self):
        response = self.client.get(self.page.url)
        self.assertContains(response, "The host’s own header")
        self.assertContains(
            response, "<title>Muscle spasms</title>", count=1, html=True
        )
        self.assertContains(response, "osteo-condition-page")
        self.assertContains(response, "/static/wagtail_osteo/css/wagtail_osteo.css")
        self.assertContains(response, "/static/host.css")
        self.assertTemplateNotUsed(response, "wagtail_osteo/base.html")

    def test_a_site_replaces_a_section_and_a_part_of_the_page(self):
        (engine,) = settings.TEMPLATES
        with self.settings(TEMPLATES=[{**engine, "DIRS": [OVERRIDES]}]):
            response = self.client.get(self.page.url)
        self.assertContains(response, "The site’s own red flags")
        self.assertContains(response, "The site’s own by-line")
        self.assertContains(response, "<h1>Muscle spasms</h1>", html=True)
