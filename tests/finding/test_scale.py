"""A long list takes as many queries as a short one; see also tests/projects."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.many import copy_condition
from tests.finding.base import FindingTestCase

PATHS = {
    "list": "",
    "last page": "?page=999",
    "region": "?region=lower-back",
    "search": "?q=pain",
    "search in a region": "?q=back&region=lower-back",
    "feed": "feed/",
    "condition": "back-pain/",
}


class ScaleTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.first = cls.add("Back pain", "lower-back", also_known_as="Lumbago")
        copy_condition(cls.first, 9)

    def queries(self, path):
        self.client.get(path)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(self.client.get(path).status_code, 200)
        return [query["sql"] for query in queries.captured_queries]

    def test_number_of_queries_is_constant(self):
        paths = {name: self.index.url + end for name, end in PATHS.items()}
        paths["sitemap"] = "/sitemap.xml"
        few = {name: self.queries(path) for name, path in paths.items()}
        copy_condition(self.first, 300)
        self.assertEqual(self.heading()[:14], "310 conditions")
        for name, path in paths.items():
            with self.subTest(name):
                many = self.queries(path)
                self.assertEqual(len(many), len(few[name]), many)
