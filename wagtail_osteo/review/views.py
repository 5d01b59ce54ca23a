"""The view behind “Mark as checked”."""

import swapper
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page

from ..models import AbstractCondition
from ..publishing import SavedMeanwhile
from .checking import (
    CannotMarkAsChecked,
    mark_as_checked,
    may_mark_as_checked,
    prepare_check,
)


class MarkAsCheckedView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what is about to be confirmed (GET), and confirms it (POST).

    Where it cannot be, it says why and what to do first.

    :raises Http404: for anything that is no condition.
    :raises PermissionDenied: to who may not mark it.
    """

    template_name = "wagtail_osteo/admin/review/mark_as_checked.html"
    page_title = gettext_lazy("Mark as checked")
    header_icon = "check"

    def setup(self, request, *args, page_id, **kwargs):
        super().setup(request, *args, page_id=page_id, **kwargs)
        base = swapper.load_model("wagtailcore", "Page")
        self.object = get_object_or_404(base, pk=page_id).specific
        self.next_url = get_valid_next_url_from_request(request)

    def dispatch(self, request, *args, **kwargs):
        if not isinstance(self.object, AbstractCondition):
            raise Http404
        if not may_mark_as_checked(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            revision_id = int(request.POST.get("revision", ""))
        except ValueError:
            revision_id = None
        try:
            check = mark_as_checked(self.object, request.user, revision_id)
        except (CannotMarkAsChecked, SavedMeanwhile) as refusal:
            messages.error(request, str(refusal))
            return self.get(request, *args, **kwargs)
        messages.success(
            request,
            _("“%(title)s” is marked as checked by %(name)s. Next check due: %(day)s.")
            % {
                "title": self.title,
                "name": check.practitioner.name,
                "day": date_format(check.next_due),
            },
        )
        return redirect(self.next_url or self.edit_url)

    @cached_property
    def title(self) -> str:
        return self.object.get_admin_display_title()

    @cached_property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.object.pk])

    def get_page_subtitle(self):
        return self.title

    def get_breadcrumbs_items(self):
        return [
            *get_breadcrumbs_items_for_page(self.object, self.request.user),
            {"url": "", "label": self.page_title, "sublabel": self.title},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        try:
            context["check"] = prepare_check(self.object, self.request.user)
        except CannotMarkAsChecked as refusal:
            context["refusal"] = str(refusal)
        return {
            **context,
            "page": self.object,
            "edit_url": self.edit_url,
            "next_url": self.next_url,
        }
