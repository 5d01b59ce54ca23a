"""The pages of people and clinics for a site's ``sitemap.xml``.

They are no Wagtail pages, so Wagtail's own sitemap lacks them; conditions are in it.
See ``docs/how-to/find-conditions.md``.
"""

import swapper
from django.contrib.sitemaps import Sitemap

__all__ = ["ClinicSitemap", "PractitionerSitemap"]


class SnippetSitemap(Sitemap):
    """The live snippets of a model that have a page on this site."""

    model_name: str

    def items(self) -> list:
        model = swapper.load_model("wagtail_osteo", self.model_name)
        snippets = list(model.objects.filter(live=True).order_by("pk"))
        model.fetch_parts(snippets)
        # Translations share an address where addresses name no language.
        by_address = {}
        for snippet in snippets:
            by_address.setdefault(snippet.get_absolute_url(), snippet)
        by_address.pop("", None)
        return list(by_address.values())

    def lastmod(self, snippet):
        return snippet.last_published_at


class PractitionerSitemap(SnippetSitemap):
    """The practitioners of the practice."""

    model_name = "Practitioner"


class ClinicSitemap(SnippetSitemap):
    """The clinics of the practice."""

    model_name = "Clinic"
