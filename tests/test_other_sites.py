"""Sites that are set up in another way, and what an import may have left behind."""

from django.contrib.admin.utils import quote
from django.core.management import call_command
from django.test import TestCase, TransactionTestCase, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_clinic, create_condition
from tests.directory.base import ELM, DirectoryTestCase
from wagtail_osteo.models import BodyRegion, Clinic, ClinicClosure


class FlushTests(TransactionTestCase):
    def test_body_regions_are_there_afterwards(self):
        BodyRegion.objects.all().delete()
        call_command("flush", interactive=False, verbosity=0)
        self.assertEqual(BodyRegion.objects.count(), len(BodyRegion.Region))


class OtherSettingsTests(WagtailTestUtils, DirectoryTestCase):
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

    def assertNumbersOf(self, telephone):
        """Each page answers, with the numbers of one country, and the admin does."""
        self.assertContains(self.client.get(self.condition.url), f"tel:{telephone}")
        for path in (ELM, self.sam.get_absolute_url(), self.index.url):
            with self.subTest(path):
                self.assertEqual(self.client.get(path).status_code, 200)
        edit = reverse(
            "wagtailsettings:edit", args=("wagtail_osteo", "practicesettings")
        )
        for path in (
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_pages:edit", args=[self.condition.pk]),
            reverse(
                "wagtailsnippets_wagtail_osteo_clinic:edit", args=[quote(self.elm.pk)]
            ),
        ):
            with self.subTest(path):
                self.assertEqual(self.client.get(path).status_code, 200)
        return self.client.get(edit, follow=True)

    def test_a_country_that_has_no_file(self):
        self.login()
        for country, default, telephone, name in (
            ("xx", "nz", "111", "New Zealand"),
            ("../gb", "ie", "112", "Ireland"),
            ("xx", "uk", "999", "United Kingdom"),
            ("", "uk", "999", "United Kingdom"),
            ("", None, "999", "United Kingdom"),
        ):
            self.practice.jurisdiction, self.practice.nation = country, "england"
            self.practice.save()
            setting = override_settings(WAGTAIL_OSTEO_DEFAULT_JURISDICTION=default)
            with self.subTest(country, default=default), setting:
                response = self.assertNumbersOf(telephone)
                self.assertContains(response, "there is no such country")
                self.assertContains(response, f"the emergency numbers of {name}.")

    def test_a_nation_that_the_country_does_not_have(self):
        self.practice.jurisdiction, self.practice.nation = "gb", "mercia"
        self.practice.save()
        self.login()
        self.assertContains(self.assertNumbersOf("999"), "“mercia” stands here")

    def test_nothing_is_said_of_what_is_known(self):
        self.login()
        for country, nation in (("gb", "wales"), ("ie", ""), ("", "")):
            self.practice.jurisdiction, self.practice.nation = country, nation
            self.practice.save()
            response = self.assertNumbersOf("112" if country == "ie" else "999")
            self.assertNotContains(response, "stands here")


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
