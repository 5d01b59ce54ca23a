"""Pages that every visitor may see."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction

__all__ = ["public"]


def public(pages):
    """Those of ``pages`` that no restriction holds back, be it of a page above them.

    Wagtail's own ``public()`` asks for all restrictions first; this asks nothing more.
    """
    asked_for = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(asked_for=asked_for)
    return pages.filter(
        ~Exists(restrictions.filter(asked_for__startswith=F("page__path")))
    )
