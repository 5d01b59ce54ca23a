from datetime import time
from itertools import product

from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from wagtail_osteo.opening_hours import OpeningHours, Span
from wagtail_osteo.opening_hours.forms import OpeningHoursFormField, WeekdaysFormField
from wagtail_osteo.opening_hours.stored import KEYS

STORED = {
    "monday": [
        {"opens": "09:00", "closes": "12:30"},
        {"opens": "13:30", "closes": "18:00"},
    ],
    "friday": [{"opens": "22:00", "closes": "02:00"}],
}


class ClinicForm(forms.Form):
    opening_hours = OpeningHoursFormField(required=False)


def typed(**days):
    """What a browser sends for the days; the others stay empty."""
    return {f"opening_hours_{key}": days.get(key, "") for key in KEYS}


def monday(text):
    """The Monday spans that typing `text` gives, as stored."""
    form = ClinicForm(typed(monday=text))
    if not form.is_valid():
        raise AssertionError(form.errors)
    return [
        f"{span['opens']}-{span['closes']}"
        for span in form.cleaned_data["opening_hours"].to_json().get("monday", [])
    ]


def refusal(text):
    """The one message that typing `text` on Monday gives."""
    form = ClinicForm(typed(monday=text))
    (message,) = form.errors["opening_hours"]
    return message


def inputs(html):
    """The text inputs of the widget, by name."""
    soup = BeautifulSoup(str(html), "html.parser")
    return {tag["name"]: tag for tag in soup.find_all("input", type="text")}


class TypingTests(SimpleTestCase):
    def test_ways_to_write_a_span(self):
        ways = {
            "09:00-12:00": ("9-12", "9.00 - 12.00", "9 to 12", "9am–12pm", "9—12"),
            "09:00-17:30": ("9am-5.30pm", "9 a.m. – 5:30 P.M.", "0900-1730", "9-17:30"),
            "09:00-17:00": ("0900-1700", "900-1700", "9-5pm", "9:00\u202f–\xa017:00"),
            "18:00-00:00": ("18-24", "18:00–00:00", "18-0:00", "6pm-12am"),
            "00:00-00:00": ("0-24", "00:00–24:00", "midnight-24"),
            "22:00-02:00": ("22:00–02:00", "22-2", "10pm-2am", "10pm to 2"),
            "09:00-05:00": ("9-05", "9am-5am"),
            "01:00-05:00": ("01:00–05:00", "0100-0500", "1am-5am"),
        }
        for span, texts in ways.items():
            for text in texts:
                with self.subTest(text=text):
                    self.assertEqual(monday(text), [span])

    def test_ways_to_separate_spans(self):
        for separator in (",", ", ", ";", " and ", "and", " & ", "\n", "\r\n", ",,"):
            with self.subTest(separator=separator):
                self.assertEqual(
                    monday("9-12:30" + separator + "13:30-18"),
                    ["09:00-12:30", "13:30-18:00"],
                )

    def test_spans_in_any_order_are_sorted(self):
        self.assertEqual(monday("13-18, 9-12"), ["09:00-12:00", "13:00-18:00"])

    def test_ways_to_say_closed(self):
        for text in ("", "  ", "closed", "Closed", "-", "–"):
            with self.subTest(text=text):
                self.assertEqual(monday(text), [])

    def test_what_is_not_a_pair_of_times(self):
        for text in ("nine to five", "9", "9-12-15", "9 12-13 18", "9:000-12", "9-x"):
            with self.subTest(text=text):
                self.assertEqual(
                    refusal(text),
                    f"Monday: “{text}” is not an opening and a closing time. Type for "
                    "example 9:00–12:30, 13:30–18:00, or leave the field empty when "
                    "closed.",
                )

    def test_impossible_times(self):
        for time_, text in {
            "25:00": "9-25:00",
            "9:75": "9:75-12",
            "9.5": "9.5-12",
            "24:00": "24:00-9",
            "24:30": "9-24:30",
            "13pm": "9-13pm",
            "0am": "0am-9am",
            "2575": "9-2575",
        }.items():
            with self.subTest(text=text):
                self.assertEqual(
                    refusal(text),
                    f"Monday: there is no time “{time_}”. Type times from 0:00 to "
                    "24:00, for example 9:00–12:30.",
                )

    def test_opening_and_closing_at_the_same_time(self):
        for text in ("9-9:00", "0:00–0:00"):
            with self.subTest(text=text):
                self.assertIn("opens and closes at the same time", refusal(text))

    def test_asks_when_the_afternoon_is_likelier_than_the_night(self):
        for text, likely, literal in (
            ("9-5", "9:00–17:00", "09:00–05:00"),
            ("9am–5:30", "9:00–17:30", "09:00–05:30"),
            ("12-5", "12:00–17:00", "12:00–05:00"),
            ("1:30-6", "13:30–18:00", "01:30–06:00"),
            ("9-12, 1-5pm", "13:00–17:00", "01:00–17:00"),
            ("6-8pm", "18:00–20:00", "6:00–20:00"),
        ):
            with self.subTest(text=text):
                unclear = text.split(", ")[-1]
                self.assertEqual(
                    refusal(text),
                    f"Monday: “{unclear}” can mean {likely} or {literal}. Type the "
                    "one that you mean.",
                )

    def test_overlap_across_days(self):
        form = ClinicForm(typed(sunday="22-02", monday="01:00-05:00"))
        self.assertIn("Sunday: 22:00–02:00 runs past", str(form.errors))

    def test_every_faulty_day_is_reported_at_once(self):
        form = ClinicForm(typed(sunday="9-12, 11-13", monday="9:75-12", friday="9-12"))
        self.assertEqual(
            [text.split(":")[0] for text in form.errors["opening_hours"]],
            ["Monday", "Sunday"],
        )

    def test_shown_text_of_any_span_reads_back_as_that_span(self):
        times = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
        for opens, closes in product(times, times):
            if opens == closes != time(0):
                continue
            span = Span(opens, closes)
            with self.subTest(span=span):
                form = ClinicForm(typed(monday=str(span)))
                self.assertTrue(form.is_valid(), form.errors)
                hours = form.cleaned_data["opening_hours"]
                self.assertEqual(hours.days()[0].spans, (span,))


