"""A day's hours as people type them: understood rightly, or asked back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, override_settings
from django.utils.translation import override, trans_real

from tests.jurisdictions.test_translation import catalogue
from wagtail_osteo.opening_hours.text import parse_each_day, parse_week, week_texts

UNDERSTOOD = {
    "9:00–12:00": (
        "9-12 Uhr",
        "9:00 → 12:00",
        "９:００-１２:００",
        "٠٩:٠٠-١٢:٠٠",
        "9：00～12：00",
        "9:00ー12:00",
        "9:00~12:00",
        "9h-12h",
        "09h00-12h00",
        "9 a 12",
        "9h à 12h",
        "09:00 bis 12:00",
        "9 till 12",
        "9am until noon",
        "9am ’til midday",
        "from 9 to 12 noon",
        "open 9-12",
        "9 o’clock to 12 o’clock",
        "9a-12p",
        "9³-12".replace("³", "⁰⁰"),
        "₀₉₀₀-₁₂₀₀",
        "09:00:00-12:00:00",
        "9\u200b.00\u00ad-12.",
        "9-12,",
    ),
    "9:00–17:30": ("9h-17h30", "900-1730", "9 am – 5.30 pm.", "9-5.30pm"),
    "9:00–12:00, 13:00–17:00": (
        "09:00-17:00 closed 12:00-13:00",
        "9:00-17:00 (closed 12:00-13:00)",
        "9-17 except 12-13",
        "9am-5pm, lunch 12-1",
        "9-17 (closed for lunch: 12 to 1)",
        "09:00-12:00 / 13:00-17:00",
        "09:00-12:00 + 13:00-17:00",
        "09:00-12:00 | 13:00-17:00",
        "09:00-12:00 13:00-17:00",
        "9am-12 and 1pm-5pm",
        "9-12 und 13-17",
    ),
    "12:00–24:00": ("noon-midnight", "12 noon to 12 midnight", "12pm-24:00"),
    "00:00–24:00": (
        "24 hours",
        "24/7",
        "24h",
        "24 hrs",
        "open 24 hours a day",
        "0h-24h",
        "midnight to midnight",
    ),
    "00:00–06:00": ("midnight-06:00", "12am-6am"),
    "23:00–07:00": ("11pm-7am",),
    "13:00–01:00": ("1pm-1am",),
    "18:00–10:00 (next day)": ("18:00-10:00 (next day)", "6pm-10am next day"),
    "by appointment": (
        "By appointment",
        "BY APPOINTMENT ONLY.",
        "strictly by prior appointment",
        "by appt.",
        "by arrangement",
        "appointments only",
    ),
    "9:00–12:00 (by appointment)": (
        "9-12 by appointment",
        "by appointment only 9-12",
        "9-12 (by appt.)",
    ),
    "9:00–12:00, 14:00–17:00 (by appointment)": (
        "9-12, 14-17 (by appointment)",
        "14-17 (by appointment); 9-12",
    ),
    "9:00–12:00, otherwise by appointment": (
        "9-12, otherwise by appointment",
        "9-12 at other times by appointment",
    ),
    "": ("closed all day", "Closed.", "shut", "not open", "n/a", "none", "–", " "),
}
# What is typed, and what is offered: the likely hours and the literal ones.
ASKED_BACK = {
    "9 to 5": ("9:00–17:00", "09:00–05:00"),
    "11-3": ("11:00–15:00", "11:00–03:00"),
    "10:00-2:00": ("10:00–14:00", "10:00–02:00"),
    "7pm-9": ("19:00–21:00", "19:00–09:00"),
    "12-8": ("12:00–20:00", "12:00–08:00"),
    "11-10": ("11:00–22:00", "11:00–10:00 (next day)"),
    "18-10": ("18:00–22:00", "18:00–10:00 (next day)"),
    "6-8": ("18:00–20:00", "06:00–08:00"),
    "6:30-8:30pm": ("18:30–20:30", "6:30–20:30"),
    "10-11pm": ("22:00–23:00", "10:00–23:00"),
    "9am-12am": ("9:00–12:00", "9:00–24:00"),
    "12am-5pm": ("12:00–17:00", "00:00–17:00"),
    "6pm-12pm": ("18:00–24:00", "18:00–12:00 (next day)"),
    "9.30-1, 2-5.30": ("9:30–13:00, 14:00–17:30", "09:30–01:00, 02:00–05:30"),
}
NOT_UNDERSTOOD = (
    "07:00+",
    "9-12+",
    "9",
    "noon",
    "open",
    "all day",
    "()",
    "9-12 closed",
    "closed 13-14",
    "00³°-14:09",
    "9-12-15",
    "9 12-13 18",
    "9,30-12",
    "9-17 (next day)",
    "Mon 9-17",
    "9-17 Mon-Fri",
    "9-17 except 24 Dec",
    "9-12 13",
    "last visit 16:30",
)


def monday(text):
    return str(parse_week([text, *[""] * 6]).days()[0])


class UnderstoodTests(SimpleTestCase):
    def test_what_is_said_back(self):
        for said, ways in UNDERSTOOD.items():
            for text in ways:
                with self.subTest(text=text):
                    self.assertEqual(monday(text), said)

    def test_what_is_said_back_reads_back_as_itself(self):
        for said in UNDERSTOOD:
            with self.subTest(said=said):
                self.assertEqual(monday(said), said)

    def test_in_the_language_of_the_editor_too(self):
        welsh = {
            "": "Content-Type: text/plain; charset=utf-8\n",
            "Closed": "Ar gau",
            "by appointment": "drwy apwyntiad",
            "otherwise by appointment": "fel arall drwy apwyntiad",
            "(next day)": "(trannoeth)",
        }
        with TemporaryDirectory() as folder:
            path = Path(folder, "cy", "LC_MESSAGES")
            path.mkdir(parents=True)
            (path / "django.mo").write_bytes(catalogue(welsh))
            trans_real._translations.pop("cy", None)
            self.addCleanup(trans_real._translations.pop, "cy", None)
            with override_settings(LOCALE_PATHS=[folder]), override("cy"):
                self.check_welsh()

    def check_welsh(self):
        self.assertEqual(monday("AR GAU"), "")
        for said in (
            "drwy apwyntiad",
            "9:00–12:00 (drwy apwyntiad)",
            "9:00–12:00, fel arall drwy apwyntiad",
            "18:00–10:00 (trannoeth)",
        ):
            with self.subTest(said=said):
                self.assertEqual(monday(said), said)
        self.assertEqual(monday("by appointment"), "drwy apwyntiad")


class RefusedTests(SimpleTestCase):
    def refusal(self, text):
        with self.assertRaises(ValidationError) as raised:
            monday(text)
        (message,) = raised.exception.messages
        return message

    def test_hours_that_can_be_others_are_asked_back(self):
        for text, (likely, literal) in ASKED_BACK.items():
            with self.subTest(text=text):
                self.assertEqual(
                    self.refusal(text),
                    f"Monday: “{text}” can mean {likely} or {literal}. Type the one "
                    "that you mean.",
                )
                # Either answer is understood.
                self.assertEqual(monday(likely), likely)
                self.assertCountEqual(monday(literal).split(", "), literal.split(", "))

    def test_hours_of_no_length_come_with_a_suggestion(self):
        for text, likely in {
            "8-8": "8:00–20:00",
            "8:00am-8:00": "8:00–20:00",
            "12-12": "12:00–24:00",
            "10-10": "10:00–22:00",
        }.items():
            with self.subTest(text=text):
                self.assertEqual(
                    self.refusal(text),
                    f"Monday: “{text}” opens and closes at the same time. Do you mean "
                    f"{likely}? Then type that.",
                )
        for text in ("22:00-22:00", "00:00-00:00", "09:00-09:00"):
            with self.subTest(text=text):
                self.assertIn("or 0:00–24:00 when open day", self.refusal(text))

    def test_what_is_no_pair_of_times_shows_the_form_that_is_wanted(self):
        for text in NOT_UNDERSTOOD:
            with self.subTest(text=text):
                self.assertIn("Type for example 9:00–12:30", self.refusal(text))

    def test_hours_beyond_a_day(self):
        for text in ("22:00-26:00", "23:59-48:00"):
            with self.subTest(text=text):
                self.assertIn("there is no time", self.refusal(text))

    def test_which_hours_are_by_appointment_is_not_guessed(self):
        for text in (
            "9-12, by appointment",
            "9-12, 14-17 by appointment",
            "9-12 by appointment, 14-17",
            "by appointment 9-12, 14-17",
            "9-13 (14-17 by appointment)",
        ):
            with self.subTest(text=text):
                self.assertIn("(by appointment), or", self.refusal(text))

    def test_a_pause_lies_within_the_hours_before_it(self):
        self.assertIn("18-19 is not within", self.refusal("9-17 closed 18-19"))
        # The night is open too.
        self.assertIn(
            "“1-2” can mean 13:00–14:00 or 01:00–02:00",
            self.refusal("0:00-24:00 closed 1-2"),
        )


class EachDayTests(SimpleTestCase):
    def test_seven_days_alike(self):
        hours = parse_each_day("9-12, 14-17 (by appointment)")
        self.assertEqual(
            week_texts(hours), ["9:00–12:00, 14:00–17:00 (by appointment)"] * 7
        )

    def test_messages_name_no_day(self):
        for text in ("x", "8-8", "9-12, 11-13", "9:75-12"):
            with self.subTest(text=text):
                with self.assertRaises(ValidationError) as raised:
                    parse_each_day(text)
                self.assertTrue(raised.exception.messages[0].startswith("Open at: "))
