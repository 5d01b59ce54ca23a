"""Search in our listings and choosers, whatever is typed.

Wagtail hands quotation marks on to SQLite, for which they are syntax: a lone one is an
error. No search backend finds more with them.
"""

from django.utils.functional import cached_property
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from ..values.spreadsheets import PlainExportMixin


def without_quotation_marks(words: str) -> str:
    return words.replace('"', " ").strip()


class PlainSearchMixin:
    """For a listing."""

    @cached_property
    def search_query(self):
        return without_quotation_marks(super().search_query or "")


class PlainFilterMixin:
    """For a window in which something is chosen."""

    def get_filter_form(self):
        filters = super().get_filter_form()
        if '"' in filters.data.get("q", ""):
            filters.data = filters.data.copy()
            filters.data["q"] = without_quotation_marks(filters.data["q"])
        return filters


class PlainChooseView(PlainFilterMixin, ChooseView):
    """The window."""


class PlainChooseResultsView(PlainFilterMixin, ChooseResultsView):
    """What it finds."""


class PlainChooserViewSet(SnippetChooserViewSet):
    """Where our snippets are chosen."""

    choose_view_class = PlainChooseView
    choose_results_view_class = PlainChooseResultsView


class PlainIndexView(PlainExportMixin, PlainSearchMixin, IndexView):
    """The listing of snippets that has nothing else of its own."""


class PlainSearchViewSet(SnippetViewSet):
    """Snippets that are listed and chosen so."""

    index_view_class = PlainIndexView
    chooser_viewset_class = PlainChooserViewSet
