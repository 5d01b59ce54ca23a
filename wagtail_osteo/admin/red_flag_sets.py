"""Where medical-help texts are edited, signed off, and kept from vanishing."""

from django.contrib.admin.utils import quote
from django.shortcuts import redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import (
    SnippetViewSet,
    UnpublishView,
    WorkflowActionView,
)

from ..models import RedFlagSet
from ..sign_off import NotSignedOff
from .keep_in_use import mention_drafts, refuse_while_shown
from .sign_off import SignOffColumn, SignOffPanel, SignOffView
from .snippet_forms import CreateView, EditView

__all__ = ["RedFlagSetViewSet"]


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

    def workflow_action_action(self):
        try:
            return super().workflow_action_action()
        except NotSignedOff as refusal:
            return _refused(self.request, refusal, self.get_edit_url())


class RedFlagSetWorkflowActionView(WorkflowActionView):
    """The last approval of a workflow would publish; it is no sign-off."""

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except NotSignedOff as refusal:
            return _refused(request, refusal, self.redirect_url)


class RedFlagSetUnpublishView(UnpublishView):
    """Withdraws a text that no live page shows."""

    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission(self.permission_required):
            if refuse_while_shown(request, [self.object]):
                return redirect(self.edit_url_name, quote(self.object.pk))
            if request.method == "GET":
                mention_drafts(request, [self.object])
        return super().dispatch(request, *args, **kwargs)


class RedFlagSetViewSet(SnippetViewSet):
    """Medical-help texts."""

    model = RedFlagSet
    icon = "warning"
    menu_label = gettext_lazy("Medical-help texts")
    list_display = ["name", SignOffColumn(), UpdatedAtColumn()]
    # A copy would show the original's sign-off, and by hand overwrite the original.
    copy_view_enabled = False
    panels = [SignOffPanel(), *RedFlagSet.panels]
    add_view_class = RedFlagSetCreateView
    edit_view_class = RedFlagSetEditView
    unpublish_view_class = RedFlagSetUnpublishView
    workflow_action_view_class = RedFlagSetWorkflowActionView
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


def _refused(request, refusal, address):
    messages.error(
        request,
        " ".join(refusal.messages),
        buttons=[messages.button(address, _("Edit"))],
    )
    return redirect(address)
