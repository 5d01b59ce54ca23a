from django.urls import include, path
from wagtail import VERSION
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap

from wagtail_osteo.sitemaps import ClinicSitemap, PractitionerSitemap

SITEMAPS = {
    "pages": Sitemap,
    "practitioners": PractitionerSitemap,
    "clinics": ClinicSitemap,
}

urlpatterns = [path("admin/", include(wagtailadmin_urls))]

if VERSION >= (8, 0):
    from wagtail.api.v3.urls import api

    urlpatterns.append(path("api/v3/", api.urls))

urlpatterns += [
    path("", include("wagtail_osteo.urls")),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("", include(wagtail_urls)),
]
