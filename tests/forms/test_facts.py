"""E-mail and web addresses and postcodes as people paste them."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from wagtail_osteo.forms.facts import (
    EmailAddressField,
    WebAddressField,
    read_postcode,
)


class AddressTests(SimpleTestCase):
    def test_an_e_mail_address_from_a_link_a_letter_or_a_sentence(self):
        for text in (
            "elm@example.com",
            "mailto:elm@example.com",
            "MAILTO:elm@example.com?subject=Booking",
            "elm@example.com.",
            "Elm Lane <elm@example.com>",
            "\u200belm@example.com\N{NO-BREAK SPACE}",
        ):
            with self.subTest(text):
                self.assertEqual(EmailAddressField().clean(text), "elm@example.com")

    def test_two_addresses_are_no_address(self):
        for text in ("a@example.com, b@example.com", "elm at example.com"):
            with self.subTest(text), self.assertRaises(ValidationError):
                EmailAddressField().clean(text)

    def test_a_web_address_without_its_beginning_or_with_signs_about_it(self):
        for text, address in (
            ("www.example.com", "https://www.example.com"),
            ("example.com/book.", "https://example.com/book"),
            ("<http://example.com/>", "http://example.com/"),
            ("https://example.com/a?b=c", "https://example.com/a?b=c"),
        ):
            with self.subTest(text):
                self.assertEqual(WebAddressField().clean(text), address)

    def test_an_e_mail_address_is_no_web_address(self):
        for text in ("elm@example.com", "mailto:elm@example.com"):
            with self.assertRaisesMessage(ValidationError, "This is an e-mail address"):
                WebAddressField().clean(text)


class PostcodeTests(SimpleTestCase):
    def test_each_country_writes_its_own(self):
        for country, typed, written in (
            ("GB", "sw1a1aa", "SW1A 1AA"),
            ("GB", "SW1A\N{NO-BREAK SPACE}1AA", "SW1A 1AA"),
            ("GB", "bfpo 61", "BFPO 61"),
            ("JE", "je11aa", "JE1 1AA"),
            ("IE", "d02x285", "D02 X285"),
            ("CA", "k1a0b1", "K1A 0B1"),
            ("NL", "1234ab", "1234 AB"),
            ("DE", "D-10115", "10115"),
            ("US", "94105-1234", "94105-1234"),
            ("PL", "00950", "00-950"),
            ("SE", "114 55", "114 55"),
            ("FR", "75001", "75001"),
        ):
            with self.subTest(country, typed=typed):
                self.assertEqual(read_postcode(typed, country), written)

    def test_what_no_postcode_looks_like_is_answered_with_one(self):
        for country, typed in (
            ("GB", "SW1A"),
            ("GB", "SW1A OAA"),
            ("GB", "SW1 A1AA"),
            ("IE", "M1 1AE"),
            ("DE", "1011"),
        ):
            with self.subTest(typed), self.assertRaises(ValidationError) as refused:
                read_postcode(typed, country)
            self.assertIn("One looks like this", refused.exception.messages[0])

    def test_where_nobody_knows_how_they_look_all_are_taken(self):
        for country in ("", "AE", "XX"):
            self.assertEqual(read_postcode(" Box  12 ", country), "Box 12")
