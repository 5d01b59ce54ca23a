import pickle
from copy import deepcopy
from datetime import time

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils.translation import override

from wagtail_osteo.opening_hours import OpeningHours, Span

MORNING = {"opens": "09:00", "closes": "12:30"}
AFTERNOON = {"opens": "13:30", "closes": "18:00"}


def hours(**days):
    """Opening hours from days written as `monday="09:00-12:30 13:30-18:00"`."""
    return OpeningHours.from_json(
        {
            key: [
                {"opens": opens, "closes": closes}
                for opens, closes in (span.split("-") for span in text.split())
            ]
            for key, text in days.items()
        }
    )


def messages(value):
    """What `validate()` refuses, message by message."""
    try:
        value.validate()
    except ValidationError as error:
        return error.messages
    return []


class StoredShapeTests(SimpleTestCase):
    def test_days_in_weekday_order_and_spans_sorted(self):
        data = {"sunday": [MORNING], "monday": [AFTERNOON, MORNING], "friday": []}
        stored = OpeningHours.from_json(data).to_json()
        self.assertEqual(
            list(stored.items()),
            [("monday", [MORNING, AFTERNOON]), ("sunday", [MORNING])],
        )

    def test_json_text_and_nothing_are_read(self):
        text = '{"monday": [{"opens": "9:00", "closes": "12:30:00"}]}'
        self.assertEqual(OpeningHours.from_json(text).to_json(), {"monday": [MORNING]})
        for nothing in (None, "", " ", {}, [], "{}", "null"):
            self.assertEqual(OpeningHours.from_json(nothing), OpeningHours())

    def test_closing_at_24_is_midnight(self):
        self.assertEqual(hours(monday="18:00-24:00"), hours(monday="18:00-00:00"))

    def test_data_that_cannot_be_read_survives_and_is_refused(self):
        broken = (
            "Mon-Fri 9-5",
            7,
            [1],
            {"monday": "9-5"},
            {"monday": 5},
            {"monday": [MORNING, {"opens": "09:00"}]},
            {"monday": [{**MORNING, "note": "by appointment"}]},
            {"monday": [{"opens": None, "closes": 3}]},
            {"mon": [MORNING]},
        )
        for data in broken:
            with self.subTest(data=data):
                value = OpeningHours.from_json(data)
                self.assertEqual(value.to_json(), data)
                self.assertEqual(len(messages(value)), 1)

    def test_a_faulty_day_leaves_the_others_readable(self):
        value = OpeningHours.from_json({"monday": [MORNING], "tuesday": 5})
        self.assertEqual(
            [str(day) for day in value.days()], ["9:00–12:30", "", "", "", "", "", ""]
        )


class AppointmentTests(SimpleTestCase):
    """Hours in which patients are seen, though nobody waits behind the door."""

    STORED = {
        "monday": [MORNING, {**AFTERNOON, "by_appointment": True}],
        "tuesday": [{"by_appointment": True}],
        "friday": [MORNING, {"by_appointment": True}],
    }

    def setUp(self):
        self.value = OpeningHours.from_json(self.STORED)

    def test_are_stored_and_read(self):
        self.assertEqual(messages(self.value), [])
        stored = self.value.to_json()
        self.assertEqual(OpeningHours.from_json(stored), self.value)
        self.assertCountEqual(stored["friday"], self.STORED["friday"])
        self.assertEqual(stored["tuesday"], [{"by_appointment": True}])

    def test_are_no_spans_of_an_open_door(self):
        monday, tuesday, *_others = self.value.days()
        self.assertEqual(monday.spans, (Span(time(9), time(12, 30)),))
        self.assertEqual(monday.appointments, (Span(time(13, 30), time(18)),))
        self.assertEqual(tuesday.spans, ())
        self.assertFalse(tuesday.is_closed)

    def test_are_said(self):
        self.assertEqual(
            str(self.value),
            "Monday 9:00–12:30, 13:30–18:00 (by appointment); Tuesday by appointment; "
            "Friday 9:00–12:30, otherwise by appointment",
        )

    def test_a_clinic_that_has_no_others_has_hours(self):
        value = OpeningHours.from_json({"tuesday": [{"by_appointment": True}]})
        self.assertTrue(value.is_known)

    def test_overlap_with_the_others_only_where_they_have_times(self):
        overlapping = [MORNING, {"opens": "12:00", "closes": "14:00"}]
        overlapping[1]["by_appointment"] = True
        (message,) = messages(OpeningHours.from_json({"monday": overlapping}))
        self.assertIn("overlap", message)

    def test_what_is_neither_true_nor_false_is_refused(self):
        for data in ("yes", 1, None):
            value = OpeningHours.from_json({"monday": [{"by_appointment": data}]})
            with self.subTest(data=data):
                self.assertEqual(len(messages(value)), 1)


