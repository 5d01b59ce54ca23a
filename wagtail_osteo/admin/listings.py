"""What the listings of people and clinics show, fetched for all rows at once."""

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import IndexView

from ..opening_hours.clinic_calendar import ClinicCalendar
from ..practice.clock import today_at
from ..practice.context import practice_for
from ..values.spreadsheets import PlainExportMixin
from .search import PlainSearchMixin
from .sites import sites_columns


class PictureColumn(Column):
    """A small picture. The name beside it says what it shows."""

    cell_template_name = "wagtail_osteo/admin/tables/picture_cell.html"

    def get_value(self, instance):
        image = super().get_value(instance)
        return image and get_rendition_or_not_found(image, "fill-80x80")


class StatusColumn(StatusTagColumn):
    """Whether visitors see it. Wagtail's own column asks the database row by row."""

    def __init__(self):
        super().__init__(
            "live",
            label=_("Status"),
            accessor=self.words_for,
            primary=lambda instance: instance.live,
            sort_key="live",
        )

    @staticmethod
    def words_for(instance) -> str:
        if not instance.live:
            return gettext("Not live")
        if instance.has_unpublished_changes:
            return gettext("Live + draft")
        return gettext("Live")


class UsageColumn(Column):
    """How many times something is used, with a link to where. Drafts do not count."""

    cell_template_name = "wagtail_osteo/admin/tables/usage_cell.html"


class TelephoneColumn(Column):
    """The number as the readers of this site dial it; empty where one cannot."""

    def __init__(self):
        super().__init__("telephone", label=_("Telephone"), sort_key="telephone")

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        # Wagtail keeps the settings with the request: one query for all rows.
        telephone = instance.get_telephone(practice_for(parent_context))
        context["value"] = telephone.number if telephone else self.empty_value_display
        return context


class PracticeIndexView(PlainExportMixin, PlainSearchMixin, IndexView):
    """The listing of people or clinics, with picture and usage.

    All that a row shows is fetched for the whole listing at once.
    """

    usage_url_name = None

    @cached_property
    def columns(self):
        checkbox, *columns = super().columns
        picture = PictureColumn("photo", label=_("Photo"), width="5rem")
        usage = UsageColumn("usage_count", label=_("Used"), width="7rem")
        return [checkbox, picture, *columns, *sites_columns(), usage]

    def get_base_queryset(self):
        queryset = super().get_base_queryset()
        return queryset.select_related("photo").prefetch_related("photo__renditions")

    def get_table(self, object_list):
        # One list, so that what is attached to its rows here is there when they show.
        object_list = list(object_list)
        self.model.fetch_parts(object_list)
        counts = ReferenceIndex.get_count_references_to_in_bulk(object_list)
        for each in object_list:
            each.usage_count = counts.get(each, 0)
            each.usage_url = self.get_usage_url(each)
        return super().get_table(object_list)

    def get_usage_url(self, instance):
        """Where the usage of ``instance`` is listed; empty for who may not see it."""
        if self.usage_url_name and self.user_has_permission("change"):
            return reverse(self.usage_url_name, args=(quote(instance.pk),))
        return ""


def clinics_of(practitioner) -> str:
    """The names of the clinics that a person works at."""
    return ", ".join(link.clinic.name for link in practitioner.clinic_links.all())


def closed_today(clinic) -> str:
    """Why, or that, a clinic is closed today; empty where it is not."""
    today = today_at(clinic)
    closure = ClinicCalendar(clinic).closure_on(today)
    if closure is None or not closure.hours.days()[today.weekday()].is_closed:
        return ""
    return closure.reason or closure.period
