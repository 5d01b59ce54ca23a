"""Signing off a medical-help text, and how far it has come."""

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import Panel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.action_menu import ActionMenuItem

from ..models import RedFlagSet
from ..practice.logins import practitioner_of
from ..practice.vouching import reason_not_to_vouch
from ..sign_off import faults_of, may_sign_off, sign_off, version_of
from .inspect import ReadView


def sign_off_address(text) -> str:
    """Where ``text`` is read and signed off."""
    viewset = type(text).snippet_viewset
    return reverse(viewset.get_url_name("sign_off"), args=[quote(text.pk)])


class RedFlagSetReadView(ReadView):
    """Shows the newest version of a text, and where it stands."""

    template_name = "wagtail_osteo/admin/read_red_flag_set.html"

    def get_context_data(self, **kwargs):
        address = may_sign_off(self.request.user) and sign_off_address(self.stored)
        return {**super().get_context_data(**kwargs), "sign_off_url": address}


class SignOffView(RedFlagSetReadView):
    """The same text, with what signs it off; POST does."""

    view_name = "sign_off"
    any_permission_required = ["sign_off"]
    page_title = gettext_lazy("Sign off")
    template_name = "wagtail_osteo/admin/sign_off.html"

    def post(self, request, *args, **kwargs):
        # Without a version the request does not come from our form.
        version = request.POST.get("version", "")
        try:
            sign_off(self.stored, request.user, version=version)
        except ValidationError as refusal:
            for message in refusal.messages:
                messages.error(request, message)
            return redirect(sign_off_address(self.stored))
        messages.success(
            request,
            _("“%(text)s” is signed off. Every page that chose it shows this version.")
            % {"text": self.object.name},
        )
        # Whoever may sign off, and nothing else, has no list to return to.
        listed = self.user_has_any_permission({"add", "change", "delete", "view"})
        return redirect(
            self.index_url_name if listed else sign_off_address(self.stored)
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        practitioner = practitioner_of(self.request.user)
        faults = faults_of(self.object)
        reason = reason_not_to_vouch(practitioner)
        if reason:
            faults.insert(0, reason)
        return {
            **context,
            "practitioner": practitioner,
            "faults": faults,
            "version": version_of(self.stored),
            "nothing_new": not self.stored.awaits_sign_off,
            "edit_url": self.get_edit_url(),
            "may_edit": self.user_has_permission("change"),
        }


class SignOffColumn(Column):
    """Tells in the list which texts patients can see, and who vouches for them."""

    cell_template_name = "wagtail_osteo/admin/sign_off_cell.html"

    def __init__(self):
        super().__init__("sign_off_status", label=gettext_lazy("Clinical review"))

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "signature": instance.live and instance.signature}


class SignOffPanel(Panel):
    """Tells in the editor where the text stands, and leads to the sign-off."""

    def __init__(self, **kwargs):
        kwargs.setdefault("heading", gettext_lazy("Clinical review"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_osteo/admin/sign_off_panel.html"

        def get_context_data(self, parent_context=None):
            text = self.instance
            offered = text.pk and may_sign_off(self.request.user)
            return {
                **super().get_context_data(parent_context),
                "text": text,
                "address": offered and sign_off_address(text),
            }


class SignOffMenuItem(ActionMenuItem):
    """Leads from the editor's actions to the sign-off."""

    name = "action-sign-off"
    label = gettext_lazy("Sign off…")
    icon_name = "check"

    def get_url(self, parent_context):
        return sign_off_address(parent_context["instance"])


def offer_sign_off(menu_items, request, context):
    """Put "Sign off" where the editor of a medical-help text would have "Publish".

    A ``construct_snippet_action_menu`` hook.
    """
    if not issubclass(context["model"], RedFlagSet):
        return
    menu_items[:] = [item for item in menu_items if item.name != "action-publish"]
    if context["view"] == "edit" and may_sign_off(request.user):
        menu_items.append(SignOffMenuItem())
