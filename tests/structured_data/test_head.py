"""What pages say in their head: each once, inside our frame and inside a host's."""

from pathlib import Path
from unittest import mock

import wagtail
from bs4 import BeautifulSoup
from django.conf import settings
from django.template import Context, Engine
from django.test import TestCase, override_settings
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file, get_test_image_file_svg
from wagtail.models import Locale, PageViewRestriction

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.models import PracticeSettings

OWN_BASE = "wagtail_osteo/base.html"
HOST_BASE = "testapp/host_base.html"
STARTED_BASE = "started_base.html"
ROOT = "http://localhost"
HOSTILE = "</title><script>alert(\"1\")</script> 'a' & b"


def started_base() -> str:
    """The base template that `wagtail start` writes, as a new site has it."""
    project = Path(wagtail.__file__).parent / "project_template/project_name"
    source = (project / "templates/base.html").read_text()
    return Engine().from_string(source).render(Context({"project_name": "mysite"}))


class Head:
    def __init__(self, response):
        html = response.content.decode()
        self.soup = BeautifulSoup(html, "html.parser").head

    def contents(self, **attributes):
        """What the tags with such attributes say."""
        return [
            tag.get("content") or tag.get("href")
            for tag in self.soup.find_all(["meta", "link"], attrs=attributes)
        ]

    def content(self, **attributes):
        """What the one tag with such attributes says; ``None`` without it."""
        found = self.contents(**attributes)
        assert len(found) < 2, found
        return found[0] if found else None

    @property
    def title(self):
        (title,) = self.soup.find_all("title")
        return " ".join(title.get_text().split())

    def translations(self):
        links = self.soup.find_all("link", rel="alternate", hreflang=True)
        return {link["hreflang"]: link["href"] for link in links}


class HeadTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index(introduction="<p>What each is,</p><p>and helps.</p>")
        cls.page = create_condition(
            cls.index, title="Cramp", slug="cramp", summary="A muscle tightens."
        )

    def head(self, path=None):
        response = self.client.get(path or self.page.url)
        self.assertEqual(response.status_code, 200)
        return Head(response)

    def change(self, **fields):
        for name, value in fields.items():
            setattr(self.page, name, value)
        self.page.save()


class HostTests(HeadTestCase):
    """Title and description are printed once, whoever prints them."""

    def heads(self):
        started = [
            ("django.template.loaders.locmem.Loader", {STARTED_BASE: started_base()})
        ]
        options = {
            **settings.TEMPLATES[0]["OPTIONS"],
            "loaders": [*started, "django.template.loaders.app_directories.Loader"],
        }
        templates = [{**settings.TEMPLATES[0], "APP_DIRS": False, "OPTIONS": options}]
        for base in (OWN_BASE, HOST_BASE, STARTED_BASE):
            with (
                self.subTest(base),
                override_settings(
                    TEMPLATES=templates, WAGTAIL_OSTEO_BASE_TEMPLATE=base
                ),
            ):
                yield self.head()

    def test_without_promotion_the_summary_describes_the_page(self):
        for head in self.heads():
            self.assertEqual(head.content(name="description"), "A muscle tightens.")
            self.assertEqual(head.title, "Cramp")
            self.assertEqual(head.content(property="og:title"), "Cramp")

    def test_wagtails_own_fields_come_first(self):
        self.change(seo_title="Cramp in the leg", search_description="What helps.")
        for head in self.heads():
            self.assertEqual(head.content(name="description"), "What helps.")
            self.assertEqual(head.content(property="og:description"), "What helps.")
            self.assertEqual(head.title, "Cramp in the leg")
            self.assertEqual(head.content(property="og:title"), "Cramp in the leg")

    def test_a_page_without_any_words_has_no_description(self):
        self.change(summary="")
        for head in self.heads():
            self.assertIsNone(head.content(name="description"))
            self.assertIsNone(head.content(property="og:description"))

    def test_no_tag_is_there_twice(self):
        self.change(search_description="What helps.")
        for head in self.heads():
            keys = [
                tag.get("property") or tag.get("name") or tag["rel"]
                for tag in head.soup.find_all(["meta", "link"])
                if tag.get("rel") != ["stylesheet"] and not tag.get("charset")
            ]
            self.assertEqual(len(keys), len({str(key) for key in keys}), keys)


