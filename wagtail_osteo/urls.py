"""The pages of people and clinics, at their usual addresses.

A site that wants others includes the two parts one by one; their names stay the same.
"""

from django.urls import include, path

urlpatterns = [
    path("practitioners/", include("wagtail_osteo.directory.practitioner_urls")),
    path("clinics/", include("wagtail_osteo.directory.clinic_urls")),
]
