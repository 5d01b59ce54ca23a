from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.content import create_index
from tests.finding.base import FindingTestCase
from tests.testapp.models import Leaflet
from wagtail_osteo.finding.neighbours import neighbours_of

ARTICLES = override_settings(WAGTAIL_OSTEO_ARTICLE_PAGE_TYPES=["testapp.Leaflet"])


class NeighboursTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        # Not in the order of their names, in the tree.
        cls.zoster = cls.add("Zoster")
        cls.ankle = cls.add("ankle pain")
        cls.elan = cls.add("Élan loss")
        cls.back = cls.add("Back pain")
        cls.elsewhere = cls.add(
            "Calf pain", index=create_index(title="Other", slug="other")
        )

    def links(self, page):
        soup = self.get_soup(self.client.get(page.url).content)
        return [
            (a["rel"], a.select_one(".osteo-neighbours__title").text, a["href"])
            for a in soup.select(".osteo-neighbours a")
        ]

    def test_are_those_of_the_list_in_its_order(self):
        self.assertEqual(
            self.links(self.back),
            [
                (["prev"], "ankle pain", self.ankle.url),
                (["next"], "Élan loss", self.elan.url),
            ],
        )

    def test_the_first_and_the_last_have_one(self):
        self.assertEqual([link[1] for link in self.links(self.ankle)], ["Back pain"])
        self.assertEqual([link[1] for link in self.links(self.zoster)], ["Élan loss"])

    def test_one_alone_has_none(self):
        self.assertEqual(self.links(self.elsewhere), [])

    def test_pages_of_one_name_lead_on_to_each_other(self):
        twin = self.add("Zoster")
        self.assertEqual(self.links(self.zoster)[-1][2], twin.url)
        self.assertEqual(self.links(twin)[0][2], self.zoster.url)

    def test_take_two_queries_and_no_bodies(self):
        with CaptureQueriesContext(connection) as queries:
            neighbours_of(self.back, ())
        self.assertLessEqual(len(queries), 2)
        self.assertNotIn("body", " ".join(q["sql"] for q in queries.captured_queries))

    def test_the_preview_of_a_new_page_has_none(self):
        new = type(self.back)(title="New")
        context = new.get_context(self.client.get(self.index.url).wsgi_request)
        self.assertIsNone(context["previous_page"])


class ArticlesTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.condition = cls.add("Back pain")
        index = Page.objects.get(pk=cls.index.pk)
        index.add_child(instance=Leaflet(title="Coping", slug="coping"))
        index.add_child(instance=Page(title="Directions", slug="directions"))

    def following(self):
        soup = self.get_soup(self.client.get(self.condition.url).content)
        return [a.text.split()[-1] for a in soup.select(".osteo-neighbours a")]

    def test_other_page_types_are_left_out(self):
        self.assertEqual(self.rows(), ["Back pain"])
        self.assertEqual(self.following(), [])

    @ARTICLES
    def test_those_that_the_site_names_belong_to_the_list(self):
        self.assertEqual(self.rows(), ["Back pain", "Coping"])
        self.assertEqual(self.rows("?q=coping"), ["Coping"])
        self.assertEqual(self.following(), ["Coping"])

    @override_settings(WAGTAIL_OSTEO_ARTICLE_PAGE_TYPES=["nobody.Page", "x", None])
    def test_unknown_ones_are_left_out(self):
        self.assertEqual(self.rows(), ["Back pain"])
