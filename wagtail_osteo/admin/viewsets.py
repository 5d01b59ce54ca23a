"""Where practitioners, clinics, closures and shared texts are edited."""

import swapper
from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import (
    BooleanColumn,
    Column,
    UpdatedAtColumn,
)
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from ..models import ClinicClosure, FirstVisit
from .closures import (
    ClosureCreateView,
    ClosureEditView,
    ClosureIndexView,
    days_of_notice,
)
from .conditions import condition_listings
from .delete import DeleteInUseView
from .inspect import ReadableMixin
from .listings import (
    PracticeIndexView,
    StatusColumn,
    TelephoneColumn,
    clinics_of,
    closed_today,
)
from .menu import PracticeDetails, ReviewsDue, SubmenuGroupMixin
from .red_flag_sets import RedFlagSetViewSet
from .search import PlainSearchViewSet
from .sites import PracticeChooserViewSet
from .snippet_views import (
    CreateView,
    EditView,
    PractitionerCreateView,
    WorkflowActionView,
)


class PractitionerViewSet(ReadableMixin, PlainSearchViewSet):
    """People."""

    model = swapper.load_model("wagtail_osteo", "Practitioner")
    icon = "user"
    menu_label = _("People")
    index_view_class = PracticeIndexView
    chooser_viewset_class = PracticeChooserViewSet
    add_view_class = PractitionerCreateView
    edit_view_class = EditView
    workflow_action_view_class = WorkflowActionView
    delete_view_class = DeleteInUseView
    delete_template_name = "wagtail_osteo/admin/confirm_delete.html"
    list_display = [
        "name",
        "registration_number",
        Column("clinics", label=_("Clinics"), accessor=clinics_of),
        BooleanColumn("is_practising", label=_("Practising"), sort_key="is_practising"),
        StatusColumn(),
    ]
    list_filter = ["is_practising", "live", "clinic_links__clinic"]
    # Few rows, and any filter: the index takes only some.
    search_backend_name = None
    search_fields = ["name", "job_title", "registration_number", "qualifications"]


class ClinicViewSet(ReadableMixin, PlainSearchViewSet):
    """Clinics."""

    model = swapper.load_model("wagtail_osteo", "Clinic")
    icon = "home"
    menu_label = _("Clinics")
    index_view_class = PracticeIndexView
    chooser_viewset_class = PracticeChooserViewSet
    add_view_class = CreateView
    edit_view_class = EditView
    workflow_action_view_class = WorkflowActionView
    delete_view_class = DeleteInUseView
    delete_template_name = "wagtail_osteo/admin/confirm_delete.html"
    list_display = [
        "name",
        "locality",
        TelephoneColumn(),
        Column("closed_today", label=_("Closed today"), accessor=closed_today),
        StatusColumn(),
    ]
    list_filter = ["accepting_new_patients", "live"]
    search_backend_name = None
    search_fields = ["name", "locality", "postal_code"]


class ClosureViewSet(PlainSearchViewSet):
    """Closed days and other hours."""

    model = ClinicClosure
    icon = "calendar-alt"
    menu_label = _("Closed days and other hours")
    index_view_class = ClosureIndexView
    add_view_class = ClosureCreateView
    edit_view_class = ClosureEditView
    # Copied, it would close the same days a second time.
    copy_view_enabled = False
    list_display = [
        "clinic",
        # In full and with the day of the week, so that a slip of the hand is seen.
        Column("period", label=_("Days and hours"), sort_key="first_day"),
        "reason",
        Column("notice", label=_("Notice on the site"), accessor=days_of_notice),
    ]
    list_filter = ["clinic"]


class FirstVisitViewSet(ReadableMixin, PlainSearchViewSet):
    """First-visit texts."""

    model = FirstVisit
    icon = "login"
    menu_label = _("First-visit texts")
    add_view_class = CreateView
    edit_view_class = EditView
    list_display = ["name", UpdatedAtColumn()]


class OsteoViewSetGroup(SubmenuGroupMixin, SnippetViewSetGroup):
    """The entry “Osteopathy” of the menu."""

    menu_label = _("Osteopathy")
    menu_icon = "group"
    menu_name = "osteopathy"
    # Above images and documents: it is what the practice comes for.
    menu_order = 200
    # The opt-in app has a menu of its own, with the same entries.
    add_to_admin_menu = not apps.is_installed("wagtail_osteo.contrib.modeladmin")
    # Either way they are no entries of the menu “Snippets”.
    menu_item_is_registered = True

    def __init__(self):
        # The types of condition are known once all models are loaded.
        self.items = [
            *condition_listings(),
            PractitionerViewSet,
            ClinicViewSet,
            FirstVisitViewSet,
            RedFlagSetViewSet,
            ClosureViewSet,
            ReviewsDue,
            PracticeDetails,
        ]
        super().__init__()
