import wagtail_factories
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory, SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Site

from tests.content import create_condition, create_index, section
from wagtail_osteo.blocks import (
    ClinicChooserBlock,
    PictureBlock,
    PractitionerChooserBlock,
    ProseBlock,
)
from wagtail_osteo.models import Clinic, PracticeSettings, Practitioner
from wagtail_osteo.pages.models import ConditionPage

from .helpers import soup_of, text_of


class MigrationTests(SimpleTestCase):
    def test_choosers_are_named_by_their_class_alone(self):
        for block_class in (ClinicChooserBlock, PractitionerChooserBlock):
            with self.subTest(block=block_class.__name__):
                path, args, kwargs = block_class().deconstruct()
                self.assertEqual(
                    path, f"wagtail_osteo.blocks.fields.{block_class.__name__}"
                )
                self.assertEqual((list(args), kwargs), ([], {}))

    def test_choosers_offer_the_models_in_force(self):
        self.assertIs(ClinicChooserBlock().target_model, Clinic)
        self.assertIs(PractitionerChooserBlock().target_model, Practitioner)


class ProseTests(SimpleTestCase):
    def test_prose_offers_no_headings(self):
        block_types = ProseBlock().field.widget.options["blockTypes"]
        self.assertEqual(
            {each["type"] for each in block_types},
            {"ordered-list-item", "unordered-list-item"},
        )

    def test_a_site_may_offer_more(self):
        block = ProseBlock(features=["h4"])
        self.assertEqual(block.features, ["h4"])


class PictureTests(TestCase):
    def test_pictures_keep_order_gaps_and_each_its_own_description(self):
        first, second = (
            wagtail_factories.ImageFactory(title=title) for title in ("1", "2")
        )
        chosen = [
            (second.pk, "second"),
            (first.pk, "first"),
            (None, ""),
            (second.pk, "second again"),
        ]
        pictures = PictureBlock(required=False).bulk_to_python(
            {"image": pk, "alt_text": alt_text, "decorative": False}
            for pk, alt_text in chosen
        )
        self.assertEqual(
            [(p.pk, p.contextual_alt_text) if p else (None, "") for p in pictures],
            chosen,
        )

    def test_clinics_keep_order_gaps_and_repeats(self):
        first, second = (Clinic.objects.create(name=name) for name in ("1", "2"))
        missing = second.pk + 1
        found = ClinicChooserBlock(required=False).bulk_to_python(
            [second.pk, missing, first.pk, None, second.pk]
        )
        self.assertEqual(found, [second, None, first, None, second])


class QueryTests(TestCase):
    """A page with many sections asks the database no more often than one with few."""

    @classmethod
    def setUpTestData(cls):
        cls.welsh = Locale.objects.create(language_code="cy")
        usual = Clinic.objects.create(name="Usual", telephone="+442079460101")
        PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True), default_clinic=usual
        )
        cls.images = [
            wagtail_factories.ImageFactory(file__width=8, file__height=8)
            for _number in range(60)
        ]
        cls.clinics = []
        for number in range(60):
            telephone = f"+442079460{number + 100}"
            clinic = Clinic.objects.create(name=f"Clinic {number}", telephone=telephone)
            cls.clinics.append(clinic)
            translation = clinic.copy_for_translation(cls.welsh)
            translation.live = True
            translation.telephone = f"+442079460{number + 500}"
            translation.save()
        cls.index = create_index()

    def create_page(self, count):
        """A condition with ``count`` pictures, clinics, and sections without either."""
        body = [section("red_flags", levels=[])]
        for image, clinic in zip(
            self.images[:count], self.clinics[:count], strict=True
        ):
            picture = {"image": image.pk, "alt_text": "A hand", "decorative": False}
            measure = {"name": "Stretch", "how": "Slowly.", "picture": picture}
            body += [
                section("self_care", measures=[measure]),
                section("call_to_action", clinic=clinic.pk),
                section("call_to_action", clinic=None),
                section("overview", picture=picture),
            ]
        return create_condition(
            self.index, body=body, title=f"With {count}", live=False
        )

    def render(self, page, locale):
        # As fetched for a visitor, by a process that remembers nothing.
        cache.clear()
        Site.clear_site_root_paths_cache()
        page = ConditionPage.objects.get(pk=page.pk)
        page.locale = locale
        context = {"page": page, "request": RequestFactory().get("/")}
        with CaptureQueriesContext(connection) as queries:
            html = page.body.render_as_block(context)
        return len(queries), soup_of(html)

    def assert_constant(self, locale, first_number):
        counts = set()
        for count in (10, 60):
            page = self.create_page(count)
            # Renditions are made on first sight; afterwards they are only looked up.
            self.render(page, locale)
            queries, html = self.render(page, locale)
            self.assertEqual(len(html.find_all("img")), 2 * count)
            numbers = [text_of(a) for a in html.select("[data-osteo-action=call]")]
            self.assertEqual(len(numbers), 2 * count)
            self.assertIn(first_number, numbers[0])
            counts.add(queries)
        self.assertEqual(len(counts), 1, counts)

    def test_queries_do_not_grow_with_the_sections(self):
        self.assert_constant(Locale.objects.get(language_code="en-gb"), "7946 0100")

    def test_queries_do_not_grow_on_a_translated_page(self):
        self.assert_constant(self.welsh, "7946 0500")
