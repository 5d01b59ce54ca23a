"""Which addresses show what: each function adds those of one case to a batch."""

import posixpath

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page, Site

from ..finding.neighbours import leading_to
from ..models import (
    AbstractClinic,
    AbstractPractitioner,
    OsteoSnippet,
    PracticeSettings,
    PracticeSnippet,
)
from ..models.page_types import condition_models, index_models, listed_models
from ..practice.site_pages import belongs_to, restricted_paths
from .showing import find_showing

# In one query, of the keys that any database takes.
CHUNK = 500


def add_showing(batch, shown) -> None:
    """Add all live pages that show a snippet or an image, through other snippets too.

    The queries do not grow with the pages, but for one in each ``CHUNK`` of them.
    """
    snippets, pages = find_showing(shown)
    _add_keys(batch, pages)
    if any(isinstance(each, AbstractPractitioner) for each in snippets):
        # One that a person has left names them no longer, but its copy does.
        snippets += _live_snippets(AbstractClinic)
    _add_directory(batch, snippets, Site.objects.all())
    # A practice's own clinic stands on all its conditions, and no index knows of it.
    keys = {s.translation_key for s in snippets if isinstance(s, OsteoSnippet)}
    practices = PracticeSettings.objects.filter(
        default_clinic__translation_key__in=keys
    )
    site_ids = list(practices.values_list("site_id", flat=True))
    if site_ids:
        _add_conditions(batch, site_ids)


def add_site(batch, site_ids=None) -> None:
    """Add all conditions, their lists and the directory of some sites, or of all."""
    _add_conditions(batch, site_ids)
    sites = Site.objects.all()
    if site_ids is not None:
        sites = sites.filter(pk__in=site_ids)
    _add_directory(batch, _live_snippets(PracticeSnippet), sites)


def add_leading_to(batch, *pages) -> None:
    """Add what links to ``pages``, in a text or as a related condition or language."""
    _shown, keys = find_showing(*pages)
    _add_keys(batch, keys)
    # Which is in no reference index.
    for model in condition_models():
        related = model.objects.live().filter(related_conditions__in=pages)
        batch.add_pages(related.defer_streamfields())
    translated = {page.translation_key for page in pages}
    batch.add_pages(Page.objects.live().filter(translation_key__in=translated))


def add_place(batch, page) -> None:
    """Add a page, the list that it is in, and those before and after it.

    ``page`` may be deleted already.
    """
    batch.add_page(page)
    parent = Page.objects.parent_of(page).first()
    if parent is None:
        # Deleted with all that it listed, whose own signal tells.
        return
    if parent.live and parent.specific_class in index_models():
        batch.add_page(parent)
    batch.add_pages(leading_to(page, restricted_paths()))


def add_former_place(batch, page_id: int) -> None:
    """Add the place that a live page has so far: another title moves it."""
    if former := Page.objects.live().filter(pk=page_id).first():
        add_place(batch, former)


def add_listing(batch, page) -> None:
    """Add the place of ``page``, and all people.

    Whoever no longer is its author had it listed.
    """
    add_place(batch, page)
    add_people(batch)


def add_former_address(batch, model, key) -> None:
    """Add the address that a live person or clinic has so far."""
    former = model.objects.filter(pk=key, live=True).select_related("locale")
    _add_directory(batch, former, Site.objects.all())


def add_below(batch, page) -> None:
    """Add a list, what leads to it, and what names it in a breadcrumb."""
    batch.add_pages(_ours_in(page))
    add_leading_to(batch, page)


def add_with_listing(batch, pages) -> None:
    """Add ``pages``, the lists that they are in and what leads to them.

    :param pages: a queryset; it is read only where there is a cache.
    """
    for page in pages:
        add_leading_to(batch, page)
        add_listing(batch, page)


def add_lists(batch) -> None:
    """Add all lists as long as they are now, before they become shorter."""
    for model in index_models():
        batch.add_pages(model.objects.live())


def add_people(batch) -> None:
    """Add the pages of all people, each of which lists conditions."""
    _add_directory(batch, _live_snippets(AbstractPractitioner), Site.objects.all())


def add_branch(batch, page_id: int, former_path: str = "") -> None:
    """Add all sites, after a change that ``page`` shares with all that is below it.

    Nothing where none of that is ours. Anything may lead to one of them, and a branch
    changes seldom, so nothing is singled out.

    :param former_path: the page's ``url_path`` before, if that has changed.
    """
    page = Page.objects.filter(pk=page_id).first()
    inside = list(_ours_in(page)) if page else []
    if not inside:
        return
    if former_path:
        for each in inside:
            each.url_path = former_path + each.url_path.removeprefix(page.url_path)
            batch.add_page(each)
    add_leading_to(batch, page, *inside)
    add_site(batch)


def _add_keys(batch, keys_by_model) -> None:
    for model, keys in keys_by_model.items():
        keys = sorted(keys)
        for start in range(0, len(keys), CHUNK):
            chunk = keys[start : start + CHUNK]
            batch.add_pages(model.objects.filter(pk__in=chunk, live=True))


def _add_conditions(batch, site_ids=None) -> None:
    where = Q()
    if site_ids is not None:
        where = Q(pk__in=[])
        for site_id in site_ids:
            where |= belongs_to(site_id)
    for model in (*condition_models(), *index_models()):
        batch.add_pages(model.objects.live().filter(where).defer_streamfields())


def _ours_in(page):
    ours = (*listed_models(), *index_models())
    return page.get_descendants(inclusive=True).live().type(*ours)


def _live_snippets(base) -> list:
    snippets = []
    for model in apps.get_models():
        if issubclass(model, base):
            snippets += model.objects.filter(live=True).select_related("locale")
    return snippets


def _add_directory(batch, snippets, sites) -> None:
    """Add the addresses that people and clinics have themselves, and their lists."""
    paths = set()
    for snippet in snippets:
        if isinstance(snippet, PracticeSnippet):
            for path in snippet.get_addresses():
                # The list is where the addresses of its entries begin.
                paths |= {path, f"{posixpath.dirname(path.rstrip('/'))}/"}
    if paths:
        for site in sites:
            batch.add_urls(site.root_url + path for path in paths)
