"""When a page last changed in a way that matters to who reads it."""

from datetime import datetime, time

from django.conf import settings
from django.db.models import F, Max
from django.utils import timezone

from ..models.page_types import condition_models

# The columns that a change shows in.
PUBLISHED, CHECKED = "last_published_at", "last_reviewed"


def last_change(page) -> datetime | None:
    """When ``page`` was published or checked, whichever was later."""
    return _later(page.last_published_at, getattr(page, CHECKED, None))


def latest_change(visible) -> datetime | None:
    """The last change of any of the ``visible`` pages: a query, one more per type."""
    moments = [visible.aggregate(at=Max(PUBLISHED))["at"]]
    for model in condition_models():
        rows = model.objects.filter(pk__in=visible.values("pk"))
        moments.append(_later(None, rows.aggregate(at=Max(CHECKED))["at"]))
    return max(filter(None, moments), default=None)


def latest_pages(visible, number: int) -> list:
    """The ``number`` pages that changed last, the latest first, without bodies.

    Those last published and those last checked hold them all, so that the database
    need not compare the two columns, which differ in type.
    """
    found = {}
    for page in _newest(visible, PUBLISHED, number).specific():
        found[page.pk] = page
    for model in condition_models():
        rows = model.objects.filter(pk__in=visible.values("pk"))
        for page in _newest(rows, CHECKED, number):
            found.setdefault(page.pk, page)
    pages = [page for page in found.values() if last_change(page)]
    return sorted(pages, key=lambda page: (last_change(page), page.pk), reverse=True)[
        :number
    ]


def _newest(rows, column, number):
    rows = rows.filter(**{f"{column}__isnull": False}).defer_streamfields()
    return rows.order_by(F(column).desc(), "-pk")[:number]


def _later(published, checked) -> datetime | None:
    if checked is not None:
        checked = datetime.combine(checked, time.min)
        if settings.USE_TZ:
            checked = timezone.make_aware(checked)
    return max(filter(None, (published, checked)), default=None)
