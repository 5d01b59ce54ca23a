"""Gives the list by itself, for an editor whose draft has just been saved."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET
from wagtail.models import Page

from ..models import AbstractCondition
from .listing import grouped_advice


@require_GET
def advice_list(request):
    """The list for the latest revision of the condition whose key is ``page``.

    :raises Http404: for anything that is no condition.
    :raises PermissionDenied: to who may not edit it.
    """
    key = request.GET.get("page", "")
    # No key has more digits, and Python refuses to read very many.
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    page = get_object_or_404(Page, pk=key).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not isinstance(page, AbstractCondition):
        raise Http404
    groups = grouped_advice(page.get_latest_revision_as_object())
    return render(request, "wagtail_osteo/admin/advice_list.html", {"groups": groups})
