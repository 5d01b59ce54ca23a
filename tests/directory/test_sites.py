"""Two practices on one installation: each host shows its own people and clinics."""

import io
import json
from datetime import timedelta
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, Revision, Site

from tests.content import (
    create_clinic,
    create_condition,
    create_practitioner,
    section,
)
from tests.directory.test_addresses import BY_LANGUAGE
from wagtail_osteo.models import (
    Clinic,
    ClinicClosure,
    PracticeSettings,
    Practitioner,
    PractitionerClinic,
)
from wagtail_osteo.pages.models import ConditionIndexPage
from wagtail_osteo.publishing import NotReadyToPublish

ELM, OAK = "elm.example.com", "oak.example.com"


class TwoPracticesTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.elm = Site.objects.get()
        cls.elm.hostname, cls.elm.site_name = ELM, "Elm"
        cls.elm.save()
        home = cls.elm.root_page.get_parent().add_child(
            instance=Page(title="Oak", slug="oak")
        )
        cls.oak = Site.objects.create(hostname=OAK, site_name="Oak", root_page=home)
        cls.clinics = {}
        cls.people = {}
        for site in (cls.elm, cls.oak):
            cls.clinics[site] = create_clinic(
                name=f"{site.site_name} Lane",
                street_address="1 Lane",
                locality="Exampleton",
                telephone="+442079460101" if site == cls.elm else "+442079460202",
                sites=[site],
            )
            cls.people[site] = create_practitioner(
                name=f"{site.site_name} Example", sites=[site]
            )
            PractitionerClinic.objects.create(
                practitioner=cls.people[site], clinic=cls.clinics[site]
            )
            PracticeSettings.objects.create(
                site=site,
                practice_name=f"{site.site_name} Osteopathy",
                default_clinic=cls.clinics[site],
                booking_url=f"https://{site.hostname}/book",
            )
        cls.both = create_practitioner(name="Both Example")
        for clinic in cls.clinics.values():
            PractitionerClinic.objects.create(practitioner=cls.both, clinic=clinic)
        cls.indexes = {
            site: site.root_page.add_child(
                instance=ConditionIndexPage(title="Conditions", slug="conditions")
            )
            for site in (cls.elm, cls.oak)
        }

    def open(self, site, path, status=200):
        response = self.client.get(path, headers={"host": site.hostname})
        self.assertEqual(response.status_code, status, (site, path))
        return response

    def soup(self, site, path):
        return BeautifulSoup(self.open(site, path).content, "html.parser")

    def texts(self, site, path, selector):
        return [each.get_text() for each in self.soup(site, path).select(selector)]

    def nodes(self, site, path):
        (script,) = self.soup(site, path).select('script[type="application/ld+json"]')
        return json.loads(script.string)["@graph"]

    def condition(self, site, body=(), **fields):
        return create_condition(
            self.indexes[site], body=[section("red_flags"), *body], **fields
        )

    def queries(self, site, path):
        self.open(site, path)
        with CaptureQueriesContext(connection) as queries:
            self.open(site, path)
        return len(queries)


