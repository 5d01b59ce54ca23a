"""How the check of a page stands: words, and what selects them in SQL."""

from datetime import timedelta

from django.db.models import Case, IntegerChoices, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from ..practice.clock import today

# How long before a check is due people are told.
DUE_SOON_DAYS = 90


class State(IntegerChoices):
    """How urgent the check of a page is; the most urgent first."""

    OVERDUE = 1, _("Overdue")
    DUE_SOON = 2, _("Due within 90 days")
    NEVER = 3, _("Not checked yet")
    CURRENT = 4, _("Up to date")


# The states that ask for somebody's time now.
DUE = [State.OVERDUE, State.DUE_SOON]


def state_query(states, column: str = "next_review_due") -> Q:
    """What selects the rows in any of ``states``.

    :param states: members of ``State``, or their values, as a form gives them.
    :param column: the day on which the next check is due.
    """
    queries = _queries(column)
    query = Q(pk__in=[])
    for state in states:
        query |= queries[State(int(state))]
    return query


def state_case(column: str) -> Case:
    """The ``State`` of each row, to annotate it with."""
    return Case(
        *(When(query, then=Value(state)) for state, query in _queries(column).items()),
        output_field=IntegerField(),
    )


def _queries(column) -> dict[State, Q]:
    day = today()
    soon = day + timedelta(days=DUE_SOON_DAYS)
    return {
        State.OVERDUE: Q(**{f"{column}__lt": day}),
        State.DUE_SOON: Q(**{f"{column}__range": (day, soon)}),
        State.NEVER: Q(**{f"{column}__isnull": True}),
        State.CURRENT: Q(**{f"{column}__gt": soon}),
    }