class ValueTests(SimpleTestCase):
    def test_seven_days_with_their_spans(self):
        days = hours(tuesday="09:00-12:30").days()
        self.assertEqual([day.weekday for day in days], list(range(7)))
        self.assertEqual(days[1].key, "tuesday")
        self.assertEqual(days[1].spans, (Span(time(9), time(12, 30)),))
        self.assertEqual(days[0].spans, ())

    def test_day_names_follow_the_readers_language(self):
        day = OpeningHours().days()[0]
        with override("de"):
            self.assertEqual(str(day.name), "Montag")
        with override("en"):
            self.assertEqual(str(day.name), "Monday")

    def test_true_when_ever_open(self):
        self.assertFalse(OpeningHours())
        self.assertTrue(hours(sunday="09:00-12:30"))

    def test_equal_hours_are_equal_however_written(self):
        one = hours(monday="13:30-18:00 09:00-12:30", sunday="")
        other = hours(monday="9:00-12:30 13:30-18:00")
        self.assertEqual(one, other)
        self.assertEqual(len({one, other}), 1)
        self.assertNotEqual(one, hours(tuesday="9:00-12:30 13:30-18:00"))

    def test_cannot_be_changed_but_copied_and_pickled(self):
        value = hours(monday="09:00-12:30")
        with self.assertRaises(AttributeError):
            value.week = ()
        self.assertEqual(deepcopy(value), value)
        self.assertEqual(pickle.loads(pickle.dumps(value)), value)  # noqa: S301

    def test_past_midnight(self):
        self.assertTrue(Span(time(22), time(2)).past_midnight)
        self.assertFalse(Span(time(22), time(0)).past_midnight)
        self.assertFalse(Span(time(9), time(17)).past_midnight)

    def test_text_of_the_week(self):
        value = hours(monday="09:00-12:30 13:30-18:00", friday="22:00-02:00")
        self.assertEqual(
            str(value), "Monday 9:00–12:30, 13:30–18:00; Friday 22:00–02:00"
        )


class RulesTests(SimpleTestCase):
    def test_adjacent_spans_are_fine(self):
        self.assertEqual(messages(hours(monday="09:00-12:00 12:00-15:00")), [])

    def test_nights_that_end_before_the_next_opening_are_fine(self):
        nights = hours(sunday="22:00-02:00", monday="02:00-05:00 18:00-24:00")
        self.assertEqual(messages(nights), [])

    def test_open_day_and_night_all_week_is_fine(self):
        keys = [day.key for day in OpeningHours().days()]
        self.assertEqual(messages(hours(**dict.fromkeys(keys, "00:00-24:00"))), [])

    def test_overlap_within_a_day(self):
        self.assertEqual(
            messages(hours(monday="12:00-18:00 09:00-12:30")),
            [
                "Monday: 9:00–12:30 and 12:00–18:00 overlap. Type hours that do "
                "not, for example 9:00–12:30, 13:30–18:00."
            ],
        )

    def test_whole_day_overlaps_everything_in_it(self):
        self.assertEqual(len(messages(hours(monday="00:00-24:00 20:00-21:00"))), 1)

    def test_night_overlaps_the_same_evening(self):
        self.assertEqual(len(messages(hours(monday="22:00-02:00 23:00-23:30"))), 1)

    def test_night_overlaps_the_next_morning(self):
        self.assertEqual(
            messages(hours(monday="22:00-02:00", tuesday="01:00-05:00")),
            [
                "Monday: 22:00–02:00 runs past midnight and overlaps 01:00–05:00 "
                "on Tuesday. Type an earlier closing time on Monday or a later "
                "opening time on Tuesday."
            ],
        )

    def test_sunday_night_overlaps_monday_morning(self):
        (message,) = messages(hours(sunday="22:00-02:00", monday="01:59-05:00"))
        self.assertIn("Sunday: 22:00–02:00", message)
        self.assertIn("on Monday", message)

    def test_empty_span(self):
        self.assertEqual(
            messages(hours(monday="09:00-09:00")),
            [
                "Monday: 9:00–9:00 opens and closes at the same time. Type a later "
                "closing time, for example 9:00–12:30, or 0:00–24:00 when open day "
                "and night."
            ],
        )

    def test_impossible_times(self):
        for text in ("25:00-26:00", "09:75-12:00", "nine-12:00", "24:00-02:00"):
            with self.subTest(text=text):
                (message,) = messages(hours(wednesday=text))
                faulty = text.split("-")[0]
                self.assertEqual(
                    message,
                    f"Wednesday: there is no time “{faulty}”. Type times from 0:00 to "
                    "24:00, for example 9:00–12:30.",
                )

    def test_every_faulty_day_is_named_once_in_weekday_order(self):
        found = messages(
            hours(
                sunday="09:00-09:00",
                friday="09:00-11:00",
                wednesday="25:00-26:00 26:00-27:00",
                monday="9:00-10:00 9:30-10:00 9:40-9:40",
            )
        )
        self.assertEqual(
            [message.split(":")[0] for message in found],
            ["Monday", "Wednesday", "Sunday"],
        )

    def test_all_wrong_names_of_days_are_reported(self):
        value = OpeningHours.from_json({"mon": [], "tue": [], "sunday": 3})
        found = " ".join(messages(value))
        for name in ("“mon”", "“tue”", "Sunday"):
            self.assertIn(name, found)