class DirectoryTests(TwoPracticesTestCase):
    def test_lists_show_who_belongs_to_the_site_or_to_no_site(self):
        for site, other in ((self.elm, self.oak), (self.oak, self.elm)):
            self.assertEqual(
                self.texts(site, "/practitioners/", "h2 a"),
                ["Both Example", f"{site.site_name} Example"],
            )
            self.assertEqual(
                self.texts(site, "/clinics/", "h2 a"), [f"{site.site_name} Lane"]
            )
            content = self.open(site, "/practitioners/").content.decode()
            self.assertNotIn(f"{other.site_name} Lane", content)

    def test_what_another_site_shows_is_not_found(self):
        for site, other in ((self.elm, self.oak), (self.oak, self.elm)):
            for things in (self.people, self.clinics):
                self.open(site, things[site].get_absolute_url())
                self.open(site, things[other].get_absolute_url(), 404)

    def test_a_host_of_no_site_shows_what_all_sites_do(self):
        Site.objects.update(is_default_site=False)
        stranger = Site(hostname="stranger.example.com")
        self.assertEqual(
            self.texts(stranger, "/practitioners/", "h2 a"), ["Both Example"]
        )
        self.open(stranger, self.people[self.elm].get_absolute_url(), 404)
        self.assertEqual(
            self.texts(stranger, self.both.get_absolute_url(), ".osteo-places b"), []
        )

    def test_a_persons_page_names_the_places_and_articles_of_its_site(self):
        for site in (self.elm, self.oak):
            self.condition(site, title=f"Cramp at {site.site_name}", author=self.both)
        for site in (self.elm, self.oak):
            page = self.soup(site, self.both.get_absolute_url())
            (place,) = page.select(".osteo-places__place b")
            self.assertEqual(place.get_text(), f"{site.site_name} Lane")
            (article,) = page.select("#osteo-conditions-heading ~ ul a")
            self.assertEqual(article.get_text(), f"Cramp at {site.site_name}")

    def test_a_clinics_page_names_the_people_of_its_site(self):
        PractitionerClinic.objects.create(
            practitioner=self.people[self.oak], clinic=self.clinics[self.elm]
        )
        path = self.clinics[self.elm].get_absolute_url()
        self.assertEqual(
            self.texts(self.elm, path, "h3 a"), ["Both Example", "Elm Example"]
        )
        self.assertNotIn("Oak Example", str(self.nodes(self.elm, path)))

    def test_sitemaps(self):
        for site, other in ((self.elm, self.oak), (self.oak, self.elm)):
            root = ElementTree.fromstring(  # noqa: S314 -- our own
                self.open(site, "/sitemap.xml").content
            )
            addresses = {url[0].text for url in root}
            for things in (self.people, self.clinics):
                path = things[site].get_absolute_url()
                self.assertIn(f"http://{site.hostname}{path}", addresses)
                path = things[other].get_absolute_url()
                self.assertNotIn(f"http://{site.hostname}{path}", addresses)

    def test_each_site_that_shows_somebody_is_their_address_there(self):
        for site in (self.elm, self.oak):
            path = self.both.get_absolute_url()
            (link,) = self.soup(site, path).select('link[rel="canonical"]')
            self.assertEqual(link["href"], f"http://{site.hostname}{path}")

    def test_previews_are_on_a_site_that_will_show_it(self):
        person = self.people[self.oak]
        self.assertTrue(person.full_url.startswith(f"http://{OAK}/"))
        html = person.make_preview_request().content.decode()
        self.assertIn("Oak Lane", html)
        # The draft of one who is to change sites.
        person.sites = [self.elm]
        self.assertTrue(person.full_url.startswith(f"http://{ELM}/"))

    def test_notices_are_those_of_clinics_that_the_site_shows(self):
        today = timezone.localdate()
        for clinic in (*self.clinics.values(), create_clinic(name="Anywhere")):
            ClinicClosure.objects.create(
                clinic=clinic, first_day=today, last_day=today, notice_from=today
            )
        for site, other in ((self.elm, self.oak), (self.oak, self.elm)):
            notices = self.soup(site, "/conditions/").select_one(".osteo-notice")
            text = notices.get_text()
            self.assertIn(f"{site.site_name} Lane is closed", text)
            self.assertIn("Anywhere is closed", text)
            self.assertNotIn(f"{other.site_name} Lane", text)

    def test_a_clinic_that_chose_a_site_is_announced_there_whosever_own_it_is(self):
        clinic = self.clinics[self.elm]
        clinic.sites = [self.elm, self.oak]
        clinic.save()
        today = timezone.localdate()
        ClinicClosure.objects.create(
            clinic=clinic, first_day=today, last_day=today, notice_from=today
        )
        notice = self.soup(self.oak, "/conditions/").select_one(".osteo-notice")
        self.assertIn("Elm Lane is closed", notice.get_text())

    def test_queries_do_not_grow_with_those_who_chose_sites(self):
        def add(count):
            for number in range(count):
                clinic = create_clinic(name=f"Clinic {number}", sites=[self.oak])
                person = create_practitioner(name=f"P {number}", sites=[self.oak])
                for at in (clinic, self.clinics[self.oak]):
                    PractitionerClinic.objects.create(practitioner=person, clinic=at)
                PractitionerClinic.objects.create(practitioner=self.both, clinic=clinic)

        paths = [
            "/practitioners/",
            "/clinics/",
            self.both.get_absolute_url(),
            self.clinics[self.oak].get_absolute_url(),
            "/sitemap.xml",
        ]
        add(2)
        few = [self.queries(self.oak, path) for path in paths]
        add(12)
        self.assertEqual([self.queries(self.oak, path) for path in paths], few)


class OneSiteTests(TestCase):
    def test_one_site_makes_no_queries_about_sites_but_within_others(self):
        person = create_practitioner(name="Sam Example")
        clinic = create_clinic(name="Elm Lane")
        PractitionerClinic.objects.create(practitioner=person, clinic=clinic)
        for path in (
            "/practitioners/",
            person.get_absolute_url(),
            clinic.get_absolute_url(),
        ):
            self.client.get(path)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(path)
            about_sites = [
                each["sql"]
                for each in queries
                if each["sql"].startswith("SELECT")
                and "_sites" in each["sql"].split("WHERE")[0]
            ]
            self.assertEqual(about_sites, [])


