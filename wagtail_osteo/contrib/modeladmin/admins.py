"""Conditions, people and clinics, as wagtail-modeladmin lists and edits them."""

import swapper
from django.conf import settings
from django.contrib.admin.filters import SimpleListFilter
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy
from wagtail_modeladmin.options import ModelAdmin

from ...admin.conditions import distinguishing_name
from ...admin.listings import StatusColumn
from ...admin.viewsets import ClinicViewSet, PractitionerViewSet
from ...models.page_types import condition_models
from ...practice.telephone import public_telephone
from .permissions import (
    ConditionButtonHelper,
    ConditionPermissionHelper,
    SnippetPermissions,
)
from .views import (
    FilteredIndexView,
    SnippetCreateView,
    SnippetDeleteView,
    SnippetEditView,
)


def own_fields(model, names) -> list[str]:
    """Those of ``names`` that are fields of the model, and lead to no other."""
    fields = {field.name for field in model._meta.get_fields()}
    return [name for name in names if name in fields]


def fields_in_form(model, without=()) -> list[str]:
    """The fields that an editor fills in, in the order of the form.

    Rich text and streams are left out: wagtail-modeladmin would show their markup.
    """

    def names_in(panels):
        for panel in panels:
            yield from names_in(getattr(panel, "children", ()))
            if isinstance(panel, FieldPanel):
                yield panel.field_name

    markup = (RichTextField, StreamField)
    return [
        name
        for name in own_fields(model, names_in(model.panels))
        if name not in without and not isinstance(model._meta.get_field(name), markup)
    ]


class LocaleFilter(SimpleListFilter):
    """By language. wagtail-modeladmin's own needs ``django.contrib.admin``."""

    title = _("Language")
    parameter_name = "locale"

    def lookups(self, request, model_admin):
        return [(locale.pk, str(locale)) for locale in Locale.objects.all()]

    def queryset(self, request, queryset):
        key = self.value() or ""
        return queryset.filter(locale_id=key) if key.isdigit() else queryset


class ListingMixin:
    """What our listings have in common: filters, and what is live or a draft."""

    index_view_class = FilteredIndexView

    def get_list_filter(self, request):
        if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            return (*self.list_filter, LocaleFilter)
        return self.list_filter

    def status(self, obj):
        # What Wagtail calls the status takes two queries for each row.
        return StatusColumn.words_for(obj)

    status.short_description = _("Status")
    status.admin_order_field = "live"


class ConditionAdmin(ListingMixin, ModelAdmin):
    """Conditions. They are edited in the explorer's editor."""

    menu_icon = "doc-full"
    permission_helper_class = ConditionPermissionHelper
    button_helper_class = ConditionButtonHelper
    list_display = ("title", "status", "last_reviewed", "next_review_due")
    list_filter = ("live",)
    list_export = ("title", "also_known_as", "status", *list_display[2:])
    search_fields = ("title", "also_known_as")
    ordering = ("title",)

    def get_queryset(self, request):
        pages = page_permission_policy.explorable_instances(request.user)
        return (
            super().get_queryset(request).filter(pk__in=pages.order_by().values("pk"))
        )


class SnippetAdmin(ListingMixin, ModelAdmin):
    """What people and clinics have in common."""

    permission_helper_class = SnippetPermissions
    create_view_class = SnippetCreateView
    edit_view_class = SnippetEditView
    delete_view_class = SnippetDeleteView
    delete_template_name = "wagtail_osteo/modeladmin/confirm_delete.html"
    inspect_view_enabled = True

    def public_telephone(self, obj):
        # With the code of the country, since the list knows no place to read it in.
        telephone = public_telephone(obj.telephone)
        return telephone.number if telephone else ""

    public_telephone.short_description = _("Telephone")
    public_telephone.admin_order_field = "telephone"


class PractitionerAdmin(SnippetAdmin):
    """People."""

    model = swapper.load_model("wagtail_osteo", "Practitioner")
    menu_label = _("People")
    menu_icon = "user"
    list_display = (
        "name",
        "job_title",
        "registration_number",
        "practising",
        "status",
    )
    list_filter = own_fields(model, PractitionerViewSet.list_filter)
    list_export = (*list_display, "public_telephone", "email", "languages")
    search_fields = PractitionerViewSet.search_fields
    # The private e-mail is for reminders, and stays in the form.
    inspect_view_fields = fields_in_form(model, without=["user", "private_email"])

    def practising(self, obj):
        # In words: the icons that a boolean gets come with django.contrib.admin.
        return _("Yes") if obj.is_practising else _("No")

    practising.short_description = _("Practising")
    practising.admin_order_field = "is_practising"


class ClinicAdmin(SnippetAdmin):
    """Clinics."""

    model = swapper.load_model("wagtail_osteo", "Clinic")
    menu_label = _("Clinics")
    menu_icon = "home"
    list_display = ("name", "locality", "public_telephone", "status")
    list_filter = own_fields(model, ClinicViewSet.list_filter)
    list_export = (*list_display, "street_address", "postal_code", "email")
    search_fields = ClinicViewSet.search_fields
    inspect_view_fields = fields_in_form(model)


def condition_admins() -> list[type[ConditionAdmin]]:
    """One class for each page type that is a condition, a site's own included."""
    return [
        type(
            f"{model.__name__}Admin",
            (ConditionAdmin,),
            {
                "model": model,
                "menu_label": distinguishing_name(model) or _("Conditions"),
            },
        )
        for model in condition_models()
    ]
