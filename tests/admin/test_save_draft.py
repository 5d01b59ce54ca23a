from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils import WagtailTestUtils

from tests.content import create_condition, create_index
from wagtail_osteo.models import (
    BodyRegion,
    Clinic,
    ClinicClosure,
    FirstVisit,
    Practitioner,
    RedFlagSet,
)

WORDS = "Save draft (not live)"


class SaveDraftTests(WagtailTestUtils, TestCase):
    """Nobody wonders whether patients can see what was just saved."""

    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.page = create_condition(cls.index)

    def setUp(self):
        self.login()

    def edit(self, page):
        return self.client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))

    def test_the_button_of_a_condition_says_it(self):
        response = self.edit(self.page)
        self.assertContains(response, f">{WORDS}<", count=1)
        self.assertContains(response, "action-save")

    def test_so_does_that_of_a_new_one(self):
        names = ("wagtail_osteo_pages", "conditionpage", self.index.pk)
        response = self.client.get(reverse("wagtailadmin_pages:add", args=names))
        self.assertContains(response, f">{WORDS}<", count=1)

    def test_so_do_those_of_people_clinics_and_texts(self):
        for model in (Practitioner, Clinic, FirstVisit, RedFlagSet):
            with self.subTest(model):
                thing = model.objects.create(name="Elm Lane", live=False)
                names = model.snippet_viewset.get_url_name
                for url in (
                    reverse(names("add")),
                    reverse(names("edit"), args=(thing.pk,)),
                ):
                    response = self.client.get(url)
                    soup = self.get_soup(response.content)
                    button = soup.select_one("button.action-save").get_text().strip()
                    self.assertEqual(button, WORDS)

    def test_what_is_live_at_once_says_nothing_of_drafts(self):
        url = reverse(ClinicClosure.snippet_viewset.get_url_name("add"))
        self.assertNotContains(self.client.get(url), "draft (")

    def test_other_pages_keep_wagtails(self):
        for page in (self.index, Page.objects.get(depth=2)):
            self.assertNotContains(self.edit(page), WORDS)


class TabsTests(WagtailTestUtils, TestCase):
    """The form of a condition has what Wagtail puts beside every page."""

    def setUp(self):
        self.login()

    def test_regions_are_ticked_in_boxes(self):
        page = create_condition(create_index())
        page.body_regions = [BodyRegion.objects.get(slug="neck")]
        page.save()
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
        boxes = self.get_soup(response.content).select(
            "[name=body_regions][type=checkbox]"
        )
        ticked = [box for box in boxes if box.has_attr("checked")]
        self.assertEqual(len(boxes), len(BodyRegion.Region))
        self.assertEqual(
            [box.find_parent("label").get_text(strip=True) for box in ticked], ["Neck"]
        )

    def test_a_condition_can_be_scheduled(self):
        page = create_condition(create_index())
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
        self.assertContains(response, 'name="go_live_at"')
        for tab in ("Content", "Practice and review", "Promote"):
            self.assertContains(response, tab)
        self.assertNotContains(response, "tab-label-settings")