class PageTests(TwoPracticesTestCase):
    """What a page names itself is shown, and linked to where it belongs."""

    def test_a_condition_shows_the_clinic_of_its_site(self):
        for site, other in ((self.elm, self.oak), (self.oak, self.elm)):
            page = self.condition(site)
            content = self.open(site, page.get_url_parts()[2]).content.decode()
            self.assertIn(f"{site.site_name} Lane", content)
            self.assertNotIn(f"{other.site_name} Lane", content)

    def test_a_practice_whose_clinic_left_the_site_shows_none(self):
        clinic = self.clinics[self.elm]
        clinic.sites = [self.oak]
        clinic.save()
        page = self.condition(self.elm)
        content = self.open(self.elm, page.get_url_parts()[2]).content.decode()
        self.assertNotIn("Elm Lane", content)
        self.assertNotIn("7946", content)

    def test_a_by_line_keeps_its_names_and_links_to_where_they_belong(self):
        page = self.condition(self.elm, author=self.people[self.oak])
        (link,) = self.soup(self.elm, page.get_url_parts()[2]).select(
            ".osteo-byline .osteo-person__text a"
        )
        path = self.people[self.oak].get_absolute_url()
        self.assertEqual(link["href"], f"http://{OAK}{path}")
        self.open(self.oak, path)
        # Whom both show is met on the same site.
        page.author = self.both
        page.save()
        (link,) = self.soup(self.elm, page.get_url_parts()[2]).select(
            ".osteo-byline .osteo-person__text a"
        )
        self.assertEqual(link["href"], self.both.get_absolute_url())

    def test_a_clinic_that_the_page_chose_is_booked_in_its_own_way(self):
        page = self.condition(
            self.elm, [section("clinic", clinic=self.clinics[self.oak].pk)]
        )
        card = self.soup(self.elm, page.get_url_parts()[2]).select_one(
            ".osteo-section .osteo-clinic-card"
        )
        self.assertEqual(card.h3.get_text(strip=True), "Oak Lane")
        hrefs = [link["href"] for link in card.select("a")]
        path = self.clinics[self.oak].get_absolute_url()
        self.assertIn(f"http://{OAK}{path}", hrefs)
        self.assertIn("tel:+44-20-7946-0202", hrefs)
        self.assertIn(f"https://{OAK}/book", hrefs)
        self.assertNotIn(f"https://{ELM}/book", hrefs)

    def test_a_person_that_the_page_chose_has_no_places_of_another_site(self):
        page = self.condition(
            self.elm, [section("practitioner", practitioner=self.people[self.oak].pk)]
        )
        for _places in ("Oak Lane", "none"):
            found = self.soup(self.elm, page.get_url_parts()[2]).select_one(
                ".osteo-practitioner"
            )
            self.assertIn("Oak Example", found.get_text())
            self.assertNotIn("Oak Lane", found.get_text())
            self.assertEqual(found.select("[data-osteo-action]"), [])
            PractitionerClinic.objects.all().delete()

    def test_search_engines_are_not_told_that_they_belong_to_the_practice(self):
        page = self.condition(
            self.elm,
            [
                section("clinic", clinic=self.clinics[self.oak].pk),
                section("practitioner", practitioner=self.people[self.oak].pk),
            ],
            author=self.people[self.elm],
        )
        nodes = self.nodes(self.elm, page.get_url_parts()[2])
        by_name = {node["name"]: node for node in nodes if "name" in node}
        practice = {"@id": by_name["Elm Osteopathy"]["@id"]}
        self.assertEqual(by_name["Elm Lane"]["parentOrganization"], practice)
        self.assertEqual(by_name["Elm Example"]["worksFor"], practice)
        for name, key in (
            ("Oak Lane", "parentOrganization"),
            ("Oak Example", "worksFor"),
        ):
            self.assertNotIn(key, by_name[name])
            self.assertTrue(by_name[name]["@id"].startswith(f"http://{OAK}/"))

    def test_queries_do_not_grow_with_what_a_page_names(self):
        def body(count):
            for number in range(count):
                clinic = create_clinic(name=f"Clinic {number}", sites=[self.elm])
                person = create_practitioner(name=f"P {number}", sites=[self.elm])
                PractitionerClinic.objects.create(practitioner=person, clinic=clinic)
                yield section("clinic", clinic=clinic.pk)
                yield section("practitioner", practitioner=person.pk)

        few = self.condition(self.elm, body(2), title="Few", author=self.both)
        many = self.condition(self.elm, body(12), title="Many", author=self.both)
        self.assertEqual(
            self.queries(self.elm, many.get_url_parts()[2]),
            self.queries(self.elm, few.get_url_parts()[2]),
        )


