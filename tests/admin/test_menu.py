import json
from unittest import mock

from bs4 import BeautifulSoup
from django.test import TestCase
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem, admin_menu
from wagtail.test.utils import WagtailTestUtils

from tests.admin.users import create_user, permission
from tests.testapp.models import LeafletConditionPage
from wagtail_osteo.admin.conditions import distinguishing_name
from wagtail_osteo.admin.menu import MENU_HOOK
from wagtail_osteo.models import Clinic, ClinicClosure, PracticeSettings
from wagtail_osteo.models.page_types import condition_models


class MenuTests(WagtailTestUtils, TestCase):
    """All that an osteopath needs is under one entry."""

    def setUp(self):
        # Wagtail keeps the menu of the first request.
        admin_menu.__dict__.pop("registered_menu_items", None)
        self.addCleanup(admin_menu.__dict__.pop, "registered_menu_items", None)

    def entries(self, user=None):
        """The labels under “Osteopathy”, with their addresses; none without it."""
        if user:
            self.client.force_login(user)
        else:
            self.login()
        html = self.client.get(reverse("wagtailadmin_home")).content
        props = BeautifulSoup(html, "html.parser").find(id="wagtail-sidebar-props")
        return dict(self.found(json.loads(props.string)))

    def found(self, node):
        """The entries below the one named “osteopathy”, wherever that is."""
        if isinstance(node, dict):
            arguments = node.get("_args") or []
            if arguments and isinstance(arguments[0], dict):
                if arguments[0].get("name") == "osteopathy":
                    for item in arguments[1]:
                        (link, *_rest) = item["_args"]
                        yield link["label"], link["url"]
                    return
            for child in node.values():
                yield from self.found(child)
        elif isinstance(node, list):
            for child in node:
                yield from self.found(child)

    def test_an_administrator_finds_everything_in_its_order(self):
        entries = self.entries()
        self.assertEqual(
            list(entries),
            [
                # One for each type of condition: the tests have another.
                "Leaflet condition pages",
                "Conditions",
                "People",
                "Clinics",
                "First-visit texts",
                "Medical-help texts",
                "Closed days and other hours",
                "Reviews due",
                "Practice details",
            ],
        )
        for label, url in entries.items():
            with self.subTest(label):
                response = self.client.get(url, follow=True)
                self.assertEqual(response.status_code, 200)
                title = BeautifulSoup(response.content, "html.parser").title
                # The settings are edited in Wagtail's view, which names the site too.
                if label != "Practice details":
                    self.assertIn(label, title.get_text())

    def test_practice_details_are_those_of_the_site(self):
        url = self.entries()["Practice details"]
        response = self.client.get(url, follow=True)
        self.assertContains(response, "Where are your patients?")

    def test_each_sees_what_they_may_use(self):
        reception = create_user("desk", permission(ClinicClosure, "add"))
        manager = create_user("boss", permission(PracticeSettings, "change"))
        editor = create_user("ed", group="Editors")
        self.assertEqual(list(self.entries(reception)), ["Closed days and other hours"])
        self.assertEqual(list(self.entries(manager)), ["Practice details"])
        self.assertEqual(
            list(self.entries(editor)),
            ["Leaflet condition pages", "Conditions", "Reviews due"],
        )

    def test_who_may_do_nothing_there_has_no_such_entry(self):
        self.assertEqual(self.entries(create_user("nobody")), {})

    def test_types_of_condition_that_are_called_alike_are_told_apart(self):
        meta = LeafletConditionPage._meta
        with mock.patch.object(meta, "verbose_name_plural", "conditions"):
            names = [distinguishing_name(model) for model in condition_models()]
        self.assertEqual(
            names, ["Conditions (Testapp)", "Conditions (Condition pages)"]
        )

    def test_others_add_an_entry_where_it_belongs(self):
        def entry():
            return MenuItem("Opening times", "/times/", order=450)

        with hooks.register_temporarily(MENU_HOOK, entry):
            entries = self.entries()
        self.assertEqual(list(entries)[3:5], ["Clinics", "Opening times"])

    def test_hidden_is_also_refused(self):
        self.client.force_login(create_user("nobody"))
        meta = Clinic._meta
        for name in (
            f"wagtailsnippets_{meta.app_label}_{meta.model_name}:list",
            "osteo_conditions_wagtail_osteo_pages_conditionpage:index",
        ):
            with self.subTest(name):
                response = self.client.get(reverse(name))
                self.assertRedirects(response, reverse("wagtailadmin_home"))
