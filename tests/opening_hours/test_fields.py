import json
import pickle
from copy import copy
from io import StringIO

from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.db.models.functions import Coalesce
from django.forms import modelform_factory
from django.test import SimpleTestCase, TestCase
from django.test.utils import isolate_apps

from wagtail_osteo.models import Clinic
from wagtail_osteo.opening_hours import (
    OpeningHours,
    OpeningHoursField,
    WeekdaysField,
)
from wagtail_osteo.opening_hours.stored import KEYS

STORED = {
    "monday": [{"opens": "09:00", "closes": "12:30"}],
    "friday": [{"opens": "22:00", "closes": "02:00"}],
}
HOURS = OpeningHours.from_json(STORED)
BROKEN = {"monday": [{"opens": "25:00", "closes": "26:00"}], "note": "by appointment"}


class SiteHoursField(OpeningHoursField):
    """A site's own field."""


class MigrationTests(SimpleTestCase):
    def test_migrations_name_the_permanent_path(self):
        for field, default in ((OpeningHoursField(), dict), (WeekdaysField(), list)):
            with self.subTest(field=field):
                name = type(field).__name__
                _name, path, args, kwargs = field.deconstruct()
                self.assertEqual(path, f"wagtail_osteo.opening_hours.{name}")
                self.assertEqual(
                    (args, kwargs), ([], {"blank": True, "default": default})
                )
                text, imports = MigrationWriter.serialize(field)
                self.assertEqual(imports, {"import wagtail_osteo.opening_hours"})
                self.assertTrue(text.startswith(f"wagtail_osteo.opening_hours.{name}("))

    def test_a_subclass_keeps_its_own_path(self):
        path = SiteHoursField().deconstruct()[1]
        self.assertEqual(path, f"{__name__}.SiteHoursField")

    def test_clone_keeps_options(self):
        field = OpeningHoursField("hours", help_text="Usual week.", blank=False).clone()
        self.assertEqual(
            (field.verbose_name, field.help_text, field.blank),
            ("hours", "Usual week.", False),
        )


class CleanTests(SimpleTestCase):
    def test_field_that_must_not_be_blank_wants_an_open_day(self):
        field = OpeningHoursField(blank=False)
        with self.assertRaisesMessage(ValidationError, "cannot be blank"):
            field.clean({}, None)
        self.assertEqual(field.clean(STORED, None), HOURS)

    def test_weekdays_are_sorted_and_without_repeats(self):
        field = WeekdaysField()
        for days in ([4, 0, 4], (0, 4), {4, 0}, "[4, 0]"):
            self.assertEqual(field.clean(days, None), [0, 4])
        for nothing in (None, "", [], "[]"):
            self.assertEqual(field.clean(nothing, None), [])

    def test_anything_else_is_no_weekday(self):
        field = WeekdaysField()
        for days in ([7], [-1], ["monday"], ["1"], [True], [1.0], 3, {"a": 1}, "mon"):
            with (
                self.subTest(days=days),
                self.assertRaisesMessage(
                    ValidationError,
                    "Set the days as a list of numbers from 0 (Monday) to 6 (Sunday), "
                    "for example [0, 2, 4].",
                ),
            ):
                field.clean(days, None)

    def test_weekdays_that_cannot_be_read_stay_as_they_are(self):
        for days in ([7], "mon", {"a": 1}):
            self.assertEqual(WeekdaysField().to_python(days), days)

    def test_weekdays_are_stored_sorted_without_cleaning(self):
        # As text: psycopg wraps JSON in objects that never compare equal.
        self.assertEqual(
            str(WeekdaysField().get_db_prep_save([4, 0], connection)),
            str(models.JSONField().get_db_prep_save([0, 4], connection)),
        )

    @isolate_apps("wagtail_osteo")
    def test_weekdays_on_a_model(self):
        class Stint(models.Model):
            days = WeekdaysField()

            class Meta:
                app_label = "wagtail_osteo"

            def __str__(self):
                return str(self.days)

        one, other = Stint(days=[4, 0]), Stint()
        other.days.append(2)
        self.assertEqual((one.days, other.days, Stint().days), ([0, 4], [2], []))
        form_class = modelform_factory(Stint, fields=["days"])
        self.assertFalse(form_class({"days": ["0", "4"]}, instance=one).has_changed())
        form = form_class({"days": ["5", "1"]}, instance=one)
        self.assertEqual(form.save(commit=False).days, [1, 5])


class ClinicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.clinic = Clinic.objects.create(
            name="Harbour Street", slug="harbour-street", opening_hours=STORED
        )

    def stored(self):
        """The clinic as the database has it now."""
        return Clinic.objects.get(pk=self.clinic.pk)

    def store_raw(self, data):
        """Put `data` into the column behind the field's back."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {Clinic._meta.db_table} SET opening_hours = %s",  # noqa: S608
                [json.dumps(data)],
            )

    def test_whatever_is_assigned_becomes_opening_hours(self):
        for value in (STORED, json.dumps(STORED), HOURS):
            self.assertEqual(Clinic(opening_hours=value).opening_hours, HOURS)
        for clinic in (Clinic(), Clinic(opening_hours=None)):
            self.assertEqual(clinic.opening_hours, OpeningHours())

    def test_saved_and_read(self):
        self.assertEqual(self.stored().opening_hours, HOURS)
        self.clinic.opening_hours = None
        self.clinic.save()
        self.assertEqual(self.stored().opening_hours, OpeningHours())

    def test_full_clean_names_the_faulty_day(self):
        self.clinic.opening_hours = {"tuesday": [{"opens": "9:00", "closes": "9:00"}]}
        with self.assertRaises(ValidationError) as raised:
            self.clinic.full_clean()
        (message,) = raised.exception.message_dict["opening_hours"]
        self.assertTrue(message.startswith("Tuesday: 9:00–9:00 opens and closes"))

    def test_full_clean_refuses_text_that_is_no_json(self):
        self.clinic.opening_hours = "Mon-Fri 9-5"
        with self.assertRaises(ValidationError) as raised:
            self.clinic.full_clean()
        self.assertIn("opening_hours", raised.exception.message_dict)

    def test_broken_row_is_readable_and_its_data_kept(self):
        for data in (BROKEN, "Mon-Fri 9-5", [3]):
            with self.subTest(data=data):
                self.store_raw(data)
                clinic = self.stored()
                self.assertFalse(clinic.opening_hours)
                clinic.save()
                self.assertEqual(self.stored().opening_hours.to_json(), data)
                with self.assertRaises(ValidationError):
                    clinic.full_clean()

    def test_revision_restores_the_hours(self):
        self.clinic.save_revision()
        self.clinic.refresh_from_db()
        restored = self.clinic.latest_revision.as_object()
        self.assertEqual(restored.opening_hours, HOURS)
        restored.save()
        self.assertEqual(self.stored().opening_hours, HOURS)

    def test_revision_keeps_broken_hours(self):
        self.store_raw(BROKEN)
        self.stored().save_revision(clean=False)
        restored = self.stored().latest_revision.as_object()
        self.assertEqual(restored.opening_hours.to_json(), BROKEN)

    def test_serializable_data_is_the_stored_shape(self):
        data = json.loads(self.clinic.to_json())
        self.assertEqual(data["opening_hours"], STORED)
        self.assertEqual(Clinic.from_serializable_data(data).opening_hours, HOURS)

    def test_dumped_and_loaded(self):
        for format_ in ("json", "jsonl"):
            with self.subTest(format=format_):
                text = serializers.serialize(format_, [self.clinic])
                Clinic.objects.update(opening_hours={})
                for loaded in serializers.deserialize(format_, text):
                    loaded.save()
                self.assertEqual(self.stored().opening_hours, HOURS)

    def test_dumpdata_writes_the_stored_shape(self):
        out = StringIO()
        call_command("dumpdata", Clinic._meta.label, stdout=out)
        (row,) = json.loads(out.getvalue())
        self.assertEqual(row["fields"]["opening_hours"], STORED)

    def test_deferred_hours_are_fetched_when_asked_for(self):
        clinic = Clinic.objects.defer("opening_hours").get(pk=self.clinic.pk)
        self.assertIn("opening_hours", clinic.get_deferred_fields())
        with self.assertNumQueries(1):
            self.assertEqual(clinic.opening_hours, HOURS)

    def test_copied_and_pickled_with_its_clinic(self):
        pickled = pickle.loads(pickle.dumps(self.stored()))  # noqa: S301
        self.assertEqual(pickled.opening_hours, HOURS)
        self.assertEqual(copy(self.stored()).opening_hours, HOURS)

    def test_bulk_writes_store_the_tidy_shape(self):
        untidy = {"sunday": [], "monday": [{"opens": "9:00", "closes": "12:30"}]}
        Clinic.objects.update(opening_hours=untidy)
        self.assertEqual(
            list(Clinic.objects.values_list("opening_hours__monday", flat=True)),
            [STORED["monday"]],
        )
        self.assertFalse(Clinic.objects.filter(opening_hours__has_key="sunday"))
        self.clinic.opening_hours = HOURS
        Clinic.objects.bulk_update([self.clinic], ["opening_hours"])
        self.assertEqual(self.stored().opening_hours, HOURS)

    def test_queries(self):
        self.assertTrue(Clinic.objects.filter(opening_hours=HOURS))
        self.assertTrue(Clinic.objects.filter(opening_hours=STORED))
        self.assertTrue(Clinic.objects.filter(opening_hours__has_key="friday"))
        self.assertFalse(Clinic.objects.filter(opening_hours__has_key="sunday"))
        opens = Clinic.objects.values_list("opening_hours__monday__0__opens", flat=True)
        self.assertEqual(list(opens), ["09:00"])
        self.assertEqual(
            Clinic.objects.values("opening_hours")[0], {"opening_hours": HOURS}
        )
        clinic = Clinic.objects.annotate(same=Coalesce("opening_hours", None)).get()
        self.assertEqual(clinic.same, HOURS)

    def form(self, instance, **days):
        form_class = modelform_factory(Clinic, fields=["opening_hours"])
        names = {f"opening_hours_{key}": days.get(key, "") for key in KEYS}
        return form_class(names, instance=instance)

    def test_form_of_the_model_saves_typed_hours(self):
        form = self.form(self.stored(), tuesday="9-12")
        self.assertTrue(form.has_changed())
        form.save()
        self.assertEqual(str(self.stored().opening_hours), "Tuesday 9:00–12:00")

    def test_form_of_the_model_unchanged(self):
        form = self.form(self.stored(), monday="9:00–12:30", friday="22:00–02:00")
        self.assertFalse(form.has_changed())
        self.assertFalse(self.form(Clinic()).has_changed())

    def test_data_without_the_inputs_leaves_the_hours_alone(self):
        form_class = modelform_factory(Clinic, fields=["name", "opening_hours"])
        form_class({"name": "Quay"}, instance=self.clinic).save()
        self.assertEqual(self.stored().opening_hours, HOURS)
