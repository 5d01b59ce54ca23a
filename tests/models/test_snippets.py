from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Locale, Site
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from tests.content import create_clinic, create_practitioner
from wagtail_osteo.models import (
    Clinic,
    ClinicClosure,
    FirstVisit,
    PracticeSettings,
    Practitioner,
    PractitionerClinic,
)
from wagtail_osteo.practice.booking import booking_at


class SlugTests(TestCase):
    def test_is_filled_from_the_name_and_numbered(self):
        slugs = [create_clinic(name="Elm Lane").slug for _ in range(3)]
        self.assertEqual(slugs, ["elm-lane", "elm-lane-2", "elm-lane-3"])

    def test_a_taken_one_is_refused(self):
        create_clinic(name="Elm Lane")
        with self.assertRaisesMessage(ValidationError, "in use already"):
            Clinic(
                name="Elm Lane", slug="elm-lane", locale=Locale.get_default()
            ).full_clean()

    def test_a_taken_one_is_refused_in_the_form(self):
        create_practitioner(name="Sam Example")
        self.client.force_login(get_user_model().objects.create_superuser("owner"))
        form = {
            "name": "Somebody Else",
            "slug": "sam-example",
            "biography": "null",
            "profile_links": streamfield([]),
            "clinic_links": inline_formset([]),
            "action-publish": "yes",
        }
        response = self.client.post(
            reverse("wagtailsnippets_wagtail_osteo_practitioner:add"),
            nested_form_data(form),
        )
        self.assertContains(response, "This slug is in use already.")

    def test_a_translation_keeps_it(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = create_clinic(name="Elm Lane").copy_for_translation(welsh)
        translation.save()
        self.assertEqual(translation.slug, "elm-lane")


class PublishedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.welsh = Locale.objects.create(language_code="cy")
        cls.clinics = [create_clinic(name=f"Clinic {i}") for i in range(5)]
        for clinic in cls.clinics:
            clinic.copy_for_translation(cls.welsh).save()

    def test_not_live_is_absent(self):
        clinic = self.clinics[0]
        clinic.unpublish()
        self.assertIsNone(clinic.published())

    def test_the_language_of_the_page_wins_when_it_is_live(self):
        clinic = self.clinics[0]
        translation = clinic.get_translation(self.welsh)
        self.assertEqual(clinic.published(self.welsh.pk), translation)
        translation.unpublish()
        self.assertEqual(
            Clinic.objects.get(pk=clinic.pk).published(self.welsh.pk), clinic
        )

    def test_snippets_fetched_together_find_their_translations_in_one_query(self):
        clinics = list(Clinic.objects.filter(locale=Locale.get_default()))
        Clinic.share_translations(clinics)
        with self.assertNumQueries(1):
            found = [clinic.published(self.welsh.pk) for clinic in clinics]
        self.assertEqual({clinic.locale_id for clinic in found}, {self.welsh.pk})
        with self.assertNumQueries(0):
            [clinic.published(clinic.locale_id) for clinic in clinics]


class PractitionerTests(TestCase):
    def test_a_translation_does_not_take_the_login_along(self):
        user = get_user_model().objects.create_user("sam")
        welsh = Locale.objects.create(language_code="cy")
        practitioner = create_practitioner(user=user)
        translation = practitioner.copy_for_translation(welsh)
        translation.save()
        self.assertIsNone(translation.user)
        user.delete()
        practitioner.refresh_from_db()
        self.assertIsNone(practitioner.user)

    def test_drafts_hold_clinics_and_days_of_their_own(self):
        practitioner = create_practitioner()
        clinic = create_clinic()
        practitioner.clinic_links = [PractitionerClinic(clinic=clinic, days=[0, 2])]
        revision = practitioner.save_revision()
        self.assertFalse(PractitionerClinic.objects.exists())
        revision.publish()
        self.assertEqual(PractitionerClinic.objects.get().days, [0, 2])
        self.assertEqual(
            list(clinic.practitioner_links.all())[0].practitioner.name, "Sam Example"
        )


class ClinicTests(TestCase):
    def test_first_visit_price(self):
        clinic = create_clinic(
            prices=[
                ("price", {"service": "Follow-up", "minutes": 30, "price": "£45"}),
                (
                    "price",
                    {
                        "service": "First visit",
                        "minutes": 60,
                        "price": "£60",
                        "is_first_visit": True,
                    },
                ),
            ]
        )
        clinic.refresh_from_db()
        self.assertEqual(clinic.first_visit_price["price"], "£60")
        self.assertIsNone(create_clinic(name="Free").first_visit_price)

    def test_a_number_that_nobody_can_dial_is_not_shown(self):
        clinic = create_clinic(email="desk@example.com")
        Clinic.objects.update(telephone="+4420")
        clinic.refresh_from_db()
        template = "wagtail_osteo/includes/contact_links.html"
        html = render_to_string(template, {"booking": booking_at(clinic, None)})
        self.assertNotIn("tel:", html)
        self.assertInHTML("desk@example.com", html)

    def test_half_a_position_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "both latitude and longitude"):
            Clinic(
                name="Elm Lane", latitude=51, locale=Locale.get_default()
            ).full_clean()

    def test_opening_hours_that_overlap_are_refused_by_day(self):
        hours = {
            "tuesday": [
                {"opens": "09:00", "closes": "13:00"},
                {"opens": "12:00", "closes": "15:00"},
            ]
        }
        clinic = Clinic(
            name="Elm Lane", opening_hours=hours, locale=Locale.get_default()
        )
        with self.assertRaisesMessage(ValidationError, "Tuesday"):
            clinic.full_clean()

    def test_a_closure_that_ends_before_it_begins_is_refused(self):
        closure = ClinicClosure(
            clinic=create_clinic(), first_day="2026-12-24", last_day="2026-12-20"
        )
        with self.assertRaisesMessage(ValidationError, "before the first day"):
            closure.full_clean()


