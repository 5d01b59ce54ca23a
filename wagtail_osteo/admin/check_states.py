"""How the check of a condition stands: overdue, due soon, due later, never made."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..review.dates import DUE_SOON_DAYS, today

__all__ = ["CHECK_STATES", "DUE", "check_state_query"]


CHECK_STATES = [
    ("overdue", _("Overdue")),
    ("soon", _("Due within 90 days")),
    ("later", _("Due later")),
    ("never", _("No date set")),
]
# The states that ask for somebody's time.
DUE = ["overdue", "soon"]


def check_state_query(states) -> Q:
    """What selects the conditions in any of ``states``, keys of ``CHECK_STATES``."""
    day = today()
    soon = day + timedelta(days=DUE_SOON_DAYS)
    queries = {
        "overdue": Q(next_review_due__lt=day),
        "soon": Q(next_review_due__range=(day, soon)),
        "later": Q(next_review_due__gt=soon),
        "never": Q(next_review_due__isnull=True),
    }
    query = Q(pk__in=[])
    for state in states:
        query |= queries[state]
    return query
