"""The Atom feed of new and newly checked conditions."""

import uuid

from django.http import HttpResponse
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    set_response_etag,
)
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from ..structured_data.printing import cleaned
from .changes import last_change, latest_pages
from .visible import visible_children

FEED_SLUG = "feed"
LENGTH = 20
# Seconds; a feed reader asks once an hour at most.
MAX_AGE = 15 * 60


def feed_response(index, request) -> HttpResponse:
    """The feed of the pages below ``index``, or 304 for who has it already.

    Django's ``Feed`` would take the site's name from ``django.contrib.sites``, which
    Wagtail sites rarely keep; addresses come from Wagtail here.
    """
    # What repeats a page elsewhere is no news.
    originals = visible_children(index).filter(alias_of__isnull=True)
    pages = latest_pages(originals, LENGTH)
    feed = Atom1Feed(
        title=cleaned(index.title),
        link=index.get_full_url(request),
        description=_("New and newly checked conditions"),
        subtitle=_("New and newly checked conditions"),
        language=index.locale.language_code,
        feed_url=index.get_feed_url(request),
        feed_guid=_urn(index),
    )
    for page in pages:
        feed.add_item(
            title=cleaned(page.title),
            link=page.get_full_url(request),
            description=cleaned(getattr(page, "summary", "") or ""),
            unique_id=_urn(page),
            pubdate=page.first_published_at,
            updateddate=last_change(page),
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    patch_cache_control(response, max_age=MAX_AGE)
    # By content, not by date: a condition that is taken away leaves an older date.
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)


def _urn(page) -> str:
    """An identity that outlives a change of the page's address, or of the site's.

    A page shares its translation key with its translations only.
    """
    return uuid.uuid5(page.translation_key, str(page.locale_id)).urn