class FirstVisitTests(WagtailTestUtils, TestCase):
    """The editor writes once what happens, as a person or a clinic is written."""

    def setUp(self):
        self.login()

    def url(self, action, *args):
        return reverse(f"wagtailsnippets_wagtail_osteo_firstvisit:{action}", args=args)

    def form(self, **fields):
        what_happens = rich_text("<p>We listen, then we look.</p>")
        return nested_form_data(
            {"name": "Adults", "what_happens": what_happens, **fields}
        )

    def create(self, **fields):
        return self.client.post(self.url("add"), self.form(**fields))

    def test_a_text_is_written_and_published(self):
        self.create(clothing="Something loose.", **{"action-publish": "yes"})
        text = FirstVisit.objects.get()
        self.assertTrue(text.live)
        self.assertEqual(text.clothing, "Something loose.")
        self.assertEqual(str(text), "Adults")

    def test_a_draft_may_lack_what_happens_and_publication_asks_for_it(self):
        # What the editor's browser sends for a text that it finds empty.
        self.create(what_happens="null")
        self.assertFalse(FirstVisit.objects.get().live)
        response = self.create(what_happens="null", **{"action-publish": "yes"})
        self.assertContains(response, "This field is required.")

    def test_an_answer_too_long_for_the_page_is_refused(self):
        response = self.create(clothing="x" * 401, **{"action-publish": "yes"})
        self.assertContains(response, "at most 400 characters")
        self.assertFalse(FirstVisit.objects.exists())

    def test_the_preview_is_what_patients_will_read(self):
        text = FirstVisit.objects.create(name="Adults", live=False)
        address = self.url("preview_on_edit", text.pk)
        self.client.post(address, self.form(price="£65"))
        preview = self.client.get(address)
        self.assertContains(preview, "<dt>What it costs</dt>", html=True)
        self.assertContains(preview, ">We listen, then we look.</p>")

    def test_it_is_listed_under_osteopathy_and_can_be_found(self):
        FirstVisit.objects.create(name="Adults")
        response = self.client.get(self.url("list"), {"q": "adul"})
        self.assertContains(response, "Adults")
        home = self.client.get(reverse("wagtailadmin_home"))
        self.assertContains(home, "First-visit texts")

    def test_a_translation_is_a_text_of_its_own(self):
        welsh = Locale.objects.create(language_code="cy")
        text = FirstVisit.objects.create(name="Adults", price="£65")
        translation = text.copy_for_translation(welsh)
        translation.live = True
        translation.save()
        self.assertEqual(text.published(welsh.pk), translation)
        self.assertEqual(text.published(text.locale_id), text)