class AddressTests(HeadTestCase):
    def test_the_full_address_of_the_page(self):
        head = self.head(f"{self.page.url}?utm_source=newsletter")
        self.assertEqual(head.content(rel="canonical"), f"{ROOT}/conditions/cramp/")
        self.assertEqual(head.content(property="og:url"), f"{ROOT}/conditions/cramp/")

    def test_an_alias_names_what_it_repeats(self):
        alias = self.page.create_alias(update_slug="alias")
        canonical = self.head(alias.url).content(rel="canonical")
        self.assertEqual(canonical, f"{ROOT}/conditions/cramp/")

    def test_an_alias_of_a_private_page_does_not(self):
        private = create_index(title="Private", slug="private")
        PageViewRestriction.objects.create(
            page=private, restriction_type=PageViewRestriction.LOGIN
        )
        source = create_condition(private, slug="source")
        alias = source.create_alias(parent=self.index, update_slug="alias")
        canonical = self.head(alias.url).content(rel="canonical")
        self.assertEqual(canonical, f"{ROOT}/conditions/alias/")

    def test_each_page_of_the_list_stands_for_itself(self):
        with mock.patch.object(type(self.index), "names_per_page", 1):
            create_condition(self.index, title="Back pain", slug="back-pain")
            for asked, canonical in {
                "": "",
                "?page=1": "",
                "?page=2": "?page=2",
                "?page=99": "?page=2",
                "?page=abc": "",
                "?region=nonsense&utm_source=x": "",
            }.items():
                with self.subTest(asked):
                    head = self.head(self.index.url + asked)
                    self.assertEqual(
                        head.content(rel="canonical"), f"{ROOT}/conditions/{canonical}"
                    )

    def test_what_somebody_searched_for_has_no_address(self):
        head = self.head(f"{self.index.url}?q=cramp")
        self.assertIsNone(head.content(rel="canonical"))
        self.assertIsNone(head.content(property="og:url"))


class SocialTests(HeadTestCase):
    def image(self, **fields):
        return get_image_model().objects.create(
            **{
                "title": "calf.png",
                "file": get_test_image_file(size=(1600, 900)),
                **fields,
            }
        )

    def test_what_kind_of_page_it_is_and_whose(self):
        practice = PracticeSettings.for_site(self.page.get_site())
        practice.practice_name = "Elm Lane Osteopathy"
        practice.save()
        head = self.head()
        self.assertEqual(head.content(property="og:type"), "article")
        self.assertEqual(head.content(property="og:site_name"), "Elm Lane Osteopathy")
        self.assertEqual(head.content(property="og:locale"), "en_GB")
        self.assertEqual(
            self.head(self.index.url).content(property="og:type"), "website"
        )

    def test_the_picture_has_address_size_and_words(self):
        self.change(lead_image=self.image(description="A calf."))
        head = self.head()
        url = head.content(property="og:image")
        self.assertTrue(url.startswith(f"{ROOT}/media/images/"), url)
        self.assertTrue(url.endswith(".jpg"), url)
        self.assertEqual(head.content(property="og:image:width"), "1200")
        self.assertEqual(head.content(property="og:image:height"), "630")
        self.assertEqual(head.content(property="og:image:alt"), "A calf.")
        self.assertEqual(head.content(name="twitter:card"), "summary_large_image")

    def test_a_drawing_of_vectors_is_no_picture_to_share(self):
        self.change(lead_image=self.image(file=get_test_image_file_svg()))
        head = self.head()
        self.assertIsNone(head.content(property="og:image"))
        self.assertEqual(head.content(name="twitter:card"), "summary")

    def test_a_file_that_is_gone_takes_nothing_else_along(self):
        image = self.image()
        self.change(lead_image=image)
        image.file.storage.delete(image.file.name)
        head = self.head()
        self.assertIsNone(head.content(property="og:image"))
        self.assertEqual(head.content(name="description"), "A muscle tightens.")

    def test_the_introduction_describes_the_list(self):
        head = self.head(self.index.url)
        self.assertEqual(head.content(name="description"), "What each is, and helps.")

    def test_a_long_introduction_is_cut_between_words(self):
        self.index.introduction = f"<p>{'Long words. ' * 40}</p>"
        self.index.save()
        description = self.head(self.index.url).content(name="description")
        self.assertLessEqual(len(description), 162)
        self.assertTrue(description.endswith(" …"))
        self.assertNotIn("Lon …", description)

    def test_treatments_do_not_describe_the_page(self):
        options = [{"provider": "doctor", "name": "Relaxants", "effect": "Relax."}]
        body = [section("red_flags"), section("treatment", options=options)]
        page = create_condition(self.index, body, slug="spasm", summary="")
        response = self.client.get(page.url)
        self.assertContains(response, "Relaxants")
        self.assertNotIn("Relaxants", str(Head(response).soup))

    def test_what_the_editor_types_is_text(self):
        self.change(title=HOSTILE, summary=HOSTILE)
        head = self.head()
        self.assertEqual(head.content(property="og:title"), HOSTILE)
        self.assertEqual(head.content(name="description"), HOSTILE)
        self.assertEqual(
            [script["type"] for script in head.soup.find_all("script")],
            ["application/ld+json"],
        )

    def test_people_and_clinics_have_a_head_too(self):
        person = create_practitioner(
            name="Sam Example", biography="<p>Sam knows cramps.</p>"
        )
        head = self.head(person.get_absolute_url())
        self.assertEqual(head.content(name="description"), "Sam knows cramps.")
        self.assertEqual(head.content(property="og:type"), "profile")
        self.assertEqual(
            head.content(rel="canonical"), f"{ROOT}/practitioners/sam-example/"
        )
        clinic = create_clinic(name="Elm Lane")
        head = self.head(clinic.get_absolute_url())
        self.assertEqual(head.content(property="og:title"), "Elm Lane")
        self.assertIsNone(head.content(name="description"))


