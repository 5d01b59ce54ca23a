"""The report “Reviews due”."""

import django_filters
import swapper
from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LocaleColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import PageReportView

from ..practice.clock import today
from ..values.spreadsheets import PlainExportMixin
from .checking import PERMISSION
from .pages import EDITING, editable, of_person, pages_to_check
from .people import person_choices, practitioner_model
from .states import State


class ReviewsDueFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        field_name="osteo_state",
        choices=State.choices,
        empty_label=_("All that need a check"),
    )
    person = django_filters.ChoiceFilter(
        label=_("Author or reviewer"),
        choices=person_choices,
        method="filter_person",
        empty_label=_("Anybody"),
    )

    class Meta:
        model = swapper.load_model("wagtailcore", "Page")
        fields = []

    def filter_person(self, pages, name, value):
        return of_person(pages, value)

    def filter_queryset(self, queryset):
        pages = super().filter_queryset(queryset)
        # What is up to date is no news, but can be asked for.
        if not self.form.cleaned_data["state"]:
            pages = pages.exclude(osteo_state=State.CURRENT)
        return pages


class ActionColumn(Column):
    """The link “Mark as checked”."""

    cell_template_name = "wagtail_osteo/admin/review/action_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        url = reverse("wagtail_osteo_review:mark_as_checked", args=[instance.pk])
        back = {"next": parent_context["request"].get_full_path()}
        context["url"] = f"{url}?{urlencode(back)}"
        return context


def _edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _day(name):
    """An accessor of a date, written out: “two years ago” is no date."""
    return lambda page: (day := getattr(page, name)) and date_format(day)


class ReviewsDueView(PlainExportMixin, PageReportView):
    """Live conditions that the user may edit, the most urgent first."""

    model = swapper.load_model("wagtailcore", "Page")
    # Without any of them one has no pages of one's own either.
    any_permission_required = ["add", *sorted(EDITING)]
    page_title = _("Reviews due")
    header_icon = "calendar-check"
    verbose_name = _("condition")
    verbose_name_plural = _("conditions")
    index_url_name = "wagtail_osteo_review:due"
    index_results_url_name = "wagtail_osteo_review:due_results"
    results_template_name = "wagtail_osteo/admin/review/reviews_due_results.html"
    filterset_class = ReviewsDueFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields = ["title"]
    list_export = [
        "title",
        "osteo_author_name",
        "osteo_reviewer_name",
        "osteo_last_reviewed",
        "osteo_next_review_due",
        "osteo_state_label",
    ]
    export_headings = {
        "title": _("Title"),
        "osteo_author_name": _("Written by"),
        "osteo_reviewer_name": _("Checked by"),
        "osteo_last_reviewed": _("Last checked"),
        "osteo_next_review_due": _("Next check due"),
        "osteo_state_label": _("State"),
    }

    @cached_property
    def columns(self):
        heading = self.export_headings
        columns = [
            TitleColumn(
                "title",
                label=heading["title"],
                accessor="get_admin_display_title",
                get_url=_edit_url,
                sort_key="title",
            ),
            Column("osteo_author_name", label=heading["osteo_author_name"]),
            Column("osteo_reviewer_name", label=heading["osteo_reviewer_name"]),
            Column(
                "osteo_last_reviewed",
                label=heading["osteo_last_reviewed"],
                accessor=_day("osteo_last_reviewed"),
                sort_key="osteo_last_reviewed",
            ),
            Column(
                "osteo_next_review_due",
                label=heading["osteo_next_review_due"],
                accessor=_day("osteo_next_review_due"),
                sort_key="osteo_next_review_due",
            ),
            StatusTagColumn(
                "osteo_state_label",
                label=heading["osteo_state_label"],
                # The other look is the one that stands out.
                primary=lambda page: page.osteo_state != State.OVERDUE,
            ),
        ]
        if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            columns.insert(1, LocaleColumn())
        if self.request.user.has_perm(PERMISSION):
            columns.append(ActionColumn("actions", label=_("Actions")))
        return columns

    def get_filename(self):
        return f"reviews-due-{today().isoformat()}"

    def get_base_queryset(self):
        return editable(pages_to_check(), self.request.user)

    def decorate_paginated_queryset(self, object_list):
        keys = {key for page in object_list for key in _people(page)}
        people = practitioner_model().objects.filter(pk__in=keys - {None})
        names = dict(people.values_list("pk", "name"))
        for page in object_list:
            author, reviewer = _people(page)
            page.osteo_author_name = names.get(author, "")
            page.osteo_reviewer_name = names.get(reviewer, "")
            page.osteo_state_label = State(page.osteo_state).label
        return object_list


def _people(page):
    return page.osteo_author, page.osteo_reviewer
