"""Wagtail's own checks count what ours found, in the editor and its preview alone."""

import json

from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from .test_screens import ScreenTestCase

RULES = ["osteo-must_fix", "osteo-should_check", "osteo-wording"]
MODULE = "/static/wagtail_osteo/js/advice_checks.js"


class ContentCheckTests(ScreenTestCase):
    def configuration(self, response):
        found = self.soup(response).find(id="checker-axe-configuration")
        return json.loads(found.string)

    def preview(self, **parameters):
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[self.page.pk])
        drugs = rich_text("<p>Some drugs help.</p>")
        form = {
            "title": self.page.title,
            "slug": self.page.slug,
            "body": streamfield(
                [("rich_text", {"heading": "More", "anchor": "", "text": drugs})]
            ),
            "also_known_as": "",
            "summary": "",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
        self.client.post(address, nested_form_data(form))
        return self.client.get(address, parameters)

    def test_the_edit_view_knows_the_messages(self):
        response = self.client.get(
            reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        )
        configuration = self.configuration(response)
        for rule in RULES:
            self.assertIn(rule, configuration["options"]["runOnly"])
        self.assertEqual(
            configuration["messages"]["osteo-must_fix"]["error_name"], "Must fix"
        )
        # Wagtail's own are still there.
        self.assertIn("empty-heading", configuration["options"]["runOnly"])

    def test_the_preview_knows_the_places_of_what_was_not_saved_yet(self):
        response = self.preview(in_preview_panel="true")
        self.assertContains(response, MODULE)
        checks = {
            each["id"]: each.get("options", {}).get("places")
            for each in self.configuration(response)["spec"]["checks"]
        }
        # No signs, no summary: of the page. The drugs: of the section.
        self.assertEqual(checks["check-osteo-must_fix"], [""])
        self.assertEqual(checks["check-osteo-should_check"], [""])
        self.assertEqual(checks["check-osteo-wording"], ["rich-text"])

    def test_pages_outside_the_editor_are_left_alone(self):
        self.page.save_revision().publish()
        conditions = [self.client.get(self.page.url), self.preview()]
        for response in (*conditions, self.client.get(self.index.url)):
            self.assertContains(response, "checker-axe-configuration")
            self.assertNotContains(response, "osteo-must_fix")
            self.assertNotContains(response, MODULE)

    def test_other_pages_have_nothing_of_ours_in_the_editor(self):
        response = self.client.get(
            reverse("wagtailadmin_pages:edit", args=[self.index.pk])
        )
        self.assertNotIn("osteo", json.dumps(self.configuration(response)))
