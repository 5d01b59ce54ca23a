"""What is written once, to be read in the admin as patients read it."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import InspectView


class ReadView(InspectView):
    """Shows the newest version as a page would.

    It takes the place of Wagtail's list of fields, which shows what the database holds:
    keys, markup, and the private e-mail of a person.
    """

    page_title = _("Read")
    template_name = "wagtail_osteo/admin/read.html"

    def get_object(self, queryset=None):
        self.stored = super().get_object(queryset)
        return self.stored.get_latest_revision_as_object()

    def get_fields_context(self):
        return []

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            **self.object.get_preview_context(self.request, mode_name=""),
        }


class ReadableMixin:
    """A viewset whose things are read by those who may look and no more."""

    inspect_view_enabled = True
    inspect_view_class = ReadView

    @property
    def inspect_template_name(self):
        return self.inspect_view_class.template_name
