"""What forms and screens say to answers that nobody foresaw."""

from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.content import create_clinic, create_condition, create_index
from tests.medical_help.base import TextTestCase
from wagtail_osteo.models import Clinic, ClinicClosure


class FormTests(TextTestCase):
    def test_a_country_without_telephone_numbers(self):
        form = nested_form_data(
            {
                "name": "South Pole",
                "country": "AQ",
                "prices": streamfield([]),
                "directions": "null",
            }
        )
        self.client.post(reverse("wagtailsnippets_wagtail_osteo_clinic:add"), form)
        self.assertEqual(Clinic.objects.get().country, "AQ")

    def test_closed_for_good(self):
        create_condition(create_index())
        clinic = create_clinic()
        today = timezone.localdate()
        response = self.client.post(
            reverse("wagtailsnippets_wagtail_osteo_clinicclosure:add"),
            {"clinic": clinic.pk, "first_day": today, "last_day": "9999-12-31"},
        )
        self.assertContains(response, "more than ten years away")
        ClinicClosure.objects.create(
            clinic=clinic, first_day=today, last_day="9999-12-31", notice_from=today
        )
        page = self.client.get("/conditions/muscle-spasms/")
        self.assertContains(page, "osteo-notice")

    def test_advice_on_a_number_without_end(self):
        response = self.client.get(
            reverse("wagtail_osteo_advice"), {"page": "9" * 5000}
        )
        self.assertEqual(response.status_code, 404)
