from django.template.loader import render_to_string
from django.test import RequestFactory, TestCase
from wagtail.models import Locale, Site

from tests.content import create_clinic
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.pages.models import ConditionPage

from .helpers import SectionTests, text_of

CARD = "wagtail_osteo/includes/clinic_card.html"


class ClinicTests(SectionTests, TestCase):
    slug = "clinic"

    @classmethod
    def setUpTestData(cls):
        cls.usual = create_clinic(
            name="Elm Lane",
            street_address="1 Elm Lane",
            telephone="+442079460101",
            directions="<p>Opposite the <b>library</b>.</p>",
        )
        cls.other = create_clinic(
            name="Oak Road", locality="Exampleton", telephone="+442079460202"
        )
        cls.practice = PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True),
            default_clinic=cls.usual,
            booking_url="https://example.com/book",
        )
        cls.complete = {"clinic": cls.usual.pk, "show_directions": True}

    def render(self, value=None, context=None):
        return super().render(value, context or self.context())

    def context(self, **context):
        return {"request": RequestFactory().get("/"), **context}

    def name(self, clinic=None, **context):
        value = self.value(clinic=clinic and clinic.pk)
        name = self.render(value, self.context(**context)).select_one(
            ".osteo-clinic-card__name"
        )
        return name and text_of(name)

    def test_a_clinic_is_shown_with_the_way_there(self):
        section = self.render()
        self.assert_heading(section, "Where to find us")
        headings = [(h.name, text_of(h)) for h in section.find_all(["h2", "h3"])]
        self.assertEqual(
            headings,
            [
                ("h2", "Where to find us"),
                ("h3", "Elm Lane"),
                ("h3", "How to get here"),
            ],
        )
        self.assertIn("1 Elm Lane", text_of(section))
        self.assertIn("Opposite the library.", text_of(section))
        self.assertEqual(
            [a["data-osteo-action"] for a in section.select("[data-osteo-action]")],
            ["call", "book", *["directions"] * 3],
        )

    def test_directions_are_left_out_where_they_are_not_wanted_or_not_known(self):
        for value in (
            self.value(show_directions=False),
            self.value(clinic=self.other.pk),
        ):
            self.assertNotIn("How to get here", text_of(self.render(value)))
            self.assert_nothing_empty(self.render(value))

    def test_the_clinic_of_practice_details_stands_in(self):
        self.assertEqual(self.name(), "Elm Lane")
        self.assertEqual(self.name(self.other), "Oak Road")
        self.other.unpublish()
        self.assertEqual(self.name(self.other), "Elm Lane")
        self.usual.unpublish()
        self.assertIsNone(self.name(self.other))

    def test_a_translated_page_shows_the_clinics_translation(self):
        welsh = Locale.objects.create(language_code="cy")
        translation = self.usual.copy_for_translation(welsh)
        translation.name = "Lôn Llwyf"
        translation.live = True
        translation.save()
        page = ConditionPage(locale=welsh)
        self.assertEqual(self.name(page=page), "Lôn Llwyf")
        self.assertEqual(self.name(self.usual, page=page), "Lôn Llwyf")

    def test_the_card_repeats_neither_an_id_nor_a_landmark_of_the_pages_own(self):
        section = self.render()
        ids = {each["id"] for each in section.find_all(id=True)}
        self.assertEqual(ids, {"clinic-heading"})
        self.assertIsNone(section.find("aside"))
        own = render_to_string(CARD, {"clinic": self.usual})
        self.assertInHTML(
            '<h2 class="osteo-clinic-card__name" '
            'id="osteo-clinic-heading"><a href="/clinics/elm-lane/">Elm Lane</a></h2>',
            own,
        )
        self.assertIn("<aside", own)

    def test_without_any_clinic_the_heading_stays(self):
        self.practice.delete()
        self.other.delete()
        section = self.render(self.value(clinic=None))
        self.assertEqual(text_of(section), "Where to find us")
