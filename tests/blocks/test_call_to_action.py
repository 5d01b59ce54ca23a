from django.test import RequestFactory, SimpleTestCase, TestCase
from wagtail.models import Locale, Site

from wagtail_osteo.models import Clinic, PracticeSettings
from wagtail_osteo.pages.models import ConditionPage

from .helpers import SectionTests, shipped_section, soup_of, text_of

BOOKING = "https://example.com/book"


class CallToActionTests(SectionTests, SimpleTestCase):
    slug = "call_to_action"
    complete = {
        "heading": "Come and see us",
        "text": "We can look into it with you.",
        "clinic": None,
    }

    def test_without_clinic_and_practice_there_are_words_but_nothing_to_press(self):
        self.assert_meaning(
            self.render(),
            """
            <section id="call-to-action" aria-labelledby="call-to-action-heading">
                <h2 id="call-to-action-heading">Come and see us</h2>
                <p>We can look into it with you.</p>
            </section>
            """,
        )

    def test_a_draft_without_a_heading_goes_by_the_sections_name(self):
        value = self.value(heading="")
        self.block.clean_deferred(value)
        self.assert_heading(self.render(value), "Invitation")


class CallToActionOfAPracticeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.usual = Clinic.objects.create(
            name="Elm Lane",
            telephone="+442079460101",
            booking_url="https://example.com/elm-lane",
        )
        cls.other = Clinic.objects.create(name="Oak Road", telephone="+442079460202")
        cls.practice = PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True),
            default_clinic=cls.usual,
            booking_url=BOOKING,
        )
        cls.welsh = Locale.objects.create(language_code="cy")

    def links(self, clinic=None, page=None):
        """``{action: (address, words)}`` of what a reader can press."""
        block = shipped_section("call_to_action")
        value = block.to_python(
            {"heading": "Come and see us", "clinic": clinic and clinic.pk}
        )
        context = {"request": RequestFactory().get("/"), "page": page}
        links = soup_of(block.render(value, context)).find_all("a")
        return {a.get("data-osteo-action"): (a["href"], text_of(a)) for a in links}

    def telephone(self, **kwargs):
        return self.links(**kwargs)["call"][1]

    def unpublish(self, clinic):
        clinic.live = False
        clinic.save()

    def test_the_clinic_of_practice_details_is_rung_and_booked(self):
        self.assertEqual(
            self.links(),
            {
                "call": ("tel:+44-20-7946-0101", "Call 020 7946 0101"),
                "book": ("https://example.com/elm-lane", "Book a visit"),
            },
        )

    def test_the_sections_own_clinic_wins(self):
        self.assertEqual(self.telephone(clinic=self.other), "Call 020 7946 0202")

    def test_a_clinic_without_a_booking_link_uses_the_practices(self):
        self.assertEqual(self.links(clinic=self.other)["book"][0], BOOKING)

    def test_without_any_booking_link_there_is_the_telephone(self):
        self.practice.booking_url = ""
        self.practice.save()
        self.assertEqual(list(self.links(clinic=self.other)), ["call"])

    def test_a_clinic_that_is_not_live_counts_as_absent(self):
        self.unpublish(self.other)
        self.assertEqual(self.telephone(clinic=self.other), "Call 020 7946 0101")

    def test_a_deleted_clinic_counts_as_absent(self):
        pk = self.other.pk
        self.other.delete()
        self.other.pk = pk
        self.assertEqual(self.telephone(clinic=self.other), "Call 020 7946 0101")

    def test_without_a_live_clinic_the_practice_can_still_be_booked(self):
        self.unpublish(self.usual)
        self.assertEqual(self.links(), {"book": (BOOKING, "Book a visit")})

    def test_a_practice_whose_clinic_was_deleted_can_still_be_booked(self):
        self.usual.delete()
        self.assertEqual(self.links(), {"book": (BOOKING, "Book a visit")})

    def test_a_clinic_without_telephone_and_booking_is_written_to(self):
        self.practice.booking_url = ""
        self.practice.save()
        silent = Clinic.objects.create(name="By post", email="elm@example.com")
        self.assertEqual(
            self.links(clinic=silent),
            {None: ("mailto:elm@example.com", "elm@example.com")},
        )

    def test_a_draft_whose_clinic_is_gone_can_be_saved(self):
        pk = self.other.pk
        self.other.delete()
        block = shipped_section("call_to_action")
        value = block.to_python({"heading": "", "clinic": pk})
        block.clean_deferred(value)
        self.assertIsNone(value["clinic"])

    def translate(self, clinic, **fields):
        translation = clinic.copy_for_translation(self.welsh)
        for name, field in {"live": True, **fields}.items():
            setattr(translation, name, field)
        translation.save()
        return translation

    def test_a_translated_page_shows_the_clinics_translation(self):
        page = ConditionPage(locale=self.welsh)
        self.translate(self.usual, telephone="+442079460303")
        self.translate(self.other, telephone="+442079460404")
        self.assertEqual(self.telephone(page=page), "Call 020 7946 0303")
        self.assertEqual(
            self.telephone(page=page, clinic=self.other), "Call 020 7946 0404"
        )
        # The page in the clinic's own language keeps the clinic itself.
        page = ConditionPage(locale=Locale.objects.get(language_code="en-gb"))
        self.assertEqual(self.telephone(page=page), "Call 020 7946 0101")

    def test_a_translation_that_is_not_live_leaves_the_original(self):
        page = ConditionPage(locale=self.welsh)
        self.translate(self.usual, telephone="+442079460303", live=False)
        self.assertEqual(self.telephone(page=page), "Call 020 7946 0101")
