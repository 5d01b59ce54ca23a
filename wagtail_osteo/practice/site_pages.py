"""Which sites there are, which pages belong to one, and which everybody may see."""

from django.db.models import Q
from wagtail.models import PageViewRestriction, Site


def site_addresses() -> dict[int, str]:
    """The beginning of the addresses of each site, by its key; from Wagtail's cache."""
    return {root.site_id: root.root_url for root in Site.get_site_root_paths()}


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


def original_of(page, restricted: tuple[str, ...] | None = None):
    """The page whose address stands for ``page``: of an alias, what it repeats.

    An alias of what not everybody may see stands for itself.

    :param restricted: what ``restricted_paths`` gives, where it is known already.
    """
    while source := page.alias_of_id and page.alias_of:
        if restricted is None:
            restricted = restricted_paths()
        if not source.live or source.path.startswith(restricted) or not source.url:
            break
        page = source
    return page