class FormTests(SimpleTestCase):
    def test_stored_hours_are_shown_tidily(self):
        shown = inputs(ClinicForm(initial={"opening_hours": STORED}))
        self.assertEqual(
            shown["opening_hours_monday"]["value"], "9:00–12:30, 13:30–18:00"
        )
        self.assertEqual(shown["opening_hours_friday"]["value"], "22:00–02:00")
        self.assertNotIn("value", shown["opening_hours_sunday"].attrs)

    def test_what_was_typed_is_shown_again_exactly(self):
        data = typed(monday=" 9.00 -12 ", tuesday="<b>late</b>", sunday="closed")
        shown = inputs(ClinicForm(data))
        for name, text in data.items():
            self.assertEqual(shown[name].get("value", ""), text)

    def test_stored_hours_that_cannot_be_read_are_shown_as_they_are(self):
        """Nor does sending them back count as a change."""
        broken = {
            "monday": [{"opens": "9:75", "closes": "12:00"}],
            "tuesday": "9-5",
            "friday": [3],
        }
        shown = inputs(ClinicForm(initial={"opening_hours": broken}))
        self.assertEqual(shown["opening_hours_monday"]["value"], "9:75–12:00")
        self.assertEqual(shown["opening_hours_tuesday"]["value"], "9-5")
        self.assertEqual(shown["opening_hours_friday"]["value"], "[3]")
        resent = {name: tag.get("value", "") for name, tag in shown.items()}
        form = ClinicForm(resent, initial={"opening_hours": broken})
        self.assertFalse(form.has_changed())
        self.assertFalse(form.is_valid())

    def test_typed_text_is_escaped_in_messages(self):
        form = ClinicForm(typed(tuesday="<b>late</b>"))
        self.assertNotIn("<b>late", str(form.errors) + str(form))

    def test_unchanged_however_the_same_hours_are_written(self):
        same = typed(monday="0900-1230 and 1.30pm-6pm", friday="10pm-2am")
        for initial in (STORED, OpeningHours.from_json(STORED)):
            shown = inputs(ClinicForm(initial={"opening_hours": initial}))
            resent = {name: tag.get("value", "") for name, tag in shown.items()}
            for data in (resent, same):
                form = ClinicForm(data, initial={"opening_hours": initial})
                self.assertFalse(form.has_changed())
        self.assertFalse(ClinicForm(typed()).has_changed())

    def test_changed_by_other_hours_and_by_mistakes(self):
        for data in (typed(), typed(monday="9-12"), typed(monday="x")):
            form = ClinicForm(data, initial={"opening_hours": STORED})
            self.assertTrue(form.has_changed())

    def test_required_wants_one_open_day(self):
        field = OpeningHoursFormField()
        with self.assertRaisesMessage(ValidationError, "This field is required."):
            field.clean([""] * 7)
        self.assertTrue(field.clean(["", "9-12", "", "", "", "", ""]))
        form = ClinicForm()
        form.fields["opening_hours"].required = True
        for field in inputs(form).values():
            self.assertFalse(field.has_attr("required"))

    def test_disabled_field_keeps_the_stored_hours(self):
        form = ClinicForm(typed(), initial={"opening_hours": STORED})
        form.fields["opening_hours"].disabled = True
        self.assertFalse(form.has_changed())
        self.assertTrue(form.is_valid())
        self.assertEqual(form.cleaned_data["opening_hours"].to_json(), STORED)


