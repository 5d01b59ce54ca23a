"""Several practices in one admin: forms, listings and choosers."""

from bs4 import BeautifulSoup
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Locale, Page, Site
from wagtail.test.utils import WagtailTestUtils

from tests.admin.test_people_and_clinics import CLINICS, PEOPLE, rows
from tests.content import create_clinic, create_practitioner
from wagtail_osteo.models import Clinic, PracticeSettings, Practitioner


def form_data(html) -> dict:
    """What a browser would send of the form."""
    form = BeautifulSoup(html, "html.parser").select_one("form[data-edit-form]")
    # Written by scripts, and empty here.
    data = {"prices-count": "0", "profile_links-count": "0"}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.name == "input" and field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked") and not field.has_attr("disabled"):
                data.setdefault(field["name"], []).append(field.get("value", "on"))
        elif field.name == "select":
            chosen = field.select_one("option[selected]")
            data[field["name"]] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            data[field["name"]] = field.get_text()
        else:
            data[field["name"]] = field.get("value", "")
    return data


class OneSiteTests(WagtailTestUtils, TestCase):
    def setUp(self):
        self.login()

    def test_nothing_is_asked_and_what_is_stored_stays(self):
        clinic = create_clinic(name="Elm Lane", sites=[Site.objects.get()])
        url = reverse(f"{CLINICS}:edit", args=[clinic.pk])
        html = self.client.get(url).content
        self.assertNotIn(b"Shown on", html)
        data = {**form_data(html), "name": "Elm Road", "action-publish": "1"}
        self.client.post(url, data)
        clinic = Clinic.objects.get()
        self.assertEqual(clinic.name, "Elm Road")
        self.assertEqual(clinic.sites.count(), 1)

    def test_listings_do_not_tell(self):
        create_clinic(name="Elm Lane")
        self.assertNotContains(self.client.get(reverse(f"{CLINICS}:list")), "Shown on")


class TwoSitesTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.elm = Site.objects.get()
        cls.elm.site_name = "Elm"
        cls.elm.save()
        home = cls.elm.root_page.get_parent().add_child(
            instance=Page(title="Oak", slug="oak")
        )
        cls.oak = Site.objects.create(
            hostname="oak.example.com", site_name="Oak", root_page=home
        )
        cls.clinic = create_clinic(name="Elm Lane")

    def setUp(self):
        self.login()

    def soup(self, url):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        return BeautifulSoup(response.content, "html.parser")


class FormTests(TwoSitesTestCase):
    def edit(self, snippet, **changes):
        name = PEOPLE if isinstance(snippet, Practitioner) else CLINICS
        url = reverse(f"{name}:edit", args=[snippet.pk])
        data = form_data(self.client.get(url).content)
        return self.client.post(url, {**data, **changes})

    def test_the_sites_are_boxes_to_tick(self):
        soup = self.soup(reverse(f"{CLINICS}:edit", args=[self.clinic.pk]))
        labels = [
            label.get_text(strip=True) for label in soup.select("#id_sites label")
        ]
        self.assertEqual(labels, ["Elm (localhost)", "Oak (oak.example.com)"])

    def test_what_is_ticked_is_published(self):
        self.edit(self.clinic, sites=[self.oak.pk], **{"action-publish": "1"})
        self.assertEqual(list(Clinic.objects.get().sites.all()), [self.oak])
        self.edit(self.clinic, sites=[], **{"action-publish": "1"})
        self.assertFalse(Clinic.objects.get().sites.exists())

    def test_a_draft_keeps_it(self):
        self.edit(self.clinic, sites=[self.oak.pk])
        clinic = Clinic.objects.get()
        self.assertFalse(clinic.sites.exists())
        draft = clinic.get_latest_revision_as_object()
        self.assertEqual(list(draft.sites.all()), [self.oak])

    def test_what_lost_its_site_is_published_from_the_form(self):
        self.clinic.sites = [self.oak]
        self.clinic.save()
        self.clinic.save_revision().publish()
        Site.objects.get(pk=self.oak.pk).delete()
        self.clinic.refresh_from_db()
        self.assertFalse(self.clinic.live)
        self.edit(self.clinic, **{"action-publish": "1"})
        self.clinic.refresh_from_db()
        self.assertTrue(self.clinic.live)

    def test_a_translation_follows_and_says_whom(self):
        sam = create_practitioner(name="Sam Example", sites=[self.oak])
        welsh = Locale.objects.create(language_code="cy")
        translation = sam.copy_for_translation(welsh)
        translation.save()
        soup = self.soup(reverse(f"{PEOPLE}:edit", args=[translation.pk]))
        boxes = soup.select("input[name=sites]")
        self.assertEqual([box.has_attr("checked") for box in boxes], [False, True])
        self.assertTrue(all(box.has_attr("disabled") for box in boxes))
        self.assertIn("It is changed there", soup.get_text())
        # Whatever is sent.
        self.edit(translation, sites=[self.elm.pk], **{"action-publish": "1"})
        translation.refresh_from_db()
        self.assertFalse(translation.sites.exists())
        self.assertEqual(list(sam.sites.all()), [self.oak])

    def test_numbers_are_read_as_they_are_dialled_at_the_practice(self):
        PracticeSettings.objects.create(site=self.elm, jurisdiction="ie")
        PracticeSettings.objects.create(site=self.oak, jurisdiction="gb")
        typed = {"telephone": "020 7946 0101", "action-publish": "1"}
        for sites in ([], [self.elm.pk]):
            response = self.edit(self.clinic, sites=sites, **typed)
            self.assertEqual(response.status_code, 200)
            self.assertFalse(Clinic.objects.get().telephone)
        self.edit(self.clinic, sites=[self.oak.pk], **typed)
        self.assertEqual(Clinic.objects.get().telephone.as_e164, "+442079460101")

    def test_a_practices_own_clinic_cannot_be_taken_from_its_site(self):
        PracticeSettings.objects.create(site=self.elm, default_clinic=self.clinic)
        response = self.edit(
            self.clinic, sites=[self.oak.pk], name="Typed", **{"action-publish": "1"}
        )
        self.assertContains(response, "Practice details of Elm (localhost) name this")
        self.assertContains(response, "Typed")
        self.assertFalse(Clinic.objects.get().sites.exists())
        self.edit(
            self.clinic, sites=[self.elm.pk, self.oak.pk], **{"action-publish": "1"}
        )
        self.assertEqual(Clinic.objects.get().sites.count(), 2)


