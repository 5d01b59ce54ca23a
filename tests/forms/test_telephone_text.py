"""Telephone numbers as people type them: understood whole, or asked back."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from wagtail_osteo.forms.telephone_text import read_telephone

LONDON = "+442079460123"


class ReadingTests(SimpleTestCase):
    def read(self, text, country="GB"):
        number = read_telephone(text, country)
        return number.as_e164, number.extension

    def refusal(self, text, country="GB"):
        with self.assertRaises(ValidationError) as refused:
            read_telephone(text, country)
        (message,) = refused.exception.messages
        return message

    def test_the_ways_in_which_one_number_is_written(self):
        for text in (
            "020 7946 0123",
            "(020) 7946-0123",
            "020.7946.0123",
            "+44 (0)20 7946 0123",
            "(+44) 20 7946 0123",
            "0044 20 7946 0123",
            "tel:+44-20-7946-0123",
            "Tel.: 020 7946 0123.",
            "020\N{NO-BREAK SPACE}7946\N{EN DASH}0123",
            "\u202a+44 20 7946 0123\u202c",
            "＋44 20 7946 0123",
            "٠٢٠ ٧٩٤٦ ٠١٢٣",
        ):
            with self.subTest(text):
                self.assertEqual(self.read(text), (LONDON, None))

    def test_the_code_of_the_country_is_understood_from_abroad(self):
        self.assertEqual(self.read("011 44 20 7946 0123", "US")[0], LONDON)
        self.assertEqual(self.read("00 44 20 7946 0123", "IE")[0], LONDON)
        self.assertEqual(self.read("+44 20 7946 0123", "")[0], LONDON)

    def test_an_extension_is_kept(self):
        for text in (
            "020 7946 0123 ext 4",
            "020 7946 0123 ext. 4",
            "020 7946 0123, extension 4",
            "020 7946 0123 x4",
            "020 7946 0123 #4",
            "020 7946 0123 (ext 4)",
            "+44 20 7946 0123;ext=4",
            "020 7946 0123 poste 4",
            "020 7946 0123 Durchwahl 4",
        ):
            with self.subTest(text):
                self.assertEqual(self.read(text), (LONDON, "4"))

    def test_two_numbers_are_refused(self):
        for text in (
            "020 7946 0123 / 0124",
            "020 7946 0123/4",
            "020 7946 0123 or 020 7946 0124",
            "020 7946 0123, 020 7946 0124",
            "020 7946 0123\n020 7946 0124",
            "020 7946 0123 020 7946 0124",
            "020 7946 0123 ext 4 or 5",
            "+44 20 7946 0123 / 0124",
        ):
            with self.subTest(text):
                self.assertIn("one telephone number only", self.refusal(text))

    def test_a_slash_behind_the_area_code_makes_no_second_number(self):
        self.assertEqual(self.read("030/1234567", "DE")[0], "+49301234567")
        self.assertEqual(self.read("+43 (0)1/234 56 78", "AT")[0], "+4312345678")
        self.assertIn("one telephone", self.refusal("030 123456/57", "DE"))

    def test_words_that_cannot_be_dialled_are_named(self):
        for text, words in (
            ("020 7946 0123 (option 2)", "option 2"),
            ("020 7946 0123 press 2", "press 2"),
            ("020 7946 0123 (Mon-Fri)", "Mon-Fri"),
            ("ask for Sam: 020 7946 0123", "ask for Sam"),
            ("030 1234 FAX", "FAX"),
        ):
            with self.subTest(text):
                country = "DE" if text.startswith("030") else "GB"
                self.assertIn(f"“{words}”", self.refusal(text, country))

    def test_a_letter_for_a_digit_is_pointed_out(self):
        self.assertIn("“O” is a letter", self.refusal("020 7946 O123"))
        self.assertIn("“l” is a letter", self.refusal("020 7946 012l"))

    def test_letters_on_the_keys_are_dialled_where_they_are_usual(self):
        for text in ("1-800-FLOWERS", "1-800-flowers"):
            self.assertEqual(self.read(text, "US")[0], "+18003569377")
        self.assertEqual(self.read("1-800-GO-FEDEX", "CA")[0], "+18004633339")

    def test_a_short_number_is_no_number_of_a_practice(self):
        for text, country in (("111", "GB"), ("116 123", "GB"), ("811", "CA")):
            with self.subTest(text):
                self.assertIn("short number", self.refusal(text, country))

    def test_numbers_without_an_area_code_that_anybody_can_dial(self):
        self.assertEqual(self.read("13 11 26", "AU")[0], "+61131126")
        self.assertEqual(self.read("1850 302 702", "IE")[0], "+3531850302702")

    def test_what_is_no_number_is_answered_with_an_example(self):
        for text in ("12", "020 7946 0123 4", "020 7946 0123*", "020+7946 0123"):
            with self.subTest(text):
                self.assertIn("(e.g. 0121 234 5678)", self.refusal(text))

    def test_without_a_country_the_number_must_name_it(self):
        self.assertIn("Begin with “+”", self.refusal("020 7946 0123", ""))
