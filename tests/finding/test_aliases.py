"""What repeats a page is listed where it helps, and is no page of its own elsewhere."""

import json
from xml.etree import ElementTree

from wagtail.models import PageViewRestriction

from tests.content import create_index
from tests.finding.base import FindingTestCase


class AliasTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.other = create_index(title="Sports injuries", slug="sports")
        cls.cramp = cls.add("Cramp", "calf", also_known_as="Charley horse")
        cls.cramp.save_revision().publish()
        cls.hip = cls.add("Hip pain")
        cls.beside = cls.cramp.create_alias(update_slug="beside")
        cls.away = cls.cramp.create_alias(parent=cls.other, update_slug="away")
        cls.away_too = cls.cramp.create_alias(parent=cls.other, update_slug="away-too")

    def sitemap(self):
        content = self.client.get("/sitemap.xml").content
        return [url[0].text for url in ElementTree.fromstring(content)]  # noqa: S314

    def graph(self, page):
        soup = self.get_soup(self.client.get(page.url).content)
        return json.loads(soup.select_one('[type="application/ld+json"]').string)[
            "@graph"
        ]

    def list_items(self, index):
        nodes = [node.get("mainEntity", {}) for node in self.graph(index)]
        (found,) = [n for n in nodes if n.get("@type") == "ItemList"] or [{}]
        return [each["url"] for each in found.get("itemListElement", ())]

    def test_a_condition_stands_once_in_a_list(self):
        names = ["Charley horse, see Cramp", "Cramp", "Hip pain"]
        self.assertEqual(self.rows(), names)
        self.assertEqual(self.heading(), "2 conditions, A to Z")
        self.assertEqual(self.regions(), [("Calf and shin", 1)])
        self.assertEqual(self.rows("?q=cramp"), ["Cramp"])
        self.assertEqual(
            self.soup().select_one(".osteo-found__link")["href"], "/conditions/cramp/"
        )

    def test_another_list_has_it_once_too(self):
        names = ["Charley horse, see Cramp", "Cramp"]
        self.assertEqual(self.rows(index=self.other), names)
        self.assertEqual(self.rows("?q=cramp", index=self.other), ["Cramp"])

    def test_the_alias_stands_where_its_source_cannot_be_seen(self):
        self.cramp.unpublish()
        self.beside.refresh_from_db()
        self.beside.live = True
        self.beside.save()
        self.assertIn("Cramp", self.rows())

    def test_no_feed_and_no_sitemap_has_it(self):
        for index, number in ((self.index, 1), (self.other, 0)):
            feed = self.client.get(f"{index.url}feed/").content.decode()
            self.assertEqual(feed.count("<title>Cramp</title>"), number)
        addresses = " ".join(self.sitemap())
        self.assertIn("/conditions/cramp/", addresses)
        for slug in ("beside", "away"):
            self.assertNotIn(f"/{slug}/", addresses)

    def test_an_alias_of_a_private_page_is_in_the_sitemap(self):
        PageViewRestriction.objects.create(
            page=self.cramp, restriction_type=PageViewRestriction.LOGIN
        )
        self.assertIn("/sports/away/", " ".join(self.sitemap()))

    def test_no_list_for_search_engines_has_it(self):
        addresses = [self.cramp.full_url, self.hip.full_url]
        self.assertEqual(self.list_items(self.index), addresses)
        self.assertEqual(self.list_items(self.other), [])

    def test_it_is_about_the_condition_of_its_source(self):
        again = self.away.create_alias(parent=self.index, update_slug="again")
        for page in (self.cramp, self.beside, self.away, again):
            with self.subTest(page=page.slug):
                ids = [
                    node["@id"]
                    for node in self.graph(page)
                    if node["@type"] == "MedicalCondition"
                ]
                self.assertEqual(ids, [f"{self.cramp.full_url}#condition"])
                soup = self.get_soup(self.client.get(page.url).content)
                canonical = soup.select_one('link[rel="canonical"]')["href"]
                self.assertEqual(canonical, self.cramp.full_url)

    def test_it_is_no_neighbour_of_what_it_repeats(self):
        for page, neighbours in (
            (self.cramp, ["Hip pain"]),
            (self.beside, ["Hip pain"]),
            (self.hip, ["Cramp"]),
            (self.away, []),
        ):
            soup = self.get_soup(self.client.get(page.url).content)
            links = soup.select(".osteo-neighbours__title")
            with self.subTest(page=page.slug):
                self.assertEqual([link.text for link in links], neighbours)
        href = self.get_soup(self.client.get(self.hip.url).content).select_one(
            ".osteo-neighbours a"
        )["href"]
        self.assertEqual(href, self.cramp.url)