class WidgetTests(SimpleTestCase):
    def test_each_input_has_its_own_label(self):
        soup = BeautifulSoup(str(ClinicForm()), "html.parser")
        labels = {tag["for"]: tag.text for tag in soup.find_all("label")}
        self.assertEqual(
            [labels[f"id_opening_hours_{key}"] for key in KEYS],
            ["Monday", "Tuesday", "Wednesday", "Thursday"]
            + ["Friday", "Saturday", "Sunday"],
        )
        for key in KEYS:
            field = soup.find(id=f"id_opening_hours_{key}")
            self.assertEqual(field["name"], f"opening_hours_{key}")
            self.assertEqual(field["autocomplete"], "off")

    def test_ids_are_unique_and_references_lead_somewhere(self):
        form = ClinicForm(typed(monday="x"))
        html = form.fields["opening_hours"].widget.render_with_errors(
            "opening_hours",
            form["opening_hours"].value(),
            {"id": "id_opening_hours"},
            form.errors["opening_hours"],
        )
        soup = BeautifulSoup(html, "html.parser")
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        self.assertEqual(len(ids), len(set(ids)))
        for tag in soup.find_all("input"):
            self.assertLessEqual(set(tag["aria-describedby"].split()), set(ids))

    def test_hint_says_what_to_type(self):
        self.assertIn(
            "For example 9:00–12:30, 13:30–18:00, or by appointment. Leave empty when "
            "closed.",
            str(ClinicForm()),
        )

    def test_labels_work_in_a_form_without_ids(self):
        soup = BeautifulSoup(str(ClinicForm(auto_id=False)), "html.parser")
        label = soup.find("label", string="Monday")
        self.assertIn("opening_hours", label["for"])
        self.assertEqual(soup.find(id=label["for"])["name"], "opening_hours_monday")

    def test_message_stands_beside_its_day_and_only_there(self):
        form = ClinicForm(typed(tuesday="9:75-12"))
        html = form.fields["opening_hours"].widget.render_with_errors(
            "opening_hours",
            form["opening_hours"].value(),
            {"id": "id_opening_hours"},
            form.errors["opening_hours"],
        )
        soup = BeautifulSoup(html, "html.parser")
        (invalid,) = soup.find_all("input", attrs={"aria-invalid": "true"})
        self.assertEqual(invalid["name"], "opening_hours_tuesday")
        described_by = invalid["aria-describedby"].split()[-1]
        self.assertIn("“9:75”", soup.find(id=described_by).text)
        self.assertEqual(html.count("“9:75”"), 1)

    def test_message_of_no_day_is_shown_too(self):
        errors = forms.utils.ErrorList([ValidationError("Ask the clinic.")])
        html = OpeningHoursFormField().widget.render_with_errors(
            "h", [""] * 7, {"id": "id_h"}, errors
        )
        self.assertIn("Ask the clinic.", html)


class WeekdaysFormTests(SimpleTestCase):
    class Form(forms.Form):
        days = WeekdaysFormField(required=False)

    def test_a_checkbox_for_each_day_ticked_when_stored(self):
        soup = BeautifulSoup(str(self.Form(initial={"days": [0, 6]})), "html.parser")
        boxes = soup.find_all("input", type="checkbox")
        self.assertEqual(len(boxes), 7)
        self.assertEqual(
            [box.parent.text.strip() for box in boxes if box.has_attr("checked")],
            ["Monday", "Sunday"],
        )

    def test_ticked_days_become_numbers(self):
        form = self.Form({"days": ["0", "4"]})
        self.assertTrue(form.is_valid())
        self.assertEqual(form.cleaned_data["days"], [0, 4])
        form = self.Form({})
        self.assertTrue(form.is_valid())
        self.assertEqual(form.cleaned_data["days"], [])

    def test_refuses_an_eighth_day(self):
        self.assertIn("7", str(self.Form({"days": ["7"]}).errors["days"]))

    def test_changed_only_by_other_days(self):
        initial = {"days": [0, 4]}
        self.assertFalse(self.Form({"days": ["4", "0"]}, initial=initial).has_changed())
        self.assertTrue(self.Form({"days": ["4"]}, initial=initial).has_changed())
        self.assertFalse(self.Form({}, initial={"days": 12}).has_changed())
