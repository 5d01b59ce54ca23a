"""Where medical-help texts are edited, signed off, and kept from vanishing."""

from urllib.parse import urlencode

import django_filters
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import UpdatedAtColumn

from ..models import RedFlagSet
from ..models.red_flag_sets import AWAITS_SIGN_OFF
from ..publishing import NotSignedOff
from .inspect import ReadableMixin
from .search import PlainSearchViewSet
from .sign_off import RedFlagSetReadView, SignOffColumn, SignOffPanel, SignOffView
from .snippet_views import CreateView, EditView, WorkflowActionView
from .unpublish import RedFlagSetUnpublishView

AWAITING = "awaiting"


def list_address(**filters) -> str:
    """Where the texts are listed; ``filters`` as in ``RedFlagSetFilterSet``."""
    url = reverse(RedFlagSet.snippet_viewset.get_url_name("list"))
    return f"{url}?{urlencode(filters)}" if filters else url


class RedFlagSetFilterSet(WagtailFilterSet):
    """By whether somebody has signed off the newest version."""

    clinical_review = django_filters.ChoiceFilter(
        label=gettext_lazy("Clinical review"),
        choices=[
            (AWAITING, gettext_lazy("Awaiting sign-off")),
            ("signed", gettext_lazy("Signed off")),
        ],
        method="filter_clinical_review",
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = RedFlagSet
        fields = []

    def filter_clinical_review(self, texts, name, value):
        return texts.filter(AWAITS_SIGN_OFF if value == AWAITING else ~AWAITS_SIGN_OFF)


class NoPublishing:
    """Saves drafts only. "Publish" in a request saves one, and says how to go on."""

    def get_available_actions(self):
        return [each for each in super().get_available_actions() if each != "publish"]

    def get_success_message(self, *args, **kwargs):
        message = super().get_success_message(*args, **kwargs)
        if "action-publish" not in self.request.POST:
            return message
        return f"{message} {NotSignedOff().messages[0]}"


class RedFlagSetCreateView(NoPublishing, CreateView):
    """Writes a new text, as a draft."""


class RedFlagSetEditView(NoPublishing, EditView):
    """Edits the draft of a text."""


class RedFlagSetViewSet(ReadableMixin, PlainSearchViewSet):
    """Medical-help texts."""

    model = RedFlagSet
    icon = "warning"
    menu_label = gettext_lazy("Medical-help texts")
    filterset_class = RedFlagSetFilterSet
    list_display = ["name", SignOffColumn(), UpdatedAtColumn()]
    # A copy would show the original's sign-off, and by hand overwrite the original.
    copy_view_enabled = False
    panels = [SignOffPanel(), *RedFlagSet.panels]
    add_view_class = RedFlagSetCreateView
    edit_view_class = RedFlagSetEditView
    unpublish_view_class = RedFlagSetUnpublishView
    workflow_action_view_class = WorkflowActionView
    inspect_view_class = RedFlagSetReadView
    sign_off_view_class = SignOffView

    def get_queryset(self, request):
        return self.model.objects.select_related("signed_off_by")

    @cached_property
    def sign_off_view(self):
        return self.construct_view(self.sign_off_view_class)

    def get_urlpatterns(self):
        address = f"sign-off/<{self.pk_path_converter}:pk>/"
        return [
            *super().get_urlpatterns(),
            path(address, self.sign_off_view, name="sign_off"),
        ]
