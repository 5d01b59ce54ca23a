import wagtail_factories
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Site

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_introduced_practitioner,
    create_practitioner,
    section,
)
from wagtail_osteo.blocks import PractitionerChooserBlock
from wagtail_osteo.models import PracticeSettings, PractitionerClinic
from wagtail_osteo.pages.models import ConditionPage

from .helpers import SectionTests, faults, soup_of, text_of

PERSONAL = "https://example.com/sam-at-elm-lane"
CLINICS = "https://example.com/elm-lane"
PRACTICES = "https://example.com/book"


class PractitionerTests(SectionTests, TestCase):
    slug = "practitioner"

    @classmethod
    def setUpTestData(cls):
        cls.sam = create_introduced_practitioner()
        cls.elm = create_clinic(name="Elm Lane", telephone="+442079460101")
        cls.link = PractitionerClinic.objects.create(
            practitioner=cls.sam, clinic=cls.elm, days=[0, 3]
        )
        cls.complete = {
            "practitioner": cls.sam.pk,
            "text": "Sam sees many runners whose calves keep cramping.",
        }

    def render(self, value=None, context=None):
        return super().render(value, context or {"request": RequestFactory().get("/")})

    def test_a_value_written_in_python_needs_no_optional_fields(self):
        # There it holds the person, not a key.
        value = self.block.normalize({"practitioner": self.sam})
        self.assertEqual(faults(self.block, value), {})
        self.assert_nothing_empty(self.render(value))

    def places(self, **context):
        """``{clinic: (words, address)}`` of where a reader can book."""
        context = {"request": RequestFactory().get("/"), **context}
        places = {}
        for place in self.render(context=context).select(".osteo-places__place"):
            link = place.find(class_="osteo-button")
            places[text_of(place.b)] = link and (text_of(link), link["href"])
        return places

    def test_a_person_is_introduced(self):
        element = self.render()
        self.assert_heading(element, "Who you will see")
        card = element.find(class_="osteo-practitioner__card")
        self.assertEqual(text_of(card.h3), "Sam Example")
        self.assertEqual(
            [text_of(p) for p in card.select(".osteo-person__text p")],
            [
                "Registered osteopath",
                "BSc (Hons) Osteopathy",
                "Registration number 1234 (check the register)",
                "Speaks English, Welsh",
            ],
        )
        self.assertEqual(
            card.find("a", string="check the register")["href"],
            "https://example.com/register/99",
        )
        self.assertEqual(
            card.find("a", rel="me")["href"],
            "https://example.com/blog",
        )
        self.assertIn("Sam sees many runners", text_of(card))

    def test_the_photo_is_sharp_and_silent_as_the_name_is_beside_it(self):
        image = self.render().img
        self.assertEqual(image["alt"], "")
        self.assertEqual((image["width"], image["height"]), ("128", "128"))
        self.assertEqual(len(image["srcset"].split(",")), 2)
        self.assertEqual(image["loading"], "lazy")

    def test_a_person_of_whom_little_is_known_has_a_name_and_no_gaps(self):
        self.link.delete()
        value = self.value(practitioner=create_practitioner(name="Jo Example").pk)
        self.assert_nothing_empty(self.render(value))
        self.assertEqual(text_of(self.render(value).h3), "Jo Example")

    def test_booking_is_the_persons_then_the_clinics_then_the_practices(self):
        practice = PracticeSettings.objects.create(
            site=Site.objects.get(is_default_site=True)
        )
        words = "Book a visit: Sam Example, Elm Lane"
        self.assertEqual(
            self.places(),
            {"Elm Lane": ("Call 020 7946 0101", "tel:+44-20-7946-0101")},
        )
        practice.booking_url = PRACTICES
        practice.save()
        self.assertEqual(self.places(), {"Elm Lane": (words, PRACTICES)})
        self.elm.booking_url = CLINICS
        self.elm.save()
        self.assertEqual(self.places(), {"Elm Lane": (words, CLINICS)})
        self.link.booking_url = PERSONAL
        self.link.save()
        self.assertEqual(self.places(), {"Elm Lane": (words, PERSONAL)})

    def test_a_clinic_without_telephone_and_booking_is_written_to(self):
        self.elm.telephone = ""
        self.elm.email = "elm@example.com"
        self.elm.save()
        self.assertEqual(
            self.places(), {"Elm Lane": ("elm@example.com", "mailto:elm@example.com")}
        )
        self.elm.email = ""
        self.elm.save()
        self.assertEqual(self.places(), {"Elm Lane": None})

    def test_a_place_says_its_days_and_whether_it_takes_new_patients(self):
        place = self.render().find(class_="osteo-places__place")
        self.assertEqual(text_of(place.p), "Elm Lane Monday, Thursday")
        self.elm.accepting_new_patients = False
        self.elm.save()
        place = self.render().find(class_="osteo-places__place")
        self.assertIn("Not accepting new patients", text_of(place))

    def test_days_that_an_import_got_wrong_are_not_named(self):
        PractitionerClinic.objects.update(days=[0, 9])
        place = self.render().find(class_="osteo-places__place")
        self.assertEqual(text_of(place.p), "Elm Lane Monday")

    def test_a_clinic_that_is_not_live_is_left_out(self):
        oak = create_clinic(name="Oak Road", telephone="+442079460202")
        PractitionerClinic.objects.create(practitioner=self.sam, clinic=oak)
        self.assertEqual(list(self.places()), ["Elm Lane", "Oak Road"])
        self.elm.unpublish()
        self.assertEqual(list(self.places()), ["Oak Road"])

    def test_nobody_is_sent_to_a_person_who_has_left(self):
        self.sam.is_practising = False
        self.sam.save()
        element = self.render()
        self.assert_heading(element, "Practitioner")
        self.assertIn("No longer practising", text_of(element))
        self.assertEqual(self.places(), {})
        self.assertIsNone(element.find(attrs={"data-osteo-action": True}))

    def test_a_person_who_is_not_live_or_gone_leaves_the_words(self):
        self.sam.unpublish()
        gone = self.sam.pk + 1
        for pk in (self.sam.pk, gone):
            with self.subTest(pk=pk):
                element = self.render(self.value(practitioner=pk))
                self.assertIsNone(element.h3)
                self.assertIn("Sam sees many runners", text_of(element))
                self.assert_nothing_empty(element)

    def test_a_person_whom_nobody_can_see_is_refused(self):
        self.sam.unpublish()
        self.assertEqual(
            self.faults(),
            {
                "practitioner": [
                    "Patients cannot see this person, who is not live. Publish them "
                    "first."
                ]
            },
        )
        self.block.clean_deferred(self.value())

    def test_a_translated_page_introduces_the_translation(self):
        welsh = Locale.objects.create(language_code="cy")
        for original, name in ((self.sam, "Sam Enghraifft"), (self.elm, "Lôn Llwyf")):
            translation = original.copy_for_translation(welsh)
            translation.name = name
            translation.live = True
            translation.save()
        page = ConditionPage(locale=welsh)
        context = {"request": RequestFactory().get("/"), "page": page}
        self.assertEqual(text_of(self.render(context=context).h3), "Sam Enghraifft")
        self.assertEqual(list(self.places(page=page)), ["Lôn Llwyf"])


