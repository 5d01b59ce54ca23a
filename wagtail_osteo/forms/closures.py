"""The form in which reception says that a clinic is closed."""

import swapper
from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..practice.clock import today_at
from .typed_text import TypedTextForm

NOTICE_FIELDS = ("notice_from", "notice_until", "notice_text")


class ClosureForm(TypedTextForm):
    """Closed days of a clinic, with a notice on the site for whoever wants one."""

    has_notice = forms.BooleanField(
        required=False, label=_("Also show a notice on the site")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A site may show its receptionists a few of the fields only.
        if "clinic" in self.fields:
            self._offer_clinics()
        if "last_day" in self.fields:
            self.fields["last_day"].required = False
        if "has_notice" in self.fields:
            self.initial.setdefault("has_notice", self.instance.has_notice)

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
