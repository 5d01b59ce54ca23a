"""The views in which reception keeps closed days."""

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import IndexView

from ..values.spreadsheets import PlainExportMixin
from .search import PlainSearchMixin
from .snippet_views import CreateView, EditView


class ClosureSavedMixin:
    """Says what patients read now, so that a slip of the hand is seen at once."""

    error_message = _("Nothing was saved yet. Please look at what is marked below.")

    def get_success_message(self, instance=None):
        # Wagtail's edit view, unlike its create view, passes nothing.
        instance = instance or self.object
        words = {"closure": instance, "days": days_of_notice(instance)}
        if instance.has_notice:
            return gettext("%(closure)s. The site shows a notice %(days)s.") % words
        return gettext("%(closure)s. It shows with the clinic from now on.") % words


class ClosureCreateView(ClosureSavedMixin, CreateView):
    """Closes a clinic for some days, at once."""

    page_subtitle = _("Closed days")


class ClosureEditView(ClosureSavedMixin, EditView):
    """Changes closed days, at once."""


class ClosureIndexView(PlainExportMixin, PlainSearchMixin, IndexView):
    """Closed days, the latest first."""

    page_title = _("Closed days")
    add_item_label = _("Add closed days")
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
