"""Which pages are to be checked, and when, in SQL over all types of condition."""

from datetime import timedelta

import swapper
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from ..models import ConditionPageMixin
from ..page_types import condition_models
from .dates import DUE_SOON_DAYS, today
from .people import entries_of

__all__ = ["EDITING", "State", "editable", "of_person", "pages_to_check", "tables"]

# What one may do with a page whose check is one's business; either is enough.
EDITING = {"change", "publish"}


class State(models.IntegerChoices):
    """How urgent the check of a page is; the most urgent first."""

    OVERDUE = 1, _("Overdue")
    DUE_SOON = 2, _("Due within 90 days")
    NEVER = 3, _("Not checked yet")
    CURRENT = 4, _("Up to date")


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
    day = today()
    return (
        base.objects.filter(is_condition, live=True, alias_of__isnull=True)
        .annotate(
            osteo_last_reviewed=_column(ways, "last_reviewed"),
            osteo_next_review_due=_column(ways, "next_review_due"),
            osteo_author=_column(ways, "author"),
            osteo_reviewer=_column(ways, "reviewer"),
        )
        .annotate(
            osteo_state=Case(
                When(osteo_next_review_due__isnull=True, then=Value(State.NEVER)),
                When(osteo_next_review_due__lt=day, then=Value(State.OVERDUE)),
                When(
                    osteo_next_review_due__lte=day + timedelta(days=DUE_SOON_DAYS),
                    then=Value(State.DUE_SOON),
                ),
                default=Value(State.CURRENT),
                output_field=models.IntegerField(),
            )
        )
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
    field = ConditionPageMixin._meta.get_field(name)
    empty = models.BigIntegerField() if field.is_relation else models.DateField()
    return columns[0] if columns else Value(None, output_field=empty)
