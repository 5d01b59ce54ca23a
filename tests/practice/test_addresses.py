"""Postal addresses: in the order of their country, with nothing left out."""

from django.template.loader import render_to_string
from django.test import TestCase
from wagtail.models import Site

from tests.blocks.helpers import soup_of
from wagtail_osteo.models import Clinic, PracticeSettings
from wagtail_osteo.practice.addresses import address_lines, local_address_lines
from wagtail_osteo.practice.maps import directions_links


def clinic_in(country, street="1 Elm Lane", town="Town", region="", postcode="12345"):
    return Clinic(
        name="Elm Lane",
        street_address=street,
        locality=town,
        region=region,
        postal_code=postcode,
        country=country,
    )


class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = PracticeSettings(jurisdiction="gb", nation="england")

    def last_lines(self, country, **fields):
        return local_address_lines(clinic_in(country, **fields), self.practice)[1:]

    def test_postcode_before_the_town_where_it_stands_there(self):
        for country in ("DE", "FR", "IT", "ES", "AT", "CH", "NL", "SE", "DK", "PL"):
            with self.subTest(country):
                self.assertEqual(self.last_lines(country), ["12345 Town"])

    def test_postcode_behind_town_and_state(self):
        for country, line in (
            ("US", "Town, XY 12345"),
            ("CA", "Town XY 12345"),
            ("AU", "Town XY 12345"),
        ):
            with self.subTest(country):
                self.assertEqual(self.last_lines(country, region="XY"), [line])
                without = line.replace(", XY", "").replace(" XY", "")
                self.assertEqual(self.last_lines(country), [without])

    def test_postcode_on_a_line_of_its_own(self):
        for country in ("GB", "IE", "JE", "IM"):
            with self.subTest(country):
                lines = self.last_lines(country, region="County")
                self.assertEqual(lines, ["Town", "County", "12345"])

    def test_nothing_is_left_out_that_a_country_does_not_write(self):
        for country in ("", "AE", "AQ", "DE", "GI", "HK", "JP", "MO", "SG", "XX"):
            for fields in ({"region": "Region"}, {"postcode": ""}, {"town": ""}):
                with self.subTest(country, **fields):
                    clinic = clinic_in(country, **fields)
                    text = " ".join(address_lines(clinic, self.practice))
                    for value in (
                        clinic.street_address,
                        clinic.locality,
                        clinic.region,
                        clinic.postal_code,
                    ):
                        self.assertEqual(text.count(value) > 0, True)

    def test_from_the_country_down_in_letters_that_are_not_latin(self):
        lines = local_address_lines(
            clinic_in("JP", "丸の内1-1", "千代田区", "東京都", "100-0005"),
            self.practice,
        )
        self.assertEqual(lines, ["〒100-0005", "東京都", "千代田区", "丸の内1-1"])

    def test_the_country_is_named_if_it_is_not_that_of_the_practice(self):
        self.assertEqual(address_lines(clinic_in("IE"), self.practice)[-1], "Ireland")
        for country in ("", "GB"):
            lines = address_lines(clinic_in(country), self.practice)
            self.assertEqual(lines[-1], "12345")

    def test_no_address_is_no_line(self):
        empty = clinic_in("IE", street="", town="", postcode=" ")
        self.assertEqual(address_lines(empty, self.practice), [])
        text = render_to_string(
            "wagtail_osteo/includes/address.html", {"clinic": empty}
        )
        self.assertEqual(text.strip(), "")

    def test_what_is_typed_is_no_markup(self):
        html = render_to_string(
            "wagtail_osteo/includes/address.html",
            {"clinic": clinic_in("DE", town="<b>Town</b>"), "practice": self.practice},
        )
        self.assertIn("12345 &lt;b&gt;Town&lt;/b&gt;", html)
        lines = list(soup_of(html).address.stripped_strings)
        self.assertEqual(lines, ["1 Elm Lane", "12345 <b>Town</b>", "Germany"])

    def test_a_whole_address_in_one_field_stays_as_it_was_pasted(self):
        clinic = clinic_in("", "1 Elm Lane, Exampleton, EX1 1EX", "", postcode="")
        self.assertEqual(
            address_lines(clinic, self.practice), ["1 Elm Lane, Exampleton, EX1 1EX"]
        )


class MapTests(TestCase):
    def test_a_map_is_asked_for_the_country_too(self):
        practice = PracticeSettings(site=Site.objects.get(), jurisdiction="ie")
        for country, name in (("", "Ireland"), ("DE", "Germany")):
            with self.subTest(country):
                url = directions_links(clinic_in(country), practice)[0].url
                self.assertTrue(url.endswith(name), url)
