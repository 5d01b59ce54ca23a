"""The pages of people and clinics for a site's ``sitemap.xml``.

They are no Wagtail pages, so Wagtail's own sitemap lacks them; conditions are in it.
See ``docs/how-to/find-conditions.md``.
"""

import swapper
from django.contrib.sitemaps import Sitemap as DjangoSitemap
from wagtail.contrib.sitemaps import Sitemap

__all__ = ["ClinicSitemap", "PractitionerSitemap"]


class SnippetSitemap(Sitemap):
    """The live snippets of a model that have a page on the site of the request.

    Wagtail's sitemap view tells which site; without that, it is the default site.
    """

    model_name: str
    # Wagtail's would ask pages for their addresses.
    _urls = DjangoSitemap._urls

    def items(self) -> list:
        model = swapper.load_model("wagtail_osteo", self.model_name)
        on_site = model.on_site(self.get_wagtail_site().pk)
        snippets = list(model.objects.filter(on_site, live=True).order_by("pk"))
        model.fetch_parts(snippets)
        # Translations share an address where addresses name no language.
        by_address = {}
        for snippet in snippets:
            by_address.setdefault(snippet.get_absolute_url(), snippet)
        by_address.pop("", None)
        return list(by_address.values())

    def location(self, snippet) -> str:
        return snippet.get_absolute_url()

    def lastmod(self, snippet):
        return snippet.last_published_at


class PractitionerSitemap(SnippetSitemap):
    """The practitioners of the practice."""

    model_name = "Practitioner"


class ClinicSitemap(SnippetSitemap):
    """The clinics of the practice."""

    model_name = "Clinic"
