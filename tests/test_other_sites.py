"""Sites that are set up in another way, and what an import may have left behind."""

from django.core.management import call_command
from django.test import TestCase, TransactionTestCase, override_settings
from django.utils import timezone

from tests.content import create_clinic, create_condition
from tests.directory.base import ELM, DirectoryTestCase
from wagtail_osteo.models import BodyRegion, Clinic, ClinicClosure


class FlushTests(TransactionTestCase):
    def test_body_regions_are_there_afterwards(self):
        BodyRegion.objects.all().delete()
        call_command("flush", interactive=False, verbosity=0)
        self.assertEqual(BodyRegion.objects.count(), len(BodyRegion.Region))


class OtherSettingsTests(DirectoryTestCase):
    @override_settings(USE_TZ=False)
    def test_moments_without_a_zone(self):
        ClinicClosure.objects.create(
            clinic=self.elm,
            first_day=timezone.now().date(),
            last_day=timezone.now().date(),
            notice_from=timezone.now().date(),
        )
        self.index.last_published_at = timezone.now()
        self.index.save()
        for path in (self.condition.url, ELM, "/conditions/feed/", "/sitemap.xml"):
            with self.subTest(path):
                self.assertEqual(self.client.get(path).status_code, 200)

    @override_settings(WAGTAIL_APPEND_SLASH=False)
    def test_addresses_without_a_slash(self):
        self.assertEqual(self.index.get_feed_url(), "http://localhost/conditions/feed")
        self.assertNotIn("/feed/", self.index.get_cached_paths())

    def test_a_nation_of_another_country(self):
        self.practice.jurisdiction, self.practice.nation = "ie", "scotland"
        self.practice.save()
        self.assertContains(self.client.get(self.condition.url), "tel:112")


class ImportedDataTests(TestCase):
    def test_hours_that_are_understood_in_part_are_not_shown(self):
        morning = {"opens": "09:00", "closes": "12:00"}
        create_clinic(
            name="Oak",
            opening_hours={"monday": [morning], "tuesday": [{"opens": "9am"}]},
        )
        response = self.client.get("/clinics/oak/")
        self.assertNotContains(response, "Closed")
        self.assertNotContains(response, "OpeningHoursSpecification")

    def test_a_time_zone_that_nobody_knows(self):
        create_clinic(
            name="Oak",
            opening_hours={"monday": [{"opens": "09:00", "closes": "12:00"}]},
        )
        for zone in ("Mars/Olympus", "../etc", ""):
            Clinic.objects.update(time_zone=zone)
            self.assertContains(self.client.get("/clinics/oak/"), "Europe/London")


class PagesOfNoSiteTests(DirectoryTestCase):
    def test_nothing_links_to_them(self):
        root = self.index.get_root()
        tree = root.add_child(instance=type(self.index)(title="Nowhere", slug="no"))
        stray = create_condition(tree, title="Stray", author=self.sam)
        self.condition.related_conditions = [stray.page_ptr]
        self.condition.save()
        for path in (self.condition.url, self.sam.get_absolute_url()):
            response = self.client.get(path)
            self.assertNotContains(response, "Stray")
