from django.urls import include, path
from wagtail import VERSION
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [path("admin/", include(wagtailadmin_urls))]

if VERSION >= (8, 0):
    from wagtail.api.v3.urls import api

    urlpatterns.append(path("api/v3/", api.urls))

urlpatterns += [
    path("", include("wagtail_osteo.urls")),
    path("", include(wagtail_urls)),
]
