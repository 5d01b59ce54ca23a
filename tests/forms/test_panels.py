"""What Practice details say beside their fields."""

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_clinic
from wagtail_osteo.models import Clinic, PracticeSettings


class EmergencyNumbersTests(WagtailTestUtils, TestCase):
    def setUp(self):
        self.login()
        self.home = Site.objects.get()
        self.practice = PracticeSettings.objects.create(
            site=self.home, jurisdiction="gb", nation="england"
        )
        self.clinic = create_clinic(name="<i>Dublin</i>", country="IE")

    def form(self):
        url = reverse(
            "wagtailsettings:edit",
            args=("wagtail_osteo", "practicesettings", self.home.pk),
        )
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        return response.content.decode()

    def test_a_clinic_with_other_numbers_is_named(self):
        self.assertIn("“&lt;i&gt;Dublin&lt;/i&gt;” is in Ireland", self.form())

    def test_clinics_at_home_not_live_or_of_another_site_are_not(self):
        Clinic.objects.update(country="GB")
        self.assertNotIn("one calls", self.form())
        Clinic.objects.update(country="IE", live=False)
        self.assertNotIn("one calls", self.form())
        Clinic.objects.update(live=True)
        other = Site.objects.create(
            hostname="ie.example", root_page=self.home.root_page
        )
        PracticeSettings.objects.create(
            site=other, jurisdiction="ie", default_clinic=self.clinic
        )
        self.assertNotIn("one calls", self.form())
