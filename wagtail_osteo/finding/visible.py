"""Which pages below a list of conditions everybody may see.

Whatever lists, counts or links conditions asks here: drafts, and pages behind a login,
a password or a group, their own or inherited, are in none of it.
"""

from wagtail.models import PageViewRestriction, get_page_models

from ..conf import conf

__all__ = ["article_types", "condition_types", "restricted_paths", "visible_children"]


def condition_types() -> list[type]:
    """The page types that are conditions: ours, and a site's own on the mixin."""
    from ..models import ConditionPageMixin

    return [m for m in get_page_models() if issubclass(m, ConditionPageMixin)]


def article_types() -> list[type]:
    """The page types in ``WAGTAIL_OSTEO_ARTICLE_PAGE_TYPES``; unknown ones left out.

    A system check names those.
    """
    wanted = {str(label).lower() for label in conf.article_page_types}
    return [m for m in get_page_models() if m._meta.label_lower in wanted]


def visible_children(parent):
    """The live conditions and articles below ``parent`` that are open to everybody.

    :returns: a queryset of the base page, in no order.
    """
    listed = (*condition_types(), *article_types())
    return parent.get_children().live().public().type(*listed).order_by()


def restricted_paths() -> tuple[str, ...]:
    """Where in the tree restrictions begin: a page is private if its path starts so.

    Each step of a path has the same length, so no path is the beginning of another
    branch's by accident.
    """
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
