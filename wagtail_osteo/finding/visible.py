"""Which pages below a list of conditions everybody may see.

Whatever lists, counts or links conditions asks here: drafts, and pages behind a login,
a password or a group, their own or inherited, are in none of it.
"""

from wagtail.models import PageViewRestriction

from ..page_types import listed_models

__all__ = ["restricted_paths", "restricted_paths_of", "visible_children"]


def visible_children(parent):
    """The live conditions and articles below ``parent`` that are open to everybody.

    :returns: a queryset of the base page, in no order.
    """
    children = parent.get_children().live().public()
    return children.type(*listed_models()).order_by()


def restricted_paths() -> tuple[str, ...]:
    """Where in the tree restrictions begin: a page is private if its path starts so.

    Each step of a path has the same length, so no path is the beginning of another
    branch's by accident.
    """
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def restricted_paths_of(context) -> tuple[str, ...]:
    """The same, from the context of a page's template where that has them already."""
    known = context.get("restricted_paths")
    return restricted_paths() if known is None else known
