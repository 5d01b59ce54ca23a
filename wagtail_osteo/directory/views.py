"""What visitors see of a practice's people and clinics."""

import swapper
from django.http import Http404
from django.views.generic import DetailView, ListView

from ..conf import conf
from ..models.languages import choose, preference, visitors_locales
from ..practice.booking import places_of
from ..practice.context import practice_for

__all__ = [
    "ClinicDetailView",
    "ClinicListView",
    "PractitionerDetailView",
    "PractitionerListView",
]


class DirectoryMixin:
    """Shows live snippets of a model that are shown on the site of the request, in the
    visitor's language where there is one."""

    model_name: str

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.locales = visitors_locales()
        self.locale_id = next(iter(self.locales), None)
        self.practice = practice_for({"request": request})

    @property
    def model(self):
        return swapper.load_model("wagtail_osteo", self.model_name)

    def get_queryset(self):
        site_id = self.practice and self.practice.site_id
        return self.model.objects.filter(self.model.on_site(site_id), live=True)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["osteo_base_template"] = conf.base_template
        context["practice"] = self.practice
        return context


class SnippetListView(DirectoryMixin, ListView):
    """All of them, each in one language, by name."""

    def get_queryset(self):
        return choose(super().get_queryset().order_by("name", "pk"), self.locales)


class SnippetDetailView(DirectoryMixin, DetailView):
    """One of them."""

    def get_object(self, queryset=None):
        # Two people may have one slug in two languages.
        found = self.get_queryset().filter(slug=self.kwargs["slug"])
        snippet = min(
            found, key=lambda each: preference(each, self.locales), default=None
        )
        if snippet is None:
            raise Http404
        return snippet.published(self.locale_id)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {
            **context,
            **self.object.get_page_context(self.practice, self.locales),
        }


class PractitionerListView(SnippetListView):
    """Who practises."""

    model_name = "Practitioner"
    template_name = "wagtail_osteo/directory/practitioner_list.html"

    def get_queryset(self):
        people = [each for each in super().get_queryset() if each.is_practising]
        self.model.fetch_parts(people)
        return people

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["entries"] = [
            (person, places_of(person, self.practice, self.locale_id))
            for person in self.object_list
        ]
        return context


class PractitionerDetailView(SnippetDetailView):
    """A person, also one who practises no longer: pages go on naming them."""

    model_name = "Practitioner"
    template_name = "wagtail_osteo/directory/practitioner.html"


class ClinicListView(SnippetListView):
    """The clinics."""

    model_name = "Clinic"
    template_name = "wagtail_osteo/directory/clinic_list.html"

    def get_queryset(self):
        clinics = super().get_queryset()
        self.model.fetch_parts(clinics)
        return clinics


class ClinicDetailView(SnippetDetailView):
    """A clinic."""

    model_name = "Clinic"
    template_name = "wagtail_osteo/directory/clinic.html"
