"""Positions as people paste them."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from wagtail_osteo.forms.positions import (
    LATITUDE,
    LONGITUDE,
    read_degrees,
    read_position,
)

LONDON = (Decimal("51.5074"), Decimal("-0.1278"))


class BothTests(SimpleTestCase):
    def test_both_at_once_in_any_way(self):
        for text in (
            "51.5074, -0.1278",
            "51.5074,-0.1278",
            "51.5074 −0.1278",
            "(51.5074, -0.1278)",
            "51,5074, -0,1278",
            "51,5074; -0,1278",
            "51.5074° N, 0.1278° W",
            "N 51.5074 W 0.1278",
            "0.1278 W, 51.5074 N",
            "51.50740000001, -0.12779999999",
        ):
            with self.subTest(text):
                self.assertEqual(read_position(text), LONDON)

    def test_minutes_and_seconds(self):
        for text in ("51°30′26″N 0°7′39″W", "51° 30' 26\" N, 0° 7' 39'' W"):
            with self.subTest(text):
                latitude, longitude = read_position(text)
                self.assertEqual(latitude, Decimal("51.507222"))
                self.assertEqual(longitude, Decimal("-0.127500"))

    def test_links_of_maps(self):
        for link in (
            "https://www.google.com/maps/place/Elm/@51.4,-0.2,17z/data=!3m1!4b1!8m2!3d51.5074!4d-0.1278",
            "https://www.google.com/maps/@51.5074,-0.1278,17z",
            "https://www.google.com/maps?q=51.5074,-0.1278",
            "https://www.google.com/maps/search/51.5074,+-0.1278",
            "https://maps.apple.com/?ll=51.5074,-0.1278&q=Elm",
            "https://www.openstreetmap.org/?mlat=51.5074&mlon=-0.1278#map=17/51.4/-0.2",
            "https://www.openstreetmap.org/#map=17/51.5074/-0.1278",
            "geo:51.5074,-0.1278",
        ):
            with self.subTest(link):
                self.assertEqual(read_position(link), LONDON)

    def test_a_link_that_hides_the_place_is_answered(self):
        with self.assertRaisesMessage(ValidationError, "does not say where"):
            read_position("https://maps.example.com/abc")

    def test_what_lies_nowhere_on_earth_is_refused(self):
        for text, message in (
            ("151.2093, -33.8688", "A latitude lies between"),
            ("51.5074, 200", "A longitude lies between"),
        ):
            with self.subTest(text), self.assertRaisesMessage(ValidationError, message):
                read_position(text)

    def test_one_number_is_not_both(self):
        for text in ("51.5074", "51,5074", "51.5074 N", "", "Elm Lane"):
            self.assertIsNone(read_position(text))


class DegreesTests(SimpleTestCase):
    def test_a_number_with_a_comma_a_letter_or_other_digits(self):
        for text in ("51.5", "51,5", "51.5°", "51.5 N", "N 51.5", "51°30'", "٥١.٥"):
            with self.subTest(text):
                self.assertEqual(read_degrees(text, LATITUDE), Decimal("51.5"))
        self.assertEqual(read_degrees("0.1278 W", LONGITUDE), LONDON[1])

    def test_the_other_axis_and_no_degrees_at_all(self):
        for text in ("0.1278 W", "-51.5 S", "51°75'", "Elm Lane"):
            with (
                self.subTest(text),
                self.assertRaisesMessage(ValidationError, "Give the latitude"),
            ):
                read_degrees(text, LATITUDE)
