"""Where practitioners, clinics, closures and shared texts are edited."""

import swapper
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import ClinicClosure, FirstVisit
from .red_flag_sets import RedFlagSetViewSet

__all__ = [
    "ClinicViewSet",
    "ClosureViewSet",
    "FirstVisitViewSet",
    "OsteoViewSetGroup",
    "PractitionerViewSet",
]


class PractitionerViewSet(SnippetViewSet):
    """People."""

    model = swapper.load_model("wagtail_osteo", "Practitioner")
    icon = "user"
    menu_label = _("People")
    list_display = ["name", "job_title", "registration_number", UpdatedAtColumn()]
    list_filter = ["is_practising"]
    inspect_view_enabled = True


class ClinicViewSet(SnippetViewSet):
    """Clinics."""

    model = swapper.load_model("wagtail_osteo", "Clinic")
    icon = "home"
    menu_label = _("Clinics")
    list_display = ["name", "locality", "telephone", UpdatedAtColumn()]
    inspect_view_enabled = True


class ClosureViewSet(SnippetViewSet):
    """Closed days."""

    model = ClinicClosure
    icon = "calendar-alt"
    menu_label = _("Closed days")
    list_display = ["clinic", "first_day", "last_day", "reason"]
    list_filter = ["clinic"]


class FirstVisitViewSet(SnippetViewSet):
    """First-visit texts."""

    model = FirstVisit
    icon = "login"
    menu_label = _("First-visit texts")
    list_display = ["name", UpdatedAtColumn()]
    inspect_view_enabled = True


class OsteoViewSetGroup(SnippetViewSetGroup):
    """The entry “Osteopathy” of the menu."""

    items = [
        PractitionerViewSet,
        ClinicViewSet,
        ClosureViewSet,
        FirstVisitViewSet,
        RedFlagSetViewSet,
    ]
    menu_label = _("Osteopathy")
    menu_icon = "group"
    menu_name = "osteopathy"
    add_to_admin_menu = True