class PeopleTests(TestCase):
    """Many sections ask the database no more often than one."""

    @classmethod
    def setUpTestData(cls):
        cls.english = Locale.objects.get(language_code="en-gb")
        cls.welsh = Locale.objects.create(language_code="cy")
        cls.people = []
        for number in range(10):
            person = create_practitioner(
                name=f"Person {number}", photo=wagtail_factories.ImageFactory()
            )
            for place in "ab":
                clinic = create_clinic(
                    name=f"Clinic {number}{place}", booking_url=CLINICS
                )
                clinic.copy_for_translation(cls.welsh).save()
                PractitionerClinic.objects.create(practitioner=person, clinic=clinic)
            translation = person.copy_for_translation(cls.welsh)
            translation.live = True
            translation.save()
            cls.people.append(person)
        cls.index = create_index()

    def queries(self, count, locale):
        body = [section("red_flags", levels=[])] + [
            section("practitioner", practitioner=person.pk)
            for person in self.people[:count]
        ]
        page = create_condition(self.index, body=body, title=f"{count}", live=False)
        numbers = []
        # Renditions are made on first sight; afterwards they are only looked up.
        for _time in range(2):
            cache.clear()
            Site.clear_site_root_paths_cache()
            fetched = ConditionPage.objects.get(pk=page.pk)
            fetched.locale = locale
            context = {"page": fetched, "request": RequestFactory().get("/")}
            with CaptureQueriesContext(connection) as queries:
                html = soup_of(fetched.body.render_as_block(context))
            numbers.append(len(queries))
        self.assertEqual(len(html.find_all("img")), count)
        self.assertEqual(len(html.select("[data-osteo-action=book]")), 2 * count)
        return numbers[-1]

    def test_queries_do_not_grow_with_the_sections(self):
        for locale in (self.english, self.welsh):
            with self.subTest(locale=locale):
                self.assertEqual(self.queries(1, locale), self.queries(10, locale))

    def test_people_keep_order_gaps_and_repeats(self):
        first, second = self.people[:2]
        gone = self.people[-1].pk + 1000
        found = PractitionerChooserBlock(required=False).bulk_to_python(
            [second.pk, gone, first.pk, None, second.pk]
        )
        self.assertEqual(found, [second, None, first, None, second])
        with self.assertNumQueries(0):
            clinics = [
                [link.clinic.name for link in person.clinic_links.all()]
                for person in found
                if person
            ]
        self.assertEqual(clinics[0], ["Clinic 1a", "Clinic 1b"])
        self.assertEqual(clinics[0], clinics[2])
