"""Telephone numbers as they are read: in the form that dials from where one reads."""

from django.test import SimpleTestCase, TestCase
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.models import Site

from tests.blocks.helpers import soup_of
from tests.content import create_clinic, create_condition, create_index, section
from tests.content import create_practitioner as create_person
from wagtail_osteo.models import (
    Clinic,
    PracticeSettings,
    Practitioner,
    PractitionerClinic,
)
from wagtail_osteo.practice.telephone import public_telephone

LONDON, DUBLIN, NEW_YORK = "+442079460123", "+35312345678", "+12125550123"


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


class FormTests(SimpleTestCase):
    def read(self, number, *countries):
        return plain(
            public_telephone(PhoneNumber.from_string(number), countries).number
        )

    def test_at_home_as_it_is_dialled_there(self):
        self.assertEqual(self.read(LONDON, "GB"), "020 7946 0123")
        self.assertEqual(self.read(DUBLIN, "IE"), "(01) 234 5678")

    def test_abroad_with_the_code_of_its_country(self):
        self.assertEqual(self.read(DUBLIN, "GB"), "+353 1 234 5678")
        self.assertEqual(self.read(LONDON, "IE"), "+44 20 7946 0123")

    def test_countries_that_share_a_code_dial_each_other_as_at_home(self):
        for country in ("JE", "GG", "IM"):
            self.assertEqual(self.read(LONDON, country), "020 7946 0123")
        self.assertEqual(self.read(NEW_YORK, "CA"), "(212) 555-0123")

    def test_readers_in_two_countries_need_the_code(self):
        self.assertEqual(self.read(DUBLIN, "IE", "GB"), "+353 1 234 5678")
        self.assertEqual(self.read(LONDON, "GB", "JE"), "020 7946 0123")

    def test_where_no_country_is_known_so_do_all(self):
        for countries in ((), ("",), ("AQ",), ("GB", "")):
            self.assertEqual(self.read(LONDON, *countries), "+44 20 7946 0123")

    def test_an_extension_is_read_and_dialled(self):
        number = PhoneNumber.from_string(LONDON + ";ext=4")
        telephone = public_telephone(number, ["GB"])
        self.assertEqual(plain(telephone.number), "020 7946 0123, extension 4")
        self.assertEqual(telephone.uri, "tel:+44-20-7946-0123;ext=4")


class StoredTests(TestCase):
    def test_an_extension_stays_in_columns_and_revisions(self):
        clinic = create_clinic(telephone=LONDON + ";ext=4")
        self.assertEqual(Clinic.objects.get().telephone.extension, "4")
        revision = clinic.save_revision()
        self.assertEqual(revision.as_object().telephone.extension, "4")
        revision.publish()
        self.assertEqual(Clinic.objects.get().telephone.extension, "4")

    def test_it_is_part_of_the_number_wherever_that_is_written_or_compared(self):
        clinic = create_clinic(telephone=LONDON + ";ext=4")
        self.assertEqual(str(clinic.telephone), LONDON + ";ext=4")
        self.assertEqual(clinic.telephone, LONDON + ";ext=4")
        self.assertNotEqual(clinic.telephone, LONDON)
        self.assertEqual(Clinic.objects.get().telephone, clinic.telephone)
        self.assertNotEqual(Clinic(telephone=LONDON).telephone, clinic.telephone)
        empty = Clinic()
        self.assertEqual((empty.telephone, empty.public_telephone), ("", None))
        self.assertEqual(empty.serializable_data()["telephone"], "")

    def test_a_number_without_one_is_stored_as_ever(self):
        create_clinic(telephone=LONDON)
        stored = Clinic.objects.filter(telephone=LONDON)
        self.assertEqual(stored.values_list("telephone", flat=True).get(), LONDON)

    def test_what_is_no_number_stays_what_it_is(self):
        clinic = create_clinic()
        Clinic.objects.update(telephone="by post")
        clinic = Clinic.objects.get()
        self.assertEqual(clinic.telephone.raw_input, "by post")
        self.assertEqual(clinic.serializable_data()["telephone"], "by post")
        self.assertIsNone(clinic.public_telephone)


class PrintedTests(TestCase):
    """Wherever a number is printed: “01 234 5678” rings somebody else in Belfast."""

    @classmethod
    def setUpTestData(cls):
        cls.clinic = create_clinic(telephone=DUBLIN, slug="elm-lane")
        cls.person = create_person(telephone=DUBLIN, slug="sam")
        PractitionerClinic.objects.create(practitioner=cls.person, clinic=cls.clinic)
        cls.practice = PracticeSettings.objects.create(
            site=Site.objects.get(),
            jurisdiction="gb",
            nation="northern_ireland",
            default_clinic=cls.clinic,
        )
        body = [
            section("red_flags"),
            section("call_to_action", clinic=cls.clinic.pk),
            section("clinic", clinic=cls.clinic.pk),
            section("practitioner", practitioner=cls.person.pk),
        ]
        cls.page = create_condition(create_index(), body)

    def pages(self):
        directory = ("/clinics/", "/clinics/elm-lane/", "/practitioners/sam/")
        for path in (self.page.url, *directory):
            yield path, self.client.get(path)

    def test_every_page_writes_a_foreign_number_with_its_code(self):
        for path, response in self.pages():
            with self.subTest(path):
                text = plain(response.content.decode())
                self.assertIn("+353 1 234 5678", text)
                self.assertNotIn("(01) 234 5678", text)

    def test_a_clinic_abroad_is_rung_from_home_too(self):
        Clinic.objects.update(country="IE")
        for path, response in self.pages():
            with self.subTest(path):
                self.assertNotIn("(01) 234 5678", plain(response.content.decode()))

    def test_at_home_in_the_practice_that_is_asked_it_is_as_dialled_there(self):
        PracticeSettings.objects.update(jurisdiction="ie", nation="")
        for path, response in self.pages():
            with self.subTest(path):
                self.assertIn("(01) 234 5678", plain(response.content.decode()))

    def test_an_extension_is_printed_everywhere(self):
        Clinic.objects.update(telephone=LONDON + ";ext=4")
        Practitioner.objects.update(telephone=LONDON + ";ext=4")
        for path, response in self.pages():
            with self.subTest(path):
                self.assertIn(
                    "020 7946 0123, extension 4", plain(response.content.decode())
                )
                link = soup_of(response.content.decode()).select_one("[href^='tel:+']")
                self.assertEqual(link["href"], "tel:+44-20-7946-0123;ext=4")

    def test_a_person_of_two_countries_is_rung_from_both(self):
        other = create_clinic(name="Oak Road", country="IE")
        PractitionerClinic.objects.create(practitioner=self.person, clinic=other)
        Practitioner.objects.update(telephone=LONDON)
        text = plain(self.client.get("/practitioners/sam/").content.decode())
        self.assertIn("+44 20 7946 0123", text)
