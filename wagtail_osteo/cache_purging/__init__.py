"""Cached copies follow: a front-end cache forgets the pages that show what changed.

Wagtail purges a page when that page is published. Ours show people, clinics, texts,
closures and Practice details too, which change on their own, and lists show pages.
Nothing here costs anything on a site without ``wagtail.contrib.frontend_cache``.
"""

from .addresses import add_leading_to, add_listing
from .after_commit import after_commit

__all__ = ["purge", "purge_with_listing"]


def purge(pages) -> None:
    """Purge ``pages`` after the commit.

    :param pages: a queryset; it is read only where there is a cache.
    """
    after_commit(lambda batch: batch.add_pages(pages))


def purge_with_listing(pages) -> None:
    """The same, with the lists that they are in and the pages that lead to them."""

    def add(batch):
        for page in pages:
            batch.add_page(page)
            add_leading_to(batch, page)
            add_listing(batch, page)

    after_commit(add)
