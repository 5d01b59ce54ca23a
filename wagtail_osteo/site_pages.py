"""Which pages belong to a site."""

from django.db.models import Q
from wagtail.models import Site

__all__ = ["belongs_to"]


def belongs_to(site_id, prefix: str = "") -> Q:
    """What ``page.get_site()`` says, in SQL: of nested sites the innermost.

    :param prefix: leads from what is filtered to the page, such as ``"alias_of__"``.
    """
    inside, others = Q(pk__in=[]), Q(pk__in=[])
    for root in Site.get_site_root_paths():
        below = Q(**{f"{prefix}url_path__startswith": root.root_path})
        if root.site_id == site_id:
            inside |= below & ~others
        else:
            others |= below
    return inside
