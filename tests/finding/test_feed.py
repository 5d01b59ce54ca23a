from datetime import date, datetime, timedelta, timezone
from xml.etree import ElementTree

from wagtail.models import Page

from tests.finding.base import FindingTestCase
from tests.testapp.models import Leaflet

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def at(year, month, day):
    return datetime(year, month, day, 9, tzinfo=timezone.utc)


class FeedTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.old = cls.add("Old", last_published_at=at(2024, 1, 1))
        cls.checked = cls.add(
            "Checked",
            last_published_at=at(2023, 1, 1),
            first_published_at=at(2022, 1, 1),
            last_reviewed=date(2026, 3, 3),
            summary="A <b>summary</b> & more.",
        )
        cls.new = cls.add(
            "New", last_published_at=at(2026, 5, 5), last_reviewed=date(2020, 1, 1)
        )

    def get(self, **headers):
        return self.client.get(f"{self.index.url}feed/", headers=headers)

    def entries(self):
        feed = ElementTree.fromstring(self.get().content)  # noqa: S314 -- our own
        return feed.findall("atom:entry", ATOM)

    def texts(self, name):
        return [entry.findtext(f"atom:{name}", None, ATOM) for entry in self.entries()]

    def test_has_what_was_published_or_checked_last_first(self):
        self.assertEqual(self.texts("title"), ["New", "Checked", "Old"])
        self.assertEqual(
            [text[:10] for text in self.texts("updated")],
            ["2026-05-05", "2026-03-03", "2024-01-01"],
        )
        self.assertEqual(self.texts("published")[1][:10], "2022-01-01")
        self.assertEqual(self.texts("summary")[1], "A <b>summary</b> & more.")
        links = [e.find("atom:link", ATOM).get("href") for e in self.entries()]
        self.assertEqual(links[0], self.new.full_url)

    def test_ends_with_the_twentieth(self):
        for number in range(30):
            self.add(
                f"More {number}",
                last_published_at=at(2026, 6, 1) + timedelta(days=number),
            )
        titles = self.texts("title")
        self.assertEqual(titles, [f"More {number}" for number in range(29, 9, -1)])

    def test_an_entry_keeps_its_identity_when_the_page_moves(self):
        before = self.texts("id")
        self.assertEqual(len(set(before)), 3)
        self.new.slug = "renamed"
        self.new.save()
        self.assertEqual(self.texts("id"), before)

    def test_the_list_names_it(self):
        link = self.soup().select_one('link[rel="alternate"]')
        self.assertEqual(link["type"], "application/atom+xml")
        self.assertEqual(link["href"], f"{self.index.full_url}feed/")
        served = self.get()["Content-Type"]
        self.assertEqual(served, "application/atom+xml; charset=utf-8")

    def test_who_has_it_already_is_told_so(self):
        first = self.get()
        self.assertIn("max-age=900", first["Cache-Control"])
        etag = {"if-none-match": first["ETag"]}
        self.assertEqual(self.get(**etag).status_code, 304)
        # Taken away, a condition leaves nothing newer behind.
        self.new.unpublish()
        again = self.get(**etag)
        self.assertEqual(again.status_code, 200)
        self.assertNotContains(again, "<title>New</title>")

    def test_is_there_without_any_condition(self):
        for page in (self.old, self.checked, self.new):
            page.unpublish()
        self.assertEqual(self.get().status_code, 200)
        self.assertEqual(self.entries(), [])

    def test_what_xml_cannot_hold_is_left_out(self):
        # A line break of a word processor, pasted.
        self.add("Gout", summary="A toe\x0bhurts.", last_reviewed=date.today())
        self.assertContains(self.get(), "A toehurts.")

    def test_a_draft_of_a_list_has_none(self):
        self.index.unpublish()
        self.assertEqual(self.get().status_code, 404)

    def test_there_is_nothing_below_it(self):
        response = self.client.get(f"{self.index.url}feed/more/")
        self.assertEqual(response.status_code, 404)

    def test_has_the_articles_that_the_site_names(self):
        article = Leaflet(
            title="Coping", slug="coping", last_published_at=at(2027, 1, 1)
        )
        Page.objects.get(pk=self.index.pk).add_child(instance=article)
        with self.settings(WAGTAIL_OSTEO_ARTICLE_PAGE_TYPES=["testapp.Leaflet"]):
            self.assertEqual(self.texts("title")[0], "Coping")
