"""The choice of sites in the form of a person or a clinic."""

from django.utils.translation import gettext
from wagtail.models import Site

from ..practice.context import practice_on


class SitesFormMixin:
    """Asks on which sites to show it, where there are several."""

    follows_translation = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "sites" in self.fields:
            self._offer_sites()

    def _offer_sites(self):
        sites = Site.objects.order_by("-is_default_site", "pk")
        if len(sites) < 2:
            # Whatever is stored stays as it is.
            del self.fields["sites"]
            return
        field = self.fields["sites"]
        field.queryset = sites
        field.label_from_instance = name_of_site
        own = self.initial.get("sites")
        other = None if own else self._translation_that_chose()
        if other is not None:
            self.follows_translation = True
            field.disabled = True
            self.initial["sites"] = list(other.sites.all())
            field.help_text = gettext(
                "As chosen for “%(name)s” in %(language)s. It is changed there."
            ) % {"name": other.name, "language": other.locale}

    def _translation_that_chose(self):
        """The entry in another language whose choice holds for this one too."""
        others = type(self.instance).objects.filter(
            translation_key=self.instance.translation_key, sites__isnull=False
        )
        return others.exclude(pk=self.instance.pk).select_related("locale").first()

    def get_country_of_sites(self) -> str:
        """The country of the practice whose patients ring, if a site was chosen."""
        chosen = self._ticked() or self.instance.sites_fetched.of(self.instance)
        practice = practice_on(chosen) if chosen else None
        return practice.get_country().country if practice else ""

    def _ticked(self) -> list[str]:
        if not (self.is_bound and hasattr(self.data, "getlist")):
            return []
        ticked = self.data.getlist(self.add_prefix("sites"))
        return [key for key in ticked if key.isdecimal()]

    def clean_sites(self):
        """What this entry itself stores."""
        if self.follows_translation:
            return Site.objects.none()
        return self.cleaned_data["sites"]


def name_of_site(site) -> str:
    """“Elm Lane (elm.example.com)”: two practices may go by one name."""
    host = site.root_url.partition("://")[2]
    return f"{site.site_name} ({host})" if site.site_name else host
