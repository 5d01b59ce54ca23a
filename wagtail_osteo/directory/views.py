"""What visitors see of a practice's people and clinics."""

import swapper
from django.views.generic import DetailView, ListView

from ..conf import conf
from ..practice import practice_for

__all__ = [
    "ClinicDetailView",
    "ClinicListView",
    "PractitionerDetailView",
    "PractitionerListView",
]


class DirectoryMixin:
    """Lists or shows the live snippets of a model, in the site's own frame."""

    model_name: str

    def get_queryset(self):
        model = swapper.load_model("wagtail_osteo", self.model_name)
        return model.objects.filter(live=True)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["osteo_base_template"] = conf.base_template
        context["practice"] = practice_for({"request": self.request})
        return context


class PractitionerListView(DirectoryMixin, ListView):
    model_name = "Practitioner"
    template_name = "wagtail_osteo/directory/practitioner_list.html"


class PractitionerDetailView(DirectoryMixin, DetailView):
    model_name = "Practitioner"
    template_name = "wagtail_osteo/directory/practitioner.html"


class ClinicListView(DirectoryMixin, ListView):
    model_name = "Clinic"
    template_name = "wagtail_osteo/directory/clinic_list.html"


class ClinicDetailView(DirectoryMixin, DetailView):
    model_name = "Clinic"
    template_name = "wagtail_osteo/directory/clinic.html"
