"""The form in which reception says that a clinic is closed, or open at other hours."""

import swapper
from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Locale

from ..opening_hours.dates import Dates
from ..opening_hours.period_hours import PeriodHoursFormField
from ..practice.clock import today_at
from .typed_dates import TypedDateField, TypedDateInput
from .typed_text import TypedTextForm

NOTICE_FIELDS = ("notice_from", "notice_until", "notice_text")


class ClosureForm(TypedTextForm):
    """Closed days or other hours of a clinic, with a notice for whoever wants one."""

    has_notice = forms.BooleanField(
        required=False, label=_("Also show a notice on the site")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A site may show its receptionists a few of the fields only.
        for name in ("first_day", "last_day", "notice_from", "notice_until"):
            if name in self.fields:
                self._read_as_typed(name)
        if "hours" in self.fields:
            self._ask_for_hours()
        if "clinic" in self.fields:
            self._offer_clinics()
        if "last_day" in self.fields:
            self.fields["last_day"].required = False
        if "has_notice" in self.fields:
            self.initial.setdefault("has_notice", self.instance.has_notice)

    def _read_as_typed(self, name):
        field = self.fields[name]
        widget = field.widget
        # A site may have a calendar of its own.
        if type(widget) is AdminDateInput:
            widget = TypedDateInput(widget.attrs, widget.format)
        self.fields[name] = TypedDateField(
            label=field.label,
            help_text=field.help_text,
            required=field.required,
            widget=widget,
        )

    def _ask_for_hours(self):
        field = PeriodHoursFormField(label=self.fields["hours"].label, required=False)
        self.fields["hours"] = field
        saved = self.instance.pk is not None
        dates = self.instance.dates if saved else None
        self.initial["hours"] = field.texts(self.instance.hours, dates)

    def _offer_clinics(self):
        clinics = clinics_to_close(self.instance.clinic_id)
        field = self.fields["clinic"]
        field.queryset = clinics
        # Two are enough to know that there is a choice.
        keys = list(clinics.values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            field.empty_label = None
            self.initial["clinic"] = keys[0]

    def clean(self):
        cleaned = super().clean()
        first_day = cleaned.get("first_day")
        if first_day and not cleaned.get("last_day") and "last_day" not in self.errors:
            cleaned["last_day"] = first_day
        if "hours" in cleaned:
            cleaned["hours"] = self._clean_hours(cleaned)
        today = today_at(cleaned.get("clinic"))
        # Who edits a closure may set right when it began.
        if self.instance.pk is None and first_day and first_day < today:
            self.add_error(
                "first_day",
                gettext("This day is in the past. Choose today or a later day."),
            )
        if "has_notice" in self.fields:
            self._clean_notice(cleaned, today)
        return cleaned

    def _clean_hours(self, cleaned):
        """The hours of each day of the week that is among the dates."""
        hours = cleaned["hours"]
        clinic = cleaned.get("clinic") or getattr(self.instance, "clinic", None)
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        # What is missing, or in the wrong order, is refused by its own message.
        if first and last and first <= last:
            dates = Dates(first, last, bool(cleaned.get("every_year")))
            return hours.on(dates, clinic and clinic.opening_hours)
        return hours.week

    def _clean_notice(self, cleaned, today):
        if cleaned.get("has_notice"):
            if "notice_from" not in self.errors:
                cleaned["notice_from"] = cleaned.get("notice_from") or today
            return
        if any(cleaned.get(n) and n in self.changed_data for n in NOTICE_FIELDS):
            self.add_error(
                "has_notice",
                gettext("Tick this to show the notice, or empty the fields below."),
            )
            return
        cleaned.update(notice_from=None, notice_until=None, notice_text="")


def clinics_to_close(chosen: int | None = None):
    """The clinics, each in one language: a closure counts for all its translations.

    :param chosen: key of a clinic that is kept whichever its language.
    """
    clinics = swapper.load_model("wagtail_osteo", "Clinic").objects.all()
    default = Locale.get_default()
    in_default = clinics.filter(locale=default).values("translation_key")
    return clinics.filter(
        Q(locale=default) | Q(pk=chosen) | ~Q(translation_key__in=in_default)
    )