class TranslationTests(HeadTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.welsh = Locale.objects.create(language_code="cy")
        draft = cls.page.copy_for_translation(cls.welsh, copy_parents=True)
        draft.get_latest_revision().publish()
        cls.translation = type(cls.page).objects.get(pk=draft.pk)

    def test_several_languages_at_one_address_are_none(self):
        self.assertEqual(self.head().translations(), {})

    @override_settings(ROOT_URLCONF="tests.directory.urls_by_language")
    def test_name_one_another_and_the_default(self):
        self.assertEqual(
            self.head("/en-gb/conditions/cramp/").translations(),
            {
                "cy": f"{ROOT}/cy/conditions/cramp/",
                "en-gb": f"{ROOT}/en-gb/conditions/cramp/",
                "x-default": f"{ROOT}/en-gb/conditions/cramp/",
            },
        )

    @override_settings(ROOT_URLCONF="tests.directory.urls_by_language")
    def test_a_draft_is_none(self):
        self.translation.unpublish()
        head = self.head("/en-gb/conditions/cramp/")
        self.assertEqual(head.translations(), {})

    @override_settings(ROOT_URLCONF="tests.directory.urls_by_language")
    def test_a_private_one_is_none(self):
        PageViewRestriction.objects.create(
            page=self.translation.get_parent(),
            restriction_type=PageViewRestriction.LOGIN,
        )
        head = self.head("/en-gb/conditions/cramp/")
        self.assertEqual(head.translations(), {})

    @override_settings(ROOT_URLCONF="tests.directory.urls_by_language")
    def test_an_alias_in_another_tree_is_none(self):
        self.translation.delete()
        self.page.copy_for_translation(self.welsh, alias=True)
        head = self.head("/en-gb/conditions/cramp/")
        self.assertEqual(head.translations(), {})


class SettingTests(HeadTestCase):
    @override_settings(WAGTAIL_OSTEO_HEAD_TAGS=False)
    def test_a_site_with_tags_of_its_own_keeps_the_graph(self):
        head = self.head()
        for attributes in (
            {"name": "description"},
            {"rel": "canonical"},
            {"property": "og:title"},
            {"name": "twitter:card"},
        ):
            with self.subTest(attributes):
                self.assertIsNone(head.content(**attributes))
        self.assertIsNotNone(head.soup.find("script", type="application/ld+json"))

    @override_settings(WAGTAIL_OSTEO_STRUCTURED_DATA=False)
    def test_a_site_with_a_graph_of_its_own_keeps_the_tags(self):
        head = self.head()
        self.assertIsNone(head.soup.find("script", type="application/ld+json"))
        self.assertIsNotNone(head.content(property="og:title"))
