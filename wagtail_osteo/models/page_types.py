"""Which of a site's page types hold what the package is about."""

from wagtail.models import get_page_models

from ..conf import conf
from .condition_indexes import AbstractConditionIndex
from .conditions import AbstractCondition


def condition_models() -> list[type]:
    """The page types that are conditions: ours, and a site's own on the mixin."""
    return [m for m in get_page_models() if issubclass(m, AbstractCondition)]


def article_models() -> list[type]:
    """The page types in ``WAGTAIL_OSTEO_ARTICLE_PAGE_TYPES``; unknown ones left out.

    A system check names those.
    """
    wanted = {str(label).lower() for label in conf.article_page_types}
    return [m for m in get_page_models() if m._meta.label_lower in wanted]


def listed_models() -> list[type]:
    """What a list of conditions holds."""
    return [*condition_models(), *article_models()]


def index_models() -> list[type]:
    """The page types that are lists of conditions: ours, and a site's own."""
    return [m for m in get_page_models() if issubclass(m, AbstractConditionIndex)]
