"""The people: include it where a site has its list of them."""

from django.urls import re_path

from .views import PractitionerDetailView, PractitionerListView

app_name = "wagtail_osteo_practitioners"
urlpatterns = [
    re_path(r"^$", PractitionerListView.as_view(), name="index"),
    # What a slug may be: Django’s own converter knows no letters beyond ASCII.
    re_path(r"^(?P<slug>[-\w]+)/$", PractitionerDetailView.as_view(), name="detail"),
]
