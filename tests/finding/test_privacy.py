"""What not everybody may see is in no list, count, figure, feed or sitemap."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.content import create_clinic, create_index, create_practitioner
from tests.finding.base import FindingTestCase
from wagtail_osteo.models import BodyRegion, ConditionPageMixin

SECRET = "Secret ailment"
REGIONS = [region.value for region in BodyRegion.Region]


class PrivacyTests(FindingTestCase):
    """One condition that everybody may see, and three that not everybody may."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.published = timezone.now() - timedelta(days=300)
        cls.public = cls.add("Muscle spasms", "calf", last_published_at=cls.published)
        hidden = {
            "also_known_as": "Hidden malady",
            "summary": "Whispered words.",
            "last_published_at": timezone.now(),
            "last_reviewed": date.today(),
        }
        regions = " ".join(REGIONS[:10])
        draft = cls.add(f"{SECRET} in draft", regions, **hidden)
        draft.unpublish()
        cls.private = cls.add(f"{SECRET} behind a login", regions, **hidden)
        PageViewRestriction.objects.create(page=cls.private, restriction_type="login")
        cls.closed = create_index(title="Members", slug="members")
        PageViewRestriction.objects.create(page=cls.closed, restriction_type="login")
        cls.inherited = cls.add(
            f"{SECRET} inherited", regions, index=cls.closed, **hidden
        )
        cls.public.related_conditions = [
            Page.objects.get(pk=each.pk) for each in (draft, cls.private, cls.inherited)
        ]
        cls.public.save()

    def assertSecretKept(self, path):
        content = self.client.get(path).content.decode()
        self.assertNotIn("Secret ailment", content)
        self.assertNotIn("secret-ailment", content)
        self.assertNotIn("Hidden malady", content)
        self.assertIn("uscle", content)

    def test_in_the_list_from_a_to_z(self):
        self.assertSecretKept(self.index.url)
        self.assertEqual(self.rows(), ["Muscle spasms"])

    def test_for_somebody_who_is_logged_in(self):
        # The page may be cached, and is then shown to everybody.
        self.login()
        self.assertSecretKept(self.index.url)

    def test_in_counts_of_regions(self):
        self.assertEqual(self.regions(), [("Calf and shin", 1)])
        self.assertEqual(self.rows(f"?region={REGIONS[0]}"), [])

    def test_in_the_figure(self):
        for region in REGIONS[:6]:
            self.add(f"{region} pain", region)
        self.assertEqual(self.soup().select(".osteo-body-map"), [])
        self.add("Sore ribs", "hip")
        links = self.soup().select(".osteo-body-map a")
        self.assertEqual(len(links), 8)
        self.assertTrue(all(": 1 condition" in link["aria-label"] for link in links))

    def test_in_search(self):
        for words in ("secret", "malady", "whispered", "ailment in draft"):
            with self.subTest(words=words):
                self.assertEqual(self.rows(f"?q={words}"), [])

    def test_in_related_previous_and_next(self):
        self.add("Zoster")
        self.assertSecretKept(self.public.url)
        soup = self.get_soup(self.client.get(self.public.url).content)
        self.assertIsNone(soup.select_one(".osteo-related"))
        links = [a["href"] for a in soup.select(".osteo-neighbours a")]
        self.assertEqual(links, [f"{self.index.url}zoster/"])

    def test_in_the_feed(self):
        self.assertSecretKept(f"{self.index.url}feed/")

    def test_the_feed_of_a_private_list_is_private(self):
        feed = f"{self.closed.url}feed/"
        self.assertEqual(self.client.get(feed).status_code, 302)
        self.login()
        self.assertNotContains(self.client.get(feed), SECRET)

    def test_in_the_sitemap(self):
        create_practitioner(name="Kim Draft", live=False)
        create_clinic(name="Draft Clinic", live=False)
        self.assertSecretKept("/sitemap.xml")
        content = self.client.get("/sitemap.xml").content.decode()
        for hidden in ("members", "kim-draft", "draft-clinic"):
            self.assertNotIn(hidden, content)
        # When something was changed that nobody may see is not told either.
        (entry,) = type(self.index).objects.get(pk=self.index.pk).get_sitemap_urls()
        self.assertEqual(entry["lastmod"], self.published)

    def test_a_page_next_to_a_private_one_is_not_private(self):
        beside = self.add("Zoster")
        self.assertIn("Zoster", self.rows())
        self.public.related_conditions = [Page.objects.get(pk=beside.pk)]
        self.assertEqual(
            [p.pk for p in ConditionPageMixin.get_related_conditions(self.public)],
            [beside.pk],
        )
