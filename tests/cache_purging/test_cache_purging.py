"""Cached pages are forgotten when what they show has changed."""

from datetime import date
from unittest import mock

import wagtail_factories
from django.db import connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.frontend_cache import signal_handlers
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from tests.front_end_cache import forgotten, front_end_cache, purged
from tests.medical_help.content import create_signed, create_signer
from wagtail_osteo.models import (
    ClinicClosure,
    FirstVisit,
    PracticeSettings,
    PractitionerClinic,
)
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage
from wagtail_osteo.sign_off import sign_off

ELM, OAK, SAM = (
    "/clinics/elm-lane/",
    "/clinics/oak-road/",
    "/practitioners/sam-example/",
)
CLINICS, PEOPLE = "/clinics/", "/practitioners/"
PLAIN = "/conditions/plain/"


class PurgingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        create_condition(cls.index, slug="plain")

    def condition(self, slug, *sections, **fields):
        body = [section("red_flags"), *sections]
        return create_condition(self.index, body=body, slug=slug, **fields)

    def queries_of_purging(self, change) -> int:
        with front_end_cache():
            with self.captureOnCommitCallbacks() as callbacks:
                change()
            with CaptureQueriesContext(connection) as captured:
                for callback in callbacks:
                    callback()
        return len(captured)


