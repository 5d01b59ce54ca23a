"""What the package tells whoever wants to know, besides Wagtail's own signals."""

from django.dispatch import Signal

__all__ = ["page_checked", "reviews_rescheduled"]

# “Mark as checked” was stored. ``sender`` is the page's class, ``pages`` a queryset of
# the page and its aliases.
page_checked = Signal()

# The next checks of pages are due on other days than before. ``sender`` is their class,
# ``pages`` a queryset of them.
reviews_rescheduled = Signal()
