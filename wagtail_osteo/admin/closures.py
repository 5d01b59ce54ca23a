"""The views in which reception keeps closed days and other hours."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import IndexView

from ..opening_hours.clinic_calendar import ClinicCalendar
from ..values.spreadsheets import PlainExportMixin
from .search import PlainSearchMixin
from .snippet_views import CreateView, EditView

YEAR = datetime.timedelta(days=365)


class ClosureSavedMixin:
    """Says what patients read now, so that a slip of the hand is seen at once."""

    error_message = _("Nothing was saved yet. Please look at what is marked below.")

    def get_success_message(self, instance=None):
        # Wagtail's edit view, unlike its create view, passes nothing.
        instance = instance or self.object
        words = {"closure": instance, "days": days_of_notice(instance)}
        if instance.has_notice:
            said = gettext("%(closure)s. The site shows a notice %(days)s.")
        else:
            said = gettext("%(closure)s. It shows with the clinic from now on.")
        return " ".join([said % words, *self._holidays_among(instance)])

    def _holidays_among(self, closure):
        """What becomes of the public holidays among days of other hours."""
        clinic = closure.clinic
        if not closure.hours or clinic.public_holidays == clinic.OPEN:
            return
        until = min(closure.last_day, closure.first_day + YEAR)
        # The clinic may have been fetched before this was saved.
        calendar = ClinicCalendar(type(clinic).objects.get(pk=clinic.pk))
        form = pgettext("date format", "l j F Y")
        days = [
            f"{date_format(day, form)} ({name})"
            for day, name in calendar.holidays(closure.first_day, until).items()
        ]
        if not days:
            return
        if clinic.public_holidays == clinic.CLOSED:
            sentence = gettext(
                "As on all public holidays the clinic is closed on %(days)s. If not, "
                "add that day by itself."
            )
        else:
            sentence = gettext(
                "Patients read that hours may differ on %(days)s. If you know them, "
                "add that day by itself."
            )
        yield sentence % {"days": ", ".join(days)}


class ClosureCreateView(ClosureSavedMixin, CreateView):
    """Closes a clinic for some days, or gives it other hours, at once."""

    page_subtitle = _("Closed days and other hours")


class ClosureEditView(ClosureSavedMixin, EditView):
    """Changes closed days or other hours, at once."""


class ClosureIndexView(PlainExportMixin, PlainSearchMixin, IndexView):
    """Closed days and other hours, the latest first."""

    page_title = _("Closed days and other hours")
    add_item_label = _("Add closed days or other hours")
    default_ordering = "-first_day"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("clinic")


def days_of_notice(closure) -> str:
    """“from 20 December 2026 until 2 January 2027”; empty without a notice."""
    if not closure.has_notice:
        return ""
    form = pgettext("date format", "j F Y")
    return gettext("from %(first)s until %(last)s") % {
        "first": date_format(closure.notice_from, form),
        "last": date_format(closure.notice_last_day, form),
    }
