"""When the next check is due: the date of the last one, and the site's interval."""

from django.db.models import Case, DateField, Value, When

from ..cache_purging import purge
from ..models import PracticeSettings
from ..site_pages import belongs_to
from .dates import next_due
from .pages import tables

__all__ = ["interval_of", "recompute", "recompute_when_saved"]

CHUNK = 200


def interval_of(page) -> int:
    """After how many months ``page`` is to be checked again."""
    site = page.get_site()
    if site is None:
        return PracticeSettings._meta.get_field("review_interval_months").default
    return PracticeSettings.for_site(site).review_interval_months


def recompute_when_saved(sender, instance, raw=False, **kwargs):
    """Receiver of ``post_save`` of Practice details: their interval may be new."""
    if not raw:
        recompute(instance.site_id, instance.review_interval_months)


def recompute(site_id: int, months: int) -> None:
    """Store when each checked page of a site is due next, and purge what changed.

    An alias follows its page, on whichever site it is. The queries grow with the
    number of days on which pages were checked, one for each 200 of them.
    """
    for model in tables():
        changed = []
        for rows in _rows_of_site(model, site_id):
            changed += _recompute_rows(rows, months)
        if changed:
            purge(model.objects.filter(pk__in=changed, live=True).defer("body"))


def _rows_of_site(model, site_id):
    """The pages of the site that follow no other, their aliases, the aliases' own …"""
    prefix = ""
    while True:
        rows = model._base_manager.filter(
            belongs_to(site_id, prefix), **{f"{prefix}alias_of__isnull": True}
        )
        if prefix and not rows.exists():
            return
        yield rows
        prefix += "alias_of__"


def _recompute_rows(rows, months) -> list:
    """The keys of the rows that have another date than before."""
    changed = []
    checked = rows.filter(last_reviewed__isnull=False).order_by()
    stored = checked.values_list("pk", "last_reviewed", "next_review_due")
    days = {}
    for pk, day, due in stored:
        if due != next_due(day, months):
            changed.append(pk)
            days[day] = next_due(day, months)
    pairs = sorted(days.items())
    for start in range(0, len(pairs), CHUNK):
        chunk = dict(pairs[start : start + CHUNK])
        cases = [When(last_reviewed=day, then=Value(due)) for day, due in chunk.items()]
        checked.filter(last_reviewed__in=chunk).update(
            next_review_due=Case(*cases, output_field=DateField())
        )
    return changed