class PracticeDetailsTests(TwoSitesTestCase):
    def test_the_clinic_of_another_site_is_refused(self):
        self.clinic.sites = [self.elm]
        self.clinic.save()
        for site, is_refused in ((self.oak, True), (self.elm, False)):
            url = reverse(
                "wagtailsettings:edit",
                args=["wagtail_osteo", "practicesettings", site.pk],
            )
            data = form_data(self.client.get(url).content)
            data |= {
                "jurisdiction": "ie",
                "practice_name": "Typed",
                "default_clinic": self.clinic.pk,
            }
            response = self.client.post(url, data, follow=True)
            practice = PracticeSettings.objects.get(site=site)
            if is_refused:
                self.assertContains(response, "“Elm Lane” is not shown on this site.")
                self.assertContains(response, "Typed")
                self.assertIsNone(practice.default_clinic)
            else:
                self.assertEqual(practice.default_clinic, self.clinic)


class ListingTests(TwoSitesTestCase):
    def test_tell_where_each_is_shown(self):
        create_clinic(name="Oak Lane", sites=[self.oak])
        found = rows(self.client.get(reverse(f"{CLINICS}:list")))
        cells = [cell.get_text(strip=True) for cell in found["Oak Lane"].select("td")]
        self.assertIn("Oak", cells)
        self.assertIn("All sites", found["Elm Lane"].get_text())


class ChooserTests(TwoSitesTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for name, site in (("Ada", cls.elm), ("Bea", cls.oak), ("Cleo", cls.elm)):
            create_practitioner(name=name, sites=[site])
        create_practitioner(name="Dora")

    def names(self, form="", query=""):
        name = Practitioner.snippet_viewset.chooser_viewset.get_url_name("choose")
        headers = {"referer": f"http://localhost{form}"} if form else {}
        response = self.client.get(reverse(name) + query, headers=headers)
        soup = BeautifulSoup(response.json()["html"], "html.parser")
        return [each.get_text(strip=True) for each in soup.select("td.title a")]

    def test_those_of_the_pages_site_come_first(self):
        for site, expected in (
            (self.elm, ["Ada", "Cleo", "Dora", "Bea"]),
            (self.oak, ["Bea", "Dora", "Ada", "Cleo"]),
        ):
            page = site.root_page
            settings = ("wagtail_osteo", "practicesettings", site.pk)
            new = ("wagtail_osteo_pages", "conditionindexpage", page.pk)
            for form in (
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
                reverse("wagtailadmin_pages:add", args=new),
                reverse("wagtailsettings:edit", args=settings),
            ):
                with self.subTest(form):
                    self.assertEqual(self.names(form), expected)

    def test_without_a_page_those_of_the_admins_own_site_do(self):
        for form in ("", "/admin/", "/nowhere/", "/admin/pages/99999/edit/"):
            with self.subTest(form):
                self.assertEqual(self.names(form), ["Ada", "Cleo", "Dora", "Bea"])

    def test_a_search_finds_all(self):
        self.assertEqual(self.names(query="?q=bea"), ["Bea"])
