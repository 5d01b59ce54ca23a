"""Several practices in one admin: whose people and clinics these are, ours first."""

from urllib.parse import urlsplit

from django.db.models import Case, Value, When
from django.urls import Resolver404, resolve
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.models import Page, Site

from .search import PlainChooseResultsView, PlainChooserViewSet, PlainChooseView


def sites_columns() -> list[Column]:
    """Where each row is shown, as a column; none where there is one site."""
    # Shorter than in forms: a listing has many columns.
    names = {
        each.pk: str(each.site_name or each.hostname)
        for each in Site.objects.order_by("pk")
    }
    if len(names) < 2:
        return []

    def names_for(snippet):
        chosen = snippet.sites_fetched.of(snippet)
        shown = [name for pk, name in names.items() if pk in chosen]
        return ", ".join(shown) or _("All sites")

    return [Column("shown_on", label=_("Shown on"), accessor=names_for)]


def site_of_form(request) -> Site | None:
    """The site of the page or the Practice details in whose form a chooser opens.

    Nothing but the address of that form tells: Wagtail's chooser names no page. Where
    a browser keeps it back, the site that the admin was opened on.
    """
    address = urlsplit(request.headers.get("Referer", ""))
    try:
        form = resolve(address.path)
    except Resolver404:
        site = None
    else:
        site = _site_of_view(form.view_name, form.captured_kwargs)
    return site or Site.find_for_request(request)


def _site_of_view(name, arguments) -> Site | None:
    if name == "wagtailsettings:edit":
        return Site.objects.filter(pk=arguments.get("pk")).first()
    if name.startswith("wagtailadmin_pages:"):
        # A new page has one above it.
        key = arguments.get("page_id") or arguments.get("parent_page_id")
        page = Page.objects.filter(pk=key).first()
        return page and page.get_site()
    return None


class OwnFirstMixin:
    """Offers those that the site of the form shows before all others."""

    def apply_object_list_ordering(self, objects):
        objects = super().apply_object_list_ordering(objects)
        site = site_of_form(self.request)
        if site is None or not self.sites_columns:
            return objects
        is_shown = self.model_class.on_site(site.pk)
        elsewhere = Case(When(is_shown, then=Value(0)), default=Value(1))
        order = objects.query.order_by or objects.model._meta.ordering
        return objects.annotate(elsewhere=elsewhere).order_by("elsewhere", *order)

    def get_results_page(self, request):
        page = super().get_results_page(request)
        # One list, so that what is attached to its rows here is there when they show.
        page.object_list = list(page.object_list)
        self.model_class.share_sites(page.object_list)
        return page

    @cached_property
    def sites_columns(self):
        return sites_columns()

    @property
    def columns(self):
        return [*super().columns, *self.sites_columns]


class OwnFirstChooseView(OwnFirstMixin, PlainChooseView):
    """The window in which a person or a clinic is chosen."""


class OwnFirstChooseResultsView(OwnFirstMixin, PlainChooseResultsView):
    """What it shows after a search."""


class PracticeChooserViewSet(PlainChooserViewSet):
    """Chooses a person or a clinic."""

    choose_view_class = OwnFirstChooseView
    choose_results_view_class = OwnFirstChooseResultsView
