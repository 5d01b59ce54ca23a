import gzip

from tests.finding.base import FindingTestCase
from wagtail_osteo.finding.body_outlines import DRAWING
from wagtail_osteo.models import BodyRegion

REGIONS = [region for region in BodyRegion.Region if region != "whole-body"]


class BodyMapTests(FindingTestCase):
    def links(self, query=""):
        return {
            link.title.text: link
            for link in self.soup(query).select(".osteo-body-map a")
        }

    def test_draws_every_region_but_the_whole_body(self):
        self.assertEqual(set(DRAWING), set(REGIONS))

    def test_shows_from_eight_regions_on(self):
        for region in REGIONS[:7]:
            self.add(f"{region} pain", region)
        # The whole body is no place on the figure.
        self.add("Tiredness", "whole-body")
        self.assertEqual(self.links(), {})
        self.add("Sore feet", "ankle-foot")
        self.assertEqual(len(self.links()), 8)

    def test_each_region_is_a_link_that_tells_how_many(self):
        self.add("Knee pain", " ".join(REGIONS[:14]))
        self.add("Runner’s knee", "knee")
        link = self.links()["Knee"]
        self.assertEqual(link["href"], "?region=knee#osteo-found")
        self.assertEqual(link["aria-label"], "Knee: 2 conditions")
        self.assertNotIn("aria-current", link.attrs)
        self.assertEqual(self.links("?region=knee")["Knee"]["aria-current"], "true")
        # What the figure links, the list beside it does too.
        names = [name for name, _count in self.regions()]
        self.assertEqual(sorted(self.links()), sorted(names))

    def test_a_search_keeps_the_figure_and_its_words(self):
        self.add("Ache", " ".join(REGIONS))
        self.add("Cramp", "calf")
        (link,) = self.links("?q=cramp").values()
        self.assertEqual(link["href"], "?q=cramp&region=calf#osteo-found")

    def test_is_small(self):
        self.add("Ache", " ".join(REGIONS))
        figure = str(self.soup().select_one(".osteo-body-map"))
        self.assertLess(len(gzip.compress(figure.encode())), 6_000)
