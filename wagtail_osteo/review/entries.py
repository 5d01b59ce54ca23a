"""Where editors find the review cycle: addresses, menu item, button of a page."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import page_permission_policy

from ..models import AbstractCondition
from .checking import PERMISSION, may_mark_as_checked
from .report import ReviewsDueView
from .views import MarkAsCheckedView


def urls():
    """A ``register_admin_urls`` hook."""
    patterns = [
        path("reviews-due/", ReviewsDueView.as_view(), name="due"),
        path(
            "reviews-due/results/",
            ReviewsDueView.as_view(results_only=True),
            name="due_results",
        ),
        path(
            "conditions/<int:page_id>/mark-as-checked/",
            MarkAsCheckedView.as_view(),
            name="mark_as_checked",
        ),
    ]
    return [path("osteopathy/", include((patterns, "wagtail_osteo_review")))]


class ReviewsDueMenuItem(MenuItem):
    """Shown to those whom the report lets in."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(
            request.user, ReviewsDueView.any_permission_required
        )


def reviews_due_menu_item(order=650):
    """For the menu of the practice, and a ``register_reports_menu_item`` hook."""
    return ReviewsDueMenuItem(
        _("Reviews due"),
        reverse("wagtail_osteo_review:due"),
        name="osteo-reviews-due",
        icon_name="calendar-check",
        order=order,
    )


def page_header_buttons(page, user, view_name, next_url=None):
    """A ``register_page_header_buttons`` hook: “Mark as checked” for a condition."""
    model = page.specific_class
    if model is None or not issubclass(model, AbstractCondition):
        return
    if may_mark_as_checked(user, page):
        url = reverse("wagtail_osteo_review:mark_as_checked", args=[page.pk])
        yield Button(
            _("Mark as checked"),
            f"{url}?{urlencode({'next': next_url})}" if next_url else url,
            icon_name="check",
            priority=12,
        )


def permissions():
    """A ``register_permissions`` hook: what a group can be given."""
    app_label, codename = PERMISSION.split(".")
    return Permission.objects.filter(
        content_type__app_label=app_label, codename=codename
    )
