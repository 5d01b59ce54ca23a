"""A site that has its people elsewhere, and no pages of clinics."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("about/team/", include("wagtail_osteo.directory.practitioner_urls")),
    path("", include(wagtail_urls)),
]