class LanguageTests(TwoPracticesTestCase):
    """A choice holds for the person, whichever language it was made in."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.welsh = Locale.objects.create(language_code="cy")
        cls.translation = cls.people[cls.oak].copy_for_translation(cls.welsh)
        cls.translation.name = "Derw Enghraifft"
        cls.translation.slug = "derw"
        cls.translation.live = True
        cls.translation.save()

    def test_a_translation_follows(self):
        self.assertFalse(self.translation.sites.exists())
        with BY_LANGUAGE:
            self.open(self.oak, "/cy/practitioners/derw/")
            self.open(self.elm, "/cy/practitioners/derw/", 404)
            names = self.texts(self.elm, "/cy/practitioners/", "h2 a")
        self.assertEqual(names, ["Both Example", "Elm Example"])

    def test_all_languages_may_be_deleted_at_once(self):
        key = self.translation.translation_key
        Practitioner.objects.filter(translation_key=key).delete()
        connection.check_constraints()
        self.assertFalse(Practitioner.objects.filter(translation_key=key).exists())

    def test_a_translation_keeps_the_choice_of_a_deleted_original(self):
        self.translation.save_revision()
        self.people[self.oak].delete()
        with BY_LANGUAGE:
            self.open(self.oak, "/cy/practitioners/derw/")
            self.open(self.elm, "/cy/practitioners/derw/", 404)
        translation = Practitioner.objects.get(pk=self.translation.pk)
        translation.latest_revision.publish()
        with BY_LANGUAGE:
            self.open(self.elm, "/cy/practitioners/derw/", 404)


class DraftTests(TwoPracticesTestCase):
    def test_a_choice_is_part_of_the_draft(self):
        person = self.people[self.oak]
        person.sites = [self.elm]
        person.save_revision()
        path = person.get_absolute_url()
        self.open(self.elm, path, 404)
        self.open(self.oak, path)
        Practitioner.objects.get(pk=person.pk).latest_revision.publish()
        self.open(self.elm, path)
        self.open(self.oak, path, 404)


class DeletedSiteTests(TwoPracticesTestCase):
    """Nothing comes to be shown on all sites because its own is gone."""

    def delete_oak(self):
        # Deleted itself, it would have no key, by which the others are found here.
        Site.objects.get(pk=self.oak.pk).delete()

    def test_what_was_only_there_is_unpublished(self):
        clinic = self.clinics[self.oak]
        self.both.sites = [self.elm, self.oak]
        self.both.save()
        self.delete_oak()
        for thing in (self.people[self.oak], clinic):
            self.open(self.elm, thing.get_absolute_url(), 404)
            thing.refresh_from_db()
            self.assertFalse(thing.live)
        self.open(self.elm, self.both.get_absolute_url())
        self.open(self.elm, self.people[self.elm].get_absolute_url())

    def test_so_it_is_when_the_sites_home_page_is_deleted(self):
        self.oak.root_page.specific.delete()
        self.assertFalse(Site.objects.filter(hostname=OAK).exists())
        self.open(self.elm, self.people[self.oak].get_absolute_url(), 404)

    def test_a_draft_for_it_cannot_be_published(self):
        person = self.people[self.elm]
        person.sites = [self.oak]
        revision = person.save_revision()
        self.delete_oak()
        with self.assertRaisesMessage(NotReadyToPublish, "is deleted"):
            revision.publish()
        self.open(self.elm, person.get_absolute_url())

    def test_nor_can_it_be_on_schedule(self):
        person = self.people[self.elm]
        person.save_revision().publish()
        person.refresh_from_db()
        person.sites = [self.oak]
        person.go_live_at = timezone.now() + timedelta(hours=1)
        person.save_revision().publish()
        self.delete_oak()
        Revision.objects.filter(approved_go_live_at__isnull=False).update(
            approved_go_live_at=timezone.now()
        )
        with self.assertLogs("wagtail_osteo", "WARNING"):
            call_command("publish_scheduled", stdout=io.StringIO())
        self.assertEqual(
            list(Practitioner.objects.get(pk=person.pk).sites.all()), [self.elm]
        )
        self.assertFalse(Revision.objects.exclude(approved_go_live_at=None).exists())

    def test_a_clinic_in_two_languages(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.clinics[self.oak].copy_for_translation(welsh)
        translation.live = True
        translation.save()
        self.delete_oak()
        self.assertEqual(Clinic.objects.filter(live=True).count(), 1)
