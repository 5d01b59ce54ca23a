"""Where practitioners, clinics, closures and first-visit texts are edited."""

import swapper
from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import ClinicClosure, FirstVisit
from .closures import (
    ClosureCreateView,
    ClosureEditView,
    ClosureIndexView,
    days_of_notice,
)

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
    index_view_class = ClosureIndexView
    add_view_class = ClosureCreateView
    edit_view_class = ClosureEditView
    # Copied, it would close the same days a second time.
    copy_view_enabled = False
    list_display = [
        "clinic",
        "first_day",
        "last_day",
        "reason",
        Column("notice", label=_("Notice on the site"), accessor=days_of_notice),
    ]
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
    ]
    menu_label = _("Osteopathy")
    menu_icon = "group"
    menu_name = "osteopathy"
    # The opt-in app has a menu of its own, with the same entries.
    add_to_admin_menu = not apps.is_installed("wagtail_osteo.contrib.modeladmin")
    # Either way they are no entries of the menu “Snippets”.
    menu_item_is_registered = True
