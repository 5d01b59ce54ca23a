"""Page types that a site might have beside the package's."""

from wagtail.models import Page

from wagtail_osteo.fields import ExtensibleStreamField
from wagtail_osteo.models import ConditionPageMixin

from .plain_bodies import PlainBody


class Leaflet(Page):
    """A page of a site's own, between Wagtail's and its conditions."""


class LeafletConditionPage(ConditionPageMixin, Leaflet):
    """A condition on the mixin, two tables away from Wagtail's page.

    Its body is its own, whatever the setting says.
    """

    body = ExtensibleStreamField(PlainBody, blank=True)