class SnippetTests(PurgingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.clinic = create_clinic(name="Elm Lane")
        cls.sam = create_practitioner(name="Sam Example")
        link = PractitionerClinic(practitioner=cls.sam, clinic=cls.clinic)
        link.save()

    def publish(self, snippet):
        with forgotten(self) as paths:
            snippet.save_revision().publish()
        return paths

    def test_a_clinic_on_its_own_pages_and_through_people(self):
        self.condition("where", section("clinic", clinic=self.clinic.pk))
        self.condition("by-sam", author=self.sam)
        self.condition("who", section("practitioner", practitioner=self.sam.pk))
        self.assertEqual(
            self.publish(self.clinic),
            [
                CLINICS,
                ELM,
                "/conditions/by-sam/",
                "/conditions/where/",
                "/conditions/who/",
                PEOPLE,
                SAM,
            ],
        )

    def test_a_person(self):
        self.condition("by-sam", author=self.sam)
        self.condition("checked", reviewer=self.sam)
        self.condition("draft", author=self.sam, live=False)
        # A clinic that Sam has left names Sam until it is forgotten.
        PractitionerClinic.objects.all().delete()
        self.assertEqual(
            self.publish(self.sam),
            [CLINICS, ELM, "/conditions/by-sam/", "/conditions/checked/", PEOPLE, SAM],
        )

    def test_texts(self):
        visit = FirstVisit.objects.create(name="Visit", what_happens="<p>We talk.</p>")
        signer = create_signer("ash")
        text = create_signed(signer)
        self.condition("visit", section("first_visit", shared=visit.pk))
        self.condition("signs", section("red_flags", sets=[text.pk]))
        self.assertEqual(self.publish(visit), ["/conditions/visit/"])
        with forgotten(self) as paths:
            sign_off(text, signer)
        self.assertEqual(paths, ["/conditions/signs/"])

    def test_the_former_address_of_a_person_who_is_renamed(self):
        with forgotten(self) as paths:
            self.sam.slug = "sam-sample"
            self.sam.save_revision().publish()
        self.assertIn(SAM, paths)
        self.assertIn("/practitioners/sam-sample/", paths)
        self.assertIn(PEOPLE, paths)

    def test_a_text_that_is_chosen_and_no_longer_chosen(self):
        signer = create_signer("ash")
        text = create_signed(signer)
        page = self.condition("signs", section("red_flags"))
        for chosen in ([text.pk], []):
            page.body = [section("red_flags", sets=chosen)]
            with forgotten(self) as paths:
                page.save_revision().publish()
            self.assertIn("/conditions/signs/", paths)
        with forgotten(self) as paths:
            sign_off(text, signer)
        self.assertEqual(paths, [], "no page shows it any longer")

    def test_a_draft_purges_nothing(self):
        self.condition("by-sam", author=self.sam)
        with forgotten(self) as paths:
            self.sam.name = "Sam Sample"
            self.sam.save_revision()
            create_practitioner(name="New", live=False).save_revision()
        self.assertEqual(paths, [])

    def test_what_is_taken_away(self):
        self.condition("by-sam", author=self.sam)
        expected = [CLINICS, ELM, "/conditions/by-sam/", PEOPLE, SAM]
        with forgotten(self) as paths:
            self.sam.unpublish()
        self.assertEqual(paths, expected)
        self.sam.save_revision().publish()
        with forgotten(self) as paths:
            self.sam.delete()
        self.assertEqual(paths, expected)

    def test_what_a_script_saves(self):
        self.condition("by-sam", author=self.sam)
        with forgotten(self) as paths:
            self.sam.save()
        self.assertEqual(paths, [CLINICS, ELM, "/conditions/by-sam/", PEOPLE, SAM])
        with forgotten(self) as paths:
            self.clinic.save(update_fields=["telephone"])
        self.assertIn(ELM, paths)

    def test_who_leaves_a_site_is_forgotten_there_too(self):
        here = Site.objects.get()
        there = Site.objects.create(
            hostname="there.example.com", root_page=here.root_page
        )
        self.sam.sites = [here, there]
        self.sam.save()
        self.sam.sites = [here]
        revision = self.sam.save_revision()
        with forgotten(self):
            revision.publish()
        for site in (here, there):
            for path in (SAM, PEOPLE):
                self.assertIn(site.root_url + path, purged)

    def test_who_loses_their_site_is_forgotten_on_all(self):
        here = Site.objects.get()
        there = Site.objects.create(
            hostname="there.example.com", root_page=here.root_page
        )
        self.sam.sites = [there]
        self.sam.save()
        self.condition("by-sam", author=self.sam)
        with forgotten(self) as paths:
            there.delete()
        self.assertIn("/conditions/by-sam/", paths)

    def test_a_translation_is_shown_where_the_original_was_chosen(self):
        self.condition("by-sam", author=self.sam)
        translation = self.sam.copy_for_translation(
            Locale.objects.create(language_code="cy")
        )
        translation.save()
        self.assertIn("/conditions/by-sam/", self.publish(translation))

    def test_the_clinic_of_a_practice_stands_on_all_its_conditions(self):
        practice = PracticeSettings.for_site(Site.objects.get())
        practice.default_clinic = self.clinic
        practice.save()
        paths = self.publish(self.clinic)
        self.assertIn("/conditions/plain/", paths)
        self.assertIn("/conditions/", paths)
        self.assertNotIn("/conditions/plain/", self.publish(create_clinic(name="Oak")))

    def test_many_pages_take_the_queries_of_a_few(self):
        def queries(count):
            for number in range(count):
                self.condition(f"p-{count}-{number}", author=self.sam)
            queries = self.queries_of_purging(self.clinic.save)
            return queries, len(set(purged))

        queries(1)
        few, of_few = queries(5)
        many, of_many = queries(40)
        self.assertEqual(of_many - of_few, 40)
        self.assertEqual(many, few)
        self.assertLessEqual(many, 12)


class ImageTests(PurgingTestCase):
    """A picture is edited where pictures are, and pages show it at once."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.image = wagtail_factories.ImageFactory(title="Calf")

    def in_body(self):
        chosen = {"image": self.image.pk, "alt_text": "A calf", "decorative": False}
        return section("image", picture=chosen)

    def replace_file(self):
        self.image.file = wagtail_factories.ImageFactory(file__color="red").file
        self.image.save()

    def test_on_pages_in_a_section_and_above(self):
        self.condition("above", lead_image=self.image)
        self.condition("inside", self.in_body())
        self.condition("draft", self.in_body(), live=False)
        expected = ["/conditions/above/", "/conditions/inside/"]
        with forgotten(self) as paths:
            self.replace_file()
        self.assertEqual(paths, expected)
        with forgotten(self) as paths:
            self.image.focal_point_x, self.image.focal_point_y = 10, 20
            self.image.save(update_fields=["focal_point_x", "focal_point_y"])
        self.assertEqual(paths, expected)
        with forgotten(self) as paths:
            self.image.description = "The back of a lower leg"
            self.image.save()
        self.assertEqual(paths, expected)
        with forgotten(self) as paths:
            self.image.delete()
        self.assertEqual(paths, expected)

    def test_of_a_person(self):
        sam = create_practitioner(name="Sam Example", photo=self.image)
        self.condition("by-sam", author=sam)
        with forgotten(self) as paths:
            self.replace_file()
        self.assertEqual(paths, ["/conditions/by-sam/", PEOPLE, SAM])

    def test_of_a_clinic_and_on_the_conditions_of_its_practice(self):
        clinic = create_clinic(name="Elm Lane", photo=self.image)
        with forgotten(self) as paths:
            self.replace_file()
        self.assertEqual(paths, [CLINICS, ELM])
        practice = PracticeSettings.for_site(Site.objects.get())
        practice.default_clinic = clinic
        practice.save()
        with forgotten(self) as paths:
            self.image.delete()
        self.assertIn(PLAIN, paths)

    def test_that_nobody_shows(self):
        with forgotten(self) as paths:
            self.replace_file()
            wagtail_factories.ImageFactory()
            self.image.delete()
        self.assertEqual(paths, [])


class SiteTests(PurgingTestCase):
    """What stands on all pages of a site."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        create_condition(cls.index, slug="draft", live=False)
        cls.clinic = create_clinic(name="Elm Lane")
        cls.practice = PracticeSettings.for_site(Site.objects.get())

    def assertEverything(self, paths):
        pages = [path for path in paths if "?" not in path]
        self.assertEqual(
            pages, [CLINICS, ELM, "/conditions/", "/conditions/feed/", PLAIN]
        )

    def close(self):
        return ClinicClosure.objects.create(
            clinic=self.clinic, first_day=date(2026, 12, 24), last_day="2026-12-24"
        )

    def test_a_closure_that_is_added_changed_and_taken_back(self):
        with forgotten(self) as paths:
            closure = self.close()
        self.assertEverything(paths)
        with forgotten(self) as paths:
            closure.save()
        self.assertEverything(paths)
        with forgotten(self) as paths:
            closure.delete()
        self.assertEverything(paths)

    def test_practice_details(self):
        with forgotten(self) as paths:
            self.practice.save()
        self.assertEverything(paths)

    def test_practice_details_of_another_site(self):
        other = Site.objects.create(
            hostname="there.example.com", root_page=create_index(slug="there")
        )
        create_condition(other.root_page, slug="own")
        practice = PracticeSettings.for_site(other)
        with forgotten(self) as paths:
            practice.save()
        pages = [path for path in paths if "?" not in path]
        self.assertEqual(pages, ["/", CLINICS, ELM, "/feed/", "/own/"])
        hosts = {url.split("/")[2] for url in purged}
        self.assertEqual(hosts, {"there.example.com"})

    def test_many_pages_take_the_queries_of_a_few(self):
        def queries(count):
            for number in range(count):
                create_condition(self.index, slug=f"{count}-{number}")
            return self.queries_of_purging(self.close)

        queries(1)
        self.assertEqual(queries(5), queries(40))


class ConditionTests(PurgingTestCase):
    """Lists and neighbours follow; the condition itself is purged by Wagtail."""

    LISTS = ("/conditions/", "/conditions/feed/", "/conditions/?region=knee")

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.sam = create_practitioner(name="Sam Example")
        cls.ankle, cls.cramp, cls.knee, cls.wrist = (
            create_condition(cls.index, title=title, slug=title.lower())
            for title in ("Ankle", "Cramp", "Knee", "Wrist")
        )

    def assertEverything(self, paths):
        slugs = ("", "feed/", "ankle/", "cramp/", "knee/", "plain/", "wrist/")
        for path in (PEOPLE, SAM, *(f"/conditions/{slug}" for slug in slugs)):
            self.assertIn(path, paths)

    def assertForgotten(self, paths, *slugs):
        """Lists, people and the conditions with these slugs, and not all conditions."""
        for path in (*self.LISTS, PEOPLE, SAM):
            self.assertIn(path, paths)
        conditions = {f"/conditions/{slug}/" for slug in slugs} - set(paths)
        self.assertEqual(conditions, set())
        self.assertNotIn(PLAIN, paths)

    def test_published(self):
        with forgotten(self) as paths:
            self.cramp.save_revision().publish()
        self.assertForgotten(paths, "ankle", "knee")

    def test_what_stood_beside_it_before_it_had_another_title(self):
        with forgotten(self) as paths:
            self.cramp.title = "Tennis elbow"
            self.cramp.save_revision().publish()
        # Before between Ankle and Knee, now between Plain and Wrist.
        for slug in ("ankle", "cramp", "knee", "wrist"):
            self.assertIn(f"/conditions/{slug}/", paths)

    def test_what_a_script_saves(self):
        with forgotten(self) as paths:
            self.cramp.summary = "It hurts."
            self.cramp.save()
        self.assertForgotten(paths, "ankle", "cramp", "knee")

    def test_each_address_is_sent_once(self):
        self.cramp.create_alias(update_slug="alias")
        with forgotten(self):
            self.cramp.title = "Tennis elbow"
            self.cramp.save_revision().publish()
        self.assertEqual(len(purged), len(set(purged)))

    def test_what_is_rolled_back_is_not_sent(self):
        with forgotten(self) as paths:
            try:
                with transaction.atomic():
                    self.cramp.save()
                    raise InterruptedError
            except InterruptedError:
                self.ankle.save()
        self.assertNotIn("/conditions/knee/", paths)
        self.assertIn("/conditions/cramp/", paths)

    def test_where_wagtail_purges_pages_too(self):
        # Its app may stand below ours, and connects its handlers last.
        page_published.connect(
            signal_handlers.page_published_signal_handler, sender=ConditionPage
        )
        with forgotten(self) as paths:
            self.cramp.save_revision().publish()
        self.assertIn("/conditions/cramp/", paths)
        self.assertEqual(len(purged), len(set(purged)))

    def test_a_list_that_has_another_title(self):
        # Search engines are shown it in the breadcrumb of each condition.
        with forgotten(self) as paths:
            self.index.title = "All conditions"
            self.index.save_revision().publish()
        self.assertIn(PLAIN, paths)
        with forgotten(self) as paths:
            self.index.introduction = "<p>From A to Z.</p>"
            self.index.save_revision().publish()
        self.assertIn("/conditions/", paths)
        self.assertNotIn(PLAIN, paths)

    def test_where_it_is_related(self):
        self.wrist.related_conditions = [self.ankle.page_ptr]
        self.wrist.save()
        with forgotten(self) as paths:
            self.ankle.save_revision().publish()
        self.assertIn("/conditions/wrist/", paths)

    def test_unpublished_and_deleted(self):
        with forgotten(self) as paths:
            self.cramp.unpublish()
        self.assertForgotten(paths, "ankle", "knee")
        with forgotten(self) as paths:
            self.ankle.delete()
        self.assertForgotten(paths, "knee")

    def test_deleted_with_the_whole_list(self):
        other = create_index(slug="other")
        create_condition(other, title="Calf", slug="calf")
        self.wrist.related_conditions = other.get_children()
        self.wrist.save()
        with forgotten(self) as paths:
            Page.objects.get(pk=other.pk).delete()
        self.assertEqual(
            [path for path in paths if "?" not in path],
            [
                "/conditions/wrist/",
                "/other/",
                "/other/calf/",
                "/other/feed/",
                PEOPLE,
                SAM,
            ],
        )

    def test_closed_to_the_public_and_opened_again(self):
        for closed in (self.cramp, self.index):
            with forgotten(self) as paths:
                restriction = PageViewRestriction.objects.create(
                    page=closed, restriction_type=PageViewRestriction.LOGIN
                )
            self.assertEverything(paths)
            with forgotten(self) as paths:
                restriction.delete()
            self.assertEverything(paths)

    def test_a_closed_page_that_is_deleted(self):
        PageViewRestriction.objects.create(
            page=self.cramp, restriction_type=PageViewRestriction.LOGIN
        )
        with forgotten(self) as paths:
            self.cramp.delete()
        self.assertForgotten(paths, "ankle", "knee")

    def test_moved(self):
        other = create_index(slug="other")
        with forgotten(self) as paths:
            self.cramp.move(other, pos="last-child")
        self.assertEverything(paths)
        self.assertIn("/other/", paths)

    def test_the_former_addresses_of_a_page_and_of_what_is_below_it(self):
        above = create_index(slug="advice")
        inside = above.add_child(
            instance=ConditionIndexPage(title="Backs", slug="backs")
        )
        create_condition(inside, title="Sprain", slug="sprain")
        former = ("/advice/", "/advice/backs/feed/", "/advice/backs/sprain/")
        with forgotten(self) as paths:
            above.slug = "help"
            above.save()
        for path in (*former, "/help/backs/sprain/"):
            self.assertIn(path, paths)
        former = ("/help/backs/", "/help/backs/sprain/")
        with forgotten(self) as paths:
            Page.objects.get(pk=inside.pk).move(self.index, pos="last-child")
        for path in (*former, "/conditions/backs/sprain/"):
            self.assertIn(path, paths)

    def test_pages_that_have_nothing_of_ours_below_them(self):
        home = Site.objects.get().root_page
        page = home.add_child(instance=Page(title="About", slug="about"))
        with forgotten(self) as paths:
            page.slug = "about-us"
            page.save()
        self.assertEqual(paths, [])

    def test_below_a_list_that_is_not_published(self):
        # Its conditions are served all the same.
        self.index.unpublish()
        with forgotten(self) as paths:
            self.cramp.save_revision().publish()
        for path in ("/conditions/ankle/", "/conditions/knee/", SAM):
            self.assertIn(path, paths)

    def test_an_alias(self):
        with forgotten(self) as paths:
            self.wrist.create_alias(update_slug="alias")
        self.assertForgotten(paths)

    def test_an_alias_of_a_neighbour(self):
        self.cramp.create_alias(update_slug="alias")
        with forgotten(self) as paths:
            self.ankle.save_revision().publish()
        self.assertForgotten(paths, "cramp", "alias")

    def test_a_translation_is_named_by_the_original(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.cramp.copy_for_translation(welsh, copy_parents=True)
        with forgotten(self) as paths:
            translation.save_revision().publish()
        self.assertIn("/conditions/cramp/", paths)

    def test_pages_that_a_list_has_no_longer(self):
        def close():
            PageViewRestriction.objects.create(
                page=self.knee, restriction_type=PageViewRestriction.LOGIN
            )

        other = create_index(slug="other")
        self.cramp.also_known_as = "Spasm, charley horse, knot, contraction"
        self.cramp.save()
        with mock.patch.object(ConditionIndexPage, "names_per_page", 2):
            for change, pages in (
                (self.cramp.unpublish, 5),
                (close, 2),
                (lambda: self.wrist.move(other, pos="last-child"), 2),
            ):
                with forgotten(self) as paths:
                    change()
                self.assertIn(f"/conditions/?page={pages}", paths)
                self.assertNotIn(f"/conditions/?page={pages + 1}", paths)

    def test_a_draft_purges_nothing(self):
        with forgotten(self) as paths:
            self.cramp.title = "Spasm"
            self.cramp.save_revision()
            create_condition(self.index, title="New", live=False).save_revision()
        self.assertEqual(paths, [])

    def test_many_conditions_take_the_queries_of_a_few(self):
        publish = self.knee.save_revision().publish
        # The first time, addresses of sites are looked up.
        self.queries_of_purging(publish)
        few = self.queries_of_purging(publish)
        for number in range(20):
            create_condition(self.index, title=f"Cramp {number}")
        self.assertEqual(self.queries_of_purging(publish), few)


class WithoutACacheTests(PurgingTestCase):
    def test_nothing_is_asked(self):
        clinic = create_clinic(name="Elm Lane")
        with self.captureOnCommitCallbacks() as callbacks:
            clinic.save_revision().publish()
            clinic.unpublish()
            ClinicClosure.objects.create(
                clinic=clinic, first_day="2026-12-24", last_day="2026-12-24"
            )
            PracticeSettings.for_site(Site.objects.get()).save()
            clinic.delete()
            page = create_condition(self.index)
            page.save_revision().publish()
            page.unpublish()
        self.assertEqual(callbacks, [])
