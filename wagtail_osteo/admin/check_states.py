"""How the check of a condition stands: overdue, due soon, due later, never made."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import clock

__all__ = ["CHECK_STATES", "DUE", "DUE_SOON_DAYS", "check_state_query"]

DUE_SOON_DAYS = 90

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
    today = timezone.localdate(clock.now())
    soon = today + timedelta(days=DUE_SOON_DAYS)
    queries = {
        "overdue": Q(next_review_due__lt=today),
        "soon": Q(next_review_due__range=(today, soon)),
        "later": Q(next_review_due__gt=soon),
        "never": Q(next_review_due__isnull=True),
    }
    query = Q(pk__in=[])
    for state in states:
        query |= queries[state]
    return query
