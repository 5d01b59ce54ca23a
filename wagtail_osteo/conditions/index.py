"""What makes a page a list of conditions."""

from django.conf import settings
from django.utils.cache import patch_cache_control
from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from ..finding.changes import last_change, latest_change
from ..finding.feed import FEED_SLUG, feed_response
from ..finding.listing import find_conditions, queries_of_list
from ..finding.query import ListQuery
from ..finding.visible import visible_children
from ..models.condition_indexes import AbstractConditionIndex
from ..practice.context import jurisdiction_for, practice_for
from ..practice.site_pages import original_of
from ..structured_data.index_page import graph_of_index_page
from .host_template import HostTemplateMixin
from .typed_text import TypedTextPageMixin


def ends_with_slash() -> bool:
    """Whether the addresses of the site's pages end with a slash."""
    return getattr(settings, "WAGTAIL_APPEND_SLASH", True)


class ConditionIndexPageMixin(
    TypedTextPageMixin, HostTemplateMixin, AbstractConditionIndex
):
    """A page that lists the conditions below it, from A to Z, and finds them.

    It answers ``?q=``, ``?region=`` and ``?page=``, and has a feed at ``feed/``. All of
    it holds what everybody may see, and nothing else.
    """

    default_template = "wagtail_osteo/pages/condition_index_page.html"
    # Names, of which a condition may have several.
    names_per_page = 60

    class Meta:
        abstract = True

    index_content_panels = [FieldPanel("introduction")]

    def get_conditions(self):
        """The pages below this one that everybody may see, as base pages."""
        return visible_children(self)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = find_conditions(self, ListQuery.of(request), self.names_per_page)
        context["listing"] = listing
        # What somebody searched for is no page of the site.
        if listing.query.words:
            context["canonical_query"] = None
        else:
            query = listing.query.at_page(listing.page.number)
            context["canonical_query"] = query.removesuffix("?")
        context["feed_url"] = self.get_feed_url(request)
        if listing.query.words and not listing.count:
            # Whoever finds nothing is told whom to ask.
            practice = practice_for(context)
            context["practice"] = practice
            context["jurisdiction"] = jurisdiction_for(context)
            context["clinic"] = practice and practice.published_clinic(self.locale_id)
        return context

    def get_graph(self, context):
        """The page's schema.org graph, to which a subclass may add.

        :param context: what ``get_context`` returns, with ``page_address``.
        """
        return graph_of_index_page(self, context)

    def get_feed_url(self, request=None) -> str:
        """The full address of the feed, or "" where the page has no address."""
        address = self.pk and self.get_full_url(request)
        if not address:
            return ""
        slash = "/" if ends_with_slash() else ""
        return f"{address.rstrip('/')}/{FEED_SLUG}{slash}"

    # Not RoutablePageMixin: a class that is no model is named in migrations, and its
    # routes would be those of every site's own index too.
    def route(self, request, path_components):
        if path_components == [FEED_SLUG] and self.live:
            return RouteResult(self, kwargs={"is_feed": True})
        return super().route(request, path_components)

    def serve(self, request, *args, is_feed=False, **kwargs):
        if is_feed:
            return feed_response(self, request)
        response = super().serve(request, *args, **kwargs)
        if "q" in request.GET:
            # What somebody looked for is nobody else's, nor could it be purged.
            patch_cache_control(response, private=True)
        return response

    def get_cached_paths(self):
        """What a cache holds of this page; ``?q=`` it never holds."""
        queries = queries_of_list(self, self.names_per_page)
        # Wagtail appends these to an address that otherwise ends without a slash.
        feed = [f"/{FEED_SLUG}/"] if ends_with_slash() else []
        return ["/", *feed, *queries]

    def get_sitemap_urls(self, request=None):
        if original_of(self) is not self:
            return []
        moments = (last_change(self), latest_change(self.get_conditions()))
        lastmod = max(filter(None, moments), default=None)
        return [
            {**url, "lastmod": lastmod or url["lastmod"]}
            for url in super().get_sitemap_urls(request)
        ]
