"""When a clinic is open, and where it is."""

from datetime import date, timedelta
from types import SimpleNamespace
from unittest import mock

from django.test import SimpleTestCase, TestCase

from tests.content import create_clinic, create_condition, create_index
from wagtail_osteo.models import Clinic, ClinicClosure, PracticeSettings
from wagtail_osteo.opening_hours import OpeningHours
from wagtail_osteo.opening_hours.spans import Span
from wagtail_osteo.structured_data.opening_hours import regular_hours, special_hours

from .graphs import document_of, nodes_of
from .vocabulary import faults

MORNING = {"opens": "09:00", "closes": "12:30"}


def days(*names):
    return [f"https://schema.org/{name}" for name in names]


def hours(**week):
    return [
        (each["dayOfWeek"], each["opens"], each["closes"])
        for each in regular_hours(OpeningHours.from_json(week))
    ]


class RegularHoursTests(SimpleTestCase):
    def test_days_with_the_same_hours_stand_together(self):
        afternoon = {"opens": "13:30", "closes": "18:00"}
        self.assertEqual(
            hours(monday=[MORNING, afternoon], tuesday=[MORNING]),
            [
                (days("Monday", "Tuesday"), "09:00", "12:30"),
                (days("Monday"), "13:30", "18:00"),
            ],
        )

    def test_a_span_past_midnight_stays_one(self):
        self.assertEqual(
            hours(friday=[{"opens": "18:00", "closes": "02:00"}]),
            [(days("Friday"), "18:00", "02:00")],
        )

    def test_until_midnight(self):
        self.assertEqual(
            hours(friday=[{"opens": "18:00", "closes": "24:00"}]),
            [(days("Friday"), "18:00", "00:00")],
        )

    def test_day_and_night_is_not_told_as_closed(self):
        self.assertEqual(
            hours(friday=[{"opens": "00:00", "closes": "24:00"}]),
            [(days("Friday"), "00:00", "23:59")],
        )

    def test_no_hours_say_nothing(self):
        self.assertEqual(hours(), [])

    def test_by_appointment_no_door_is_open(self):
        visits = {**MORNING, "by_appointment": True}
        self.assertEqual(
            hours(
                monday=[MORNING], tuesday=[visits], friday=[{"by_appointment": True}]
            ),
            [(days("Monday"), "09:00", "12:30")],
        )


class SpecialHoursTests(SimpleTestCase):
    def told(self, *special):
        found = special_hours(
            [SimpleNamespace(date=day, spans=spans) for day, spans in special]
        )
        return [
            (each["validFrom"], each["validThrough"], each["opens"], each["closes"])
            for each in found
        ]

    def test_closed_days_in_a_row_are_one(self):
        first = date(2026, 12, 24)
        closed = [(first + timedelta(days=n), ()) for n in range(4)]
        self.assertEqual(
            self.told(*closed, (date(2027, 1, 1), ())),
            [
                (first, date(2026, 12, 27), "00:00", "00:00"),
                (date(2027, 1, 1), date(2027, 1, 1), "00:00", "00:00"),
            ],
        )

    def test_other_hours_on_a_day(self):
        opening = OpeningHours.from_json({"monday": [MORNING]}).week[0]
        self.assertIsInstance(opening[0], Span)
        self.assertEqual(
            self.told((date(2026, 12, 24), opening), (date(2026, 12, 25), ())),
            [
                (date(2026, 12, 24), date(2026, 12, 24), "09:00", "12:30"),
                (date(2026, 12, 25), date(2026, 12, 25), "00:00", "00:00"),
            ],
        )


class ClosureTests(TestCase):
    """What a clinic's closures and other hours are told as."""

    def test_other_hours_and_visits_by_appointment(self):
        clinic = create_clinic(
            time_zone="Europe/London",
            public_holidays=Clinic.OPEN,
            opening_hours=dict.fromkeys(("monday", "tuesday"), [MORNING]),
        )
        afternoon = {"opens": "14:00", "closes": "16:00"}
        ClinicClosure.objects.create(
            clinic=clinic,
            first_day=date(2026, 7, 6),
            last_day=date(2026, 7, 7),
            hours={"monday": [afternoon], "tuesday": [{"by_appointment": True}]},
        )
        found = special_hours(
            clinic.get_special_days(date(2026, 7, 1), date(2026, 7, 31))
        )
        self.assertEqual(
            [(each["validFrom"].day, each["opens"], each["closes"]) for each in found],
            [(6, "14:00", "16:00"), (7, "00:00", "00:00")],
        )


class ClinicNodeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = create_condition(create_index())
        cls.practice = PracticeSettings.for_site(cls.page.get_site())
        cls.practice.practice_name = "Elm Lane Osteopathy"

    def node(self, **fields):
        self.practice.default_clinic = create_clinic(**fields)
        self.practice.save()
        response = self.client.get(self.page.url)
        self.assertEqual(faults(document_of(response)), [])
        return nodes_of(response)["clinic"]

    def test_a_clinic_with_a_name_only(self):
        self.assertEqual(
            set(self.node()),
            {
                "@type",
                "@id",
                "name",
                "url",
                "isAcceptingNewPatients",
                "parentOrganization",
            },
        )

    def test_where_it_is_and_how_to_reach_it(self):
        node = self.node(
            street_address="Elm House\n1 Elm Lane",
            locality="Exampleton",
            postal_code="EX1 1EX",
            latitude="51.5",
            longitude="-0.12",
            telephone="+442079460123",
            email="desk@example.com",
            accepting_new_patients=False,
        )
        self.assertEqual(
            node["address"],
            {
                "@type": "PostalAddress",
                "streetAddress": "Elm House, 1 Elm Lane",
                "addressLocality": "Exampleton",
                "postalCode": "EX1 1EX",
                "addressCountry": "GB",
            },
        )
        self.assertEqual(
            node["geo"],
            {"@type": "GeoCoordinates", "latitude": 51.5, "longitude": -0.12},
        )
        self.assertEqual(node["telephone"], "+44-20-7946-0123")
        self.assertIs(node["isAcceptingNewPatients"], False)
        self.assertEqual(
            node["parentOrganization"], {"@id": "http://localhost/#practice"}
        )
        # The card shows it to those only who cannot ring.
        self.assertNotIn("email", node)

    def test_a_number_that_nobody_can_dial_is_left_out(self):
        node = self.node(telephone="+44207", email="desk@example.com")
        self.assertNotIn("telephone", node)
        self.assertEqual(node["email"], "desk@example.com")

    def test_closures_to_come_are_special_hours(self):
        today = date(2026, 12, 1)
        clinic = create_clinic(opening_hours={"monday": [MORNING]})
        for first, last in [
            (date(2026, 11, 20), date(2026, 11, 21)),
            (date(2026, 11, 30), date(2026, 12, 2)),
            (date(2026, 12, 24), date(2027, 1, 2)),
            (date(2027, 6, 1), date(2027, 6, 2)),
        ]:
            ClinicClosure.objects.create(clinic=clinic, first_day=first, last_day=last)
        self.practice.default_clinic = clinic
        self.practice.save()
        with mock.patch("django.utils.timezone.localdate", return_value=today):
            response = self.client.get(self.page.url)
        self.assertEqual(faults(document_of(response)), [])
        self.assertEqual(
            [
                (each["validFrom"], each["validThrough"], each["opens"], each["closes"])
                for each in nodes_of(response)["clinic"][
                    "specialOpeningHoursSpecification"
                ]
            ],
            [
                ("2026-12-01", "2026-12-02", "00:00", "00:00"),
                ("2026-12-24", "2027-01-02", "00:00", "00:00"),
            ],
        )
