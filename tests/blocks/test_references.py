from django.test import SimpleTestCase

from .helpers import (
    SectionTests,
    documented_example,
    faults,
    forget_documented_examples,
    meaning_of,
)

CRAMPS = {
    "title": "Muscle cramps",
    "publisher": "Example Health Service",
    "year": 2024,
    "url": "https://example.com/muscle-cramps?a=1&b=2",
    "read_on": "2026-11-22",
}


class ReferencesTests(SectionTests, SimpleTestCase):
    slug = "references"
    complete = {"references": [CRAMPS]}

    def item(self, **fields):
        value = self.value(references=[{"title": "Muscle cramps", **fields}])
        return meaning_of(self.render(value).find("li"))

    def test_a_source_with_an_address_is_a_link(self):
        self.assertHTMLEqual(
            self.item(**CRAMPS),
            """
            <li>
                <a href="https://example.com/muscle-cramps?a=1&amp;b=2">Muscle
                cramps</a>. Example Health Service, 2024 (read on 22 November 2026)</li>
            """,
        )

    def test_a_source_without_an_address_is_a_title(self):
        self.assertHTMLEqual(self.item(), "<li><cite>Muscle cramps</cite></li>")

    def test_any_of_publisher_year_and_date_may_be_missing(self):
        for fields, rest in (
            ({"publisher": "Example Press"}, ". Example Press"),
            ({"year": 1999}, ", 1999"),
            ({"read_on": "2026-03-01"}, " (read on 1 March 2026)"),
            ({"publisher": "Example Press", "year": 1999}, ". Example Press, 1999"),
        ):
            with self.subTest(fields=fields):
                self.assertHTMLEqual(
                    self.item(**fields), f"<li><cite>Muscle cramps</cite>{rest}</li>"
                )

    def test_sources_are_numbered_in_the_editors_order(self):
        value = self.value(references=[CRAMPS, {"title": "Another"}])
        (numbered,) = self.render(value).find_all("ol")
        self.assertEqual(len(numbered.find_all("li")), 2)

    def test_only_an_address_on_the_web_is_accepted(self):
        for url in ("javascript:alert(1)", "example"):
            with self.subTest(url=url):
                faults = self.faults(references=[{**CRAMPS, "url": url}])
                self.assertEqual(list(faults), ["references.0.url"])

    def test_a_year_that_cannot_be_is_refused(self):
        faults = self.faults(references=[{**CRAMPS, "year": 24}])
        self.assertEqual(list(faults), ["references.0.year"])

    def test_at_least_one_source_is_asked_for(self):
        self.assertEqual(list(self.faults(references=[])), ["references"])

    def test_the_documented_example_insists_on_an_address(self):
        self.addCleanup(forget_documented_examples)
        body = documented_example("references").SiteConditionBody()
        block = body.child_blocks["references"]
        value = block.to_python({"references": [{"title": "Muscle cramps"}]})
        self.assertEqual(list(faults(block, value)), ["references.0.url"])
        block.clean_deferred(value)
