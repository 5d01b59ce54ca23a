"""What the listing of conditions can be narrowed to."""

import swapper
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views.pages.listing import PageFilterSet

from ..models.page_types import condition_models
from ..review.states import State, state_query

STATUSES = [
    ("live", _("Live")),
    ("draft", _("Not live")),
    ("changed", _("Live, with changes that are not")),
]


def status_query(statuses) -> Q:
    """What selects the pages in any of ``statuses``, keys of ``STATUSES``."""
    queries = {
        "live": Q(live=True),
        "draft": Q(live=False),
        "changed": Q(live=True, has_unpublished_changes=True),
    }
    query = Q(pk__in=[])
    for status in statuses:
        query |= queries[status]
    return query


class AnyOfFilter(MultipleChoiceFilter):
    """Boxes to tick, of which a row fits one at least."""

    def __init__(self, *args, query, **kwargs):
        super().__init__(*args, widget=CheckboxSelectMultiple, **kwargs)
        self.query = query

    def filter(self, queryset, value):
        return queryset.filter(self.query(value)) if value else queryset


class ConditionFilterSet(PageFilterSet):
    """What the listing can be narrowed to."""

    status = AnyOfFilter(label=_("Status"), choices=STATUSES, query=status_query)
    author = ModelMultipleChoiceFilter(
        label=_("Written by"),
        queryset=lambda request: swapper.load_model(
            "wagtail_osteo", "Practitioner"
        ).objects.all(),
        widget=CheckboxSelectMultiple,
    )
    check = AnyOfFilter(label=_("Next check"), choices=State.choices, query=state_query)
    saved_by = MultipleUserFilter(
        field_name="latest_revision__user",
        label=_("Last saved by"),
        queryset=lambda request: get_user_model().objects.filter(
            pk__in=_users_who_saved_a_condition()
        ),
        widget=CheckboxSelectMultiple,
    )
    # Of Wagtail's own, what no editor of conditions asks for.
    owner = None
    edited_by = None
    has_child_pages = None


def _users_who_saved_a_condition():
    users = set()
    for model in condition_models():
        users.update(
            model._base_manager.order_by()
            .values_list("latest_revision__user", flat=True)
            .distinct()
        )
    return users - {None}
