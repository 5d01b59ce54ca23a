"""The clinics: include it where a site has its list of them."""

from django.urls import re_path

from .views import ClinicDetailView, ClinicListView

app_name = "wagtail_osteo_clinics"
urlpatterns = [
    re_path(r"^$", ClinicListView.as_view(), name="index"),
    # What a slug may be: Django’s own converter knows no letters beyond ASCII.
    re_path(r"^(?P<slug>[-\w]+)/$", ClinicDetailView.as_view(), name="detail"),
]
