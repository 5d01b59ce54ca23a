"""The addresses of the example, as `wagtail start` lays them out."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from wagtail_osteo.sitemaps import ClinicSitemap, PractitionerSitemap

SITEMAPS = {
    "pages": Sitemap,
    "practitioners": PractitionerSitemap,
    "clinics": ClinicSitemap,
}

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include("wagtail_osteo.urls")),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("", include(wagtail_urls)),
]
