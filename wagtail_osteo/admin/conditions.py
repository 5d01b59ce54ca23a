"""“Conditions”: all conditions of the site in one listing."""

from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import page_permission_policy
from wagtail.search.index import FilterField

from ..models.page_types import condition_models
from ..practice.clock import today
from ..values.spreadsheets import PlainExportMixin
from .condition_filters import ConditionFilterSet
from .search import PlainSearchMixin


class ConditionIndexView(PlainExportMixin, PlainSearchMixin, IndexView):
    """The listing of one type of condition.

    Wagtail's search refuses, with an error, to filter or order by what is not in the
    index. Filters are therefore passed on to it as a choice of rows, and an order that
    the index does not know gives way to relevance.
    """

    # Empty dates come last whichever way, for they ask for nothing.
    dates = ["last_reviewed", "next_review_due"]

    def get_page_title(self):
        return distinguishing_name(self.model) or _("Conditions")

    def get_base_queryset(self):
        # Not select_related: Wagtail fetches the specific pages by itself.
        return super().get_base_queryset().prefetch_related("author")

    def filter_queryset(self, queryset):
        if not (self.is_searching and self.is_filtering):
            return super().filter_queryset(queryset)
        matching = super().filter_queryset(self.model._default_manager.all())
        return queryset.filter(pk__in=matching.order_by().values("pk"))

    def get_valid_orderings(self):
        orderings = super().get_valid_orderings()
        if not self.is_searching:
            return orderings
        known = {
            field.field_name
            for field in self.model.get_search_fields()
            if isinstance(field, FilterField)
        }
        return [each for each in orderings if each.removeprefix("-") in known]

    def order_queryset(self, queryset):
        ordering = self.ordering or ""
        key = ordering.removeprefix("-") if isinstance(ordering, str) else ""
        if key not in self.dates or self.is_searching:
            return super().order_queryset(queryset)
        by_date = (
            F(key).desc(nulls_last=True)
            if ordering.startswith("-")
            else F(key).asc(nulls_last=True)
        )
        return queryset.order_by(by_date, "title")


class DayColumn(Column):
    """A day by its date. Wagtail's column calls every day to come “just now”."""

    cell_template_name = "wagtail_osteo/admin/tables/day_cell.html"

    def __init__(self, *args, tells_overdue=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.tells_overdue = tells_overdue

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        day = context["raw_value"]
        context["day"] = day
        # What nobody reads cannot be overdue.
        context["is_overdue"] = bool(
            self.tells_overdue and instance.live and day and day < today()
        )
        return context


class ConditionsMenuItem(MenuItem):
    """Shown to those whom the listing lets in."""

    def is_shown(self, request):
        return may_see_conditions(request.user)


def may_see_conditions(user) -> bool:
    """Whether the listing lets ``user`` in."""
    return page_permission_policy.user_has_any_permission(
        user, ConditionIndexView.any_permission_required
    )


class ConditionListingViewSet(PageListingViewSet):
    """Lists one type of condition, wherever in the tree its pages are."""

    index_view_class = ConditionIndexView
    menu_item_class = ConditionsMenuItem
    icon = "doc-full"
    filterset_class = ConditionFilterSet
    list_display = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
        Column("author", label=_("Written by"), sort_key="author__name"),
        DayColumn("last_reviewed", label=_("Last checked"), sort_key="last_reviewed"),
        DayColumn(
            "next_review_due",
            label=_("Next check due"),
            sort_key="next_review_due",
            tells_overdue=True,
        ),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
        ),
    ]
    list_export = [
        "title",
        "status_string",
        "author",
        "last_reviewed",
        "next_review_due",
        "latest_revision_created_at",
        "full_url",
    ]
    export_headings = {
        "status_string": _("Status"),
        "author": _("Written by"),
        "last_reviewed": _("Last checked"),
        "next_review_due": _("Next check due"),
        "latest_revision_created_at": _("Updated"),
        "full_url": _("Address"),
    }

    def __init__(self, model, **kwargs):
        meta = model._meta
        super().__init__(
            _name_of(model),
            model=model,
            url_prefix=f"osteopathy/{meta.app_label}/{meta.model_name}",
            **kwargs,
        )

    @cached_property
    def menu_label(self):
        return distinguishing_name(self.model) or _("Conditions")

    @cached_property
    def menu_name(self):
        return self.name


def distinguishing_name(model) -> str:
    """What tells a type of condition from the others; empty where it is the only one.

    Its name, and where a site calls several types the same, where they come from.
    """
    others = [each for each in condition_models() if each is not model]
    if not others:
        return ""
    name = capfirst(model._meta.verbose_name_plural)
    alike = [
        each._meta.app_label
        for each in others
        if capfirst(each._meta.verbose_name_plural) == name
    ]
    if not alike:
        return name
    if model._meta.app_label in alike:
        return f"{name} ({model.__name__})"
    return f"{name} ({model._meta.app_config.verbose_name})"


def condition_listings() -> list[ConditionListingViewSet]:
    """A listing for each type of condition of the site."""
    return [ConditionListingViewSet(model) for model in condition_models()]


def listing_url(model, view="index", **filters) -> str:
    """The address of the listing of ``model``, narrowed by ``filters``.

    :param view: ``"choose_parent"`` for where a new one is begun.
    :param filters: a list of values for each filter of ``ConditionFilterSet``.
    """
    query = urlencode(filters, doseq=True)
    return reverse(f"{_name_of(model)}:{view}") + (f"?{query}" if query else "")


def _name_of(model) -> str:
    return f"osteo_conditions_{model._meta.label_lower.replace('.', '_')}"
