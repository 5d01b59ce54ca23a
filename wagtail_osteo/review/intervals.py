"""When the next check is due: the date of the last one, and the site's interval."""

import calendar
from datetime import date

from django.db.models import Case, DateField, Value, When

from ..models import PracticeSettings
from ..practice.site_pages import belongs_to
from ..signals import reviews_rescheduled
from .pages import tables

CHUNK = 200


def next_due(checked: date, months: int) -> date:
    """The day some months later: 31 August and six months is 28 February."""
    years, month = divmod(checked.month - 1 + months, 12)
    year, month = checked.year + years, month + 1
    last_day = calendar.monthrange(year, month)[1]
    return date(year, month, min(checked.day, last_day))


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
    """Store when each checked page of a site is due next, and tell what changed.

    An alias follows its page, on whichever site it is. The queries grow with the
    number of days on which pages were checked, one for each 200 of them.
    """
    for model in tables():
        changed = []
        for rows in _rows_of_site(model, site_id):
            changed += _recompute_rows(rows, months)
        if changed:
            pages = model.objects.filter(pk__in=changed)
            reviews_rescheduled.send(sender=model, pages=pages)


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
