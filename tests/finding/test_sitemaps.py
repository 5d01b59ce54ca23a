from datetime import date, datetime, timezone
from xml.etree import ElementTree

from django.test import override_settings

from tests.content import create_clinic, create_practitioner
from tests.finding.base import FindingTestCase
from wagtail_osteo.sitemaps import ClinicSitemap, PractitionerSitemap

LATER = datetime(2026, 5, 5, 9, tzinfo=timezone.utc)
EARLIER = datetime(2024, 1, 1, 9, tzinfo=timezone.utc)


class SitemapTests(FindingTestCase):
    def entries(self):
        """The path of each address, with the day of its last change."""
        content = self.client.get("/sitemap.xml").content
        sitemap = ElementTree.fromstring(content)  # noqa: S314 -- our own
        return {
            url[0].text.split("/", 3)[3]: url[1].text[:10] if len(url) > 1 else None
            for url in sitemap
        }

    def test_a_condition_changes_when_it_is_published_or_checked(self):
        self.add("Published", last_published_at=LATER, last_reviewed=date(2020, 1, 1))
        self.add("Checked", last_published_at=EARLIER, last_reviewed=date(2026, 3, 3))
        self.add("Undated")
        entries = self.entries()
        self.assertEqual(entries["conditions/published/"], "2026-05-05")
        self.assertEqual(entries["conditions/checked/"], "2026-03-03")
        self.assertIsNone(entries["conditions/undated/"])

    def test_a_list_changes_with_its_latest_condition(self):
        self.index.last_published_at = EARLIER
        self.index.save()
        self.assertEqual(self.entries()["conditions/"], "2024-01-01")
        self.add("Checked", last_published_at=EARLIER, last_reviewed=date(2026, 3, 3))
        self.assertEqual(self.entries()["conditions/"], "2026-03-03")

    def test_has_people_and_clinics(self):
        create_practitioner(name="Sam Example", last_published_at=LATER)
        create_clinic(name="Elm Lane", last_published_at=EARLIER)
        entries = self.entries()
        self.assertEqual(entries["practitioners/sam-example/"], "2026-05-05")
        self.assertEqual(entries["clinics/elm-lane/"], "2024-01-01")

    @override_settings(ROOT_URLCONF="wagtail.urls")
    def test_people_and_clinics_without_pages_are_left_out(self):
        create_practitioner()
        create_clinic()
        self.assertEqual(PractitionerSitemap().items(), [])
        self.assertEqual(ClinicSitemap().items(), [])
