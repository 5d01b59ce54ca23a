"""What tests of the list of conditions share."""

from django.test import TestCase
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_condition, create_index
from wagtail_osteo.models import BodyRegion
from wagtail_osteo.pages.models import ConditionIndexPage

__all__ = ["FindingTestCase"]


class FindingTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()

    @classmethod
    def add(cls, title, regions="", index=None, **fields):
        """A condition below the index, felt in the regions (slugs, with spaces)."""
        # Not the one that all tests share: it would count children of other tests.
        index = ConditionIndexPage.objects.get(pk=(index or cls.index).pk)
        page = create_condition(index, title=title, slug=None, **fields)
        page.body_regions = BodyRegion.objects.filter(slug__in=regions.split())
        page.save()
        return page

    def soup(self, query="", index=None):
        response = self.client.get((index or self.index).url + query)
        self.assertEqual(response.status_code, 200)
        return self.get_soup(response.content)

    def rows(self, query="", **kwargs):
        """The lines of the list, each the first of its texts."""
        lines = self.soup(query, **kwargs).select(".osteo-found__row")
        return [
            " ".join((line.select_one(".osteo-found__see") or line.a).text.split())
            for line in lines
        ]

    def heading(self, query=""):
        return " ".join(self.soup(query).select_one("#osteo-found").text.split())

    def regions(self, query=""):
        """Names of the regions offered, each with its number of conditions."""
        links = self.soup(query).select(".osteo-regions__list a")
        return [
            (
                link.select_one(".osteo-regions__name").text,
                int(link.select_one(".osteo-regions__count").text.split()[0]),
            )
            for link in links
        ]