class AdminTests(WagtailTestUtils, TestCase):
    """Reception types telephone numbers and hours as they know them."""

    def setUp(self):
        self.login()

    def url(self, model, action, *args):
        return reverse(f"wagtailsnippets_wagtail_osteo_{model}:{action}", args=args)

    def clinic_form(self, **fields):
        days = "monday tuesday wednesday thursday friday saturday sunday".split()
        return nested_form_data(
            {
                "name": "Elm Lane",
                "time_zone": "Europe/London",
                "prices": streamfield([]),
                "directions": "null",
                **{f"opening_hours_{day}": "" for day in days},
                "action-publish": "yes",
                **fields,
            }
        )

    def create_clinic(self, **fields):
        return self.client.post(self.url("clinic", "add"), self.clinic_form(**fields))

    def test_number_is_read_as_dialled_in_the_country_of_the_practice(self):
        self.create_clinic(telephone="020 7946 0123")
        self.assertEqual(Clinic.objects.get().telephone.as_e164, "+442079460123")

    def test_number_is_read_as_dialled_in_the_country_of_the_clinic(self):
        self.create_clinic(telephone="(02) 9123 4567", country="AU")
        self.assertEqual(Clinic.objects.get().telephone.as_e164, "+61291234567")

    def test_practice_details_say_the_country(self):
        practice = PracticeSettings.for_site(Site.objects.get())
        practice.jurisdiction = "nz"
        practice.save()
        self.create_clinic(telephone="03 234 5678")
        self.assertEqual(Clinic.objects.get().telephone.as_e164, "+6432345678")

    def test_a_number_of_nowhere_is_refused_with_an_example(self):
        response = self.create_clinic(telephone="12")
        self.assertContains(response, "Enter a valid phone number (e.g. 0121 234 5678)")
        self.assertFalse(Clinic.objects.exists())

    def test_hours_are_typed_and_shown_again(self):
        self.create_clinic(opening_hours_monday="9-12.30, 13:30 to 18")
        clinic = Clinic.objects.get()
        response = self.client.get(self.url("clinic", "edit", clinic.pk))
        self.assertContains(response, "9:00–12:30, 13:30–18:00")

    def test_impossible_hours_name_the_day_and_keep_what_was_typed(self):
        response = self.create_clinic(opening_hours_friday="9-25:00")
        self.assertContains(response, "Friday")
        self.assertContains(response, "9-25:00")
        self.assertFalse(Clinic.objects.exists())

    def test_practitioner_is_created_with_a_clinic(self):
        clinic = create_clinic()
        form = nested_form_data(
            {
                "name": "Sam Example",
                "biography": "null",
                "profile_links": streamfield([]),
                "clinic_links": inline_formset([{"clinic": clinic.pk}]),
                "telephone": "020 7946 0123",
                "is_practising": "on",
                "action-publish": "yes",
            }
        )
        form["clinic_links-0-days"] = ["0", "3"]
        self.client.post(self.url("practitioner", "add"), form)
        practitioner = Practitioner.objects.get()
        self.assertEqual(practitioner.telephone.as_e164, "+442079460123")
        self.assertEqual(practitioner.clinic_links.get().days, [0, 3])

    def test_every_list_form_and_preview_opens(self):
        clinic = create_clinic(telephone="+442079460123")
        person = create_practitioner()
        closure = ClinicClosure.objects.create(
            clinic=clinic, first_day="2026-12-24", last_day="2026-12-27"
        )
        for model, pk in [
            ("clinic", clinic.pk),
            ("practitioner", person.pk),
            ("clinicclosure", closure.pk),
        ]:
            for address in [
                self.url(model, "list"),
                self.url(model, "add"),
                self.url(model, "edit", pk),
            ]:
                with self.subTest(address):
                    self.assertEqual(self.client.get(address).status_code, 200)
        self.client.post(
            self.url("clinic", "preview_on_edit", clinic.pk), self.clinic_form()
        )
        preview = self.client.get(self.url("clinic", "preview_on_edit", clinic.pk))
        self.assertContains(preview, "<h1>Elm Lane</h1>")

    def test_nobody_without_permission_gets_in(self):
        self.client.logout()
        user = self.create_user("editor", password="x")
        self.client.force_login(user)
        response = self.client.get(self.url("clinic", "list"))
        self.assertNotEqual(response.status_code, 200)


class PracticeSettingsTests(WagtailTestUtils, TestCase):
    def setUp(self):
        self.login()
        self.site = Site.objects.get()
        self.url = reverse(
            "wagtailsettings:edit",
            args=("wagtail_osteo", "practicesettings", self.site.pk),
        )

    def save(self, **fields):
        form = {
            "practice_name": "Elm Lane Osteopathy",
            "profile_links": streamfield([]),
            "review_interval_months": "36",
            "private_clinic_line": "Private clinic",
            **fields,
        }
        return self.client.post(self.url, nested_form_data(form))

    def jurisdiction(self):
        return PracticeSettings.for_site(self.site).get_jurisdiction()

    def test_country_and_nation_decide_the_numbers(self):
        self.save(jurisdiction="gb", nation="scotland")
        self.assertEqual(self.jurisdiction().nation, "scotland")
        self.save(jurisdiction="nz", nation="")
        self.assertEqual(self.jurisdiction().levels["emergency"].lines[0].tel, "111")

    def test_a_nation_of_another_country_is_refused(self):
        response = self.save(jurisdiction="ie", nation="scotland")
        self.assertContains(response, "Choose a nation of the country above")

    def test_a_country_whose_nations_differ_wants_the_nation(self):
        response = self.save(jurisdiction="gb", nation="")
        self.assertContains(response, "differs within United Kingdom")

    def test_an_untouched_site_has_the_country_of_the_settings(self):
        self.assertEqual(self.jurisdiction().code, "gb")
