"""Which pages are to be checked, and when, in SQL over all types of condition."""

import swapper
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import Coalesce
from wagtail.permissions import page_permission_policy

from ..models import AbstractCondition
from ..models.page_types import condition_models
from .people import entries_of
from .states import state_case

# What one may do with a page whose check is one's business; either is enough.
EDITING = {"change", "publish"}


def tables() -> list:
    """The models that hold the review fields of one or more page types."""
    fields = (model._meta.get_field("last_reviewed") for model in condition_models())
    return list(dict.fromkeys(field.model for field in fields))


def pages_to_check():
    """Live conditions as base pages, the most urgent first; aliases follow others.

    Each has ``osteo_last_reviewed``, ``osteo_next_review_due``, ``osteo_author``,
    ``osteo_reviewer`` (keys of practitioners) and ``osteo_state`` (a ``State``).
    """
    base = swapper.load_model("wagtailcore", "Page")
    ways = [_way_from(base, model) for model in tables()]
    is_condition = Q(pk__in=[])
    for way in ways:
        is_condition |= Q(**{f"{way}__isnull": False})
    return (
        base.objects.filter(is_condition, live=True, alias_of__isnull=True)
        .annotate(
            osteo_last_reviewed=_column(ways, "last_reviewed"),
            osteo_next_review_due=_column(ways, "next_review_due"),
            osteo_author=_column(ways, "author"),
            osteo_reviewer=_column(ways, "reviewer"),
        )
        .annotate(osteo_state=state_case("osteo_next_review_due"))
        .order_by("osteo_state", "osteo_next_review_due", "title", "pk")
    )


def editable(pages, user):
    """Those of ``pages`` that ``user`` may change or publish."""
    policy = page_permission_policy
    allowed = policy.instances_user_has_any_permission_for(user, EDITING)
    return pages.filter(pk__in=allowed.order_by().values("pk"))


def of_person(pages, translation_key):
    """Those of ``pages`` that somebody wrote or checks."""
    entries = entries_of(translation_key)
    return pages.filter(Q(osteo_author__in=entries) | Q(osteo_reviewer__in=entries))


def _way_from(base, model) -> str:
    """The lookup that leads from a base page to its row in the table of ``model``."""
    steps = model._meta.get_path_from_parent(base)
    return LOOKUP_SEP.join(step.join_field.name for step in steps)


def _column(ways, name):
    """A review field, from whichever table has a row for the page."""
    columns = [F(f"{way}__{name}") for way in ways]
    if len(columns) > 1:
        return Coalesce(*columns)
    # A site without conditions has an empty report rather than an error.
    field = AbstractCondition._meta.get_field(name)
    empty = models.BigIntegerField() if field.is_relation else models.DateField()
    return columns[0] if columns else Value(None, output_field=empty)
