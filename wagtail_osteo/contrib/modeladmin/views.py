"""Views that mind drafts, revisions and locks, which wagtail-modeladmin does not."""

from django.db import transaction
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Locale
from wagtail_modeladmin.views import CreateView, DeleteView, EditView, IndexView

from ...admin.delete import uses_to_show
from ...values.spreadsheets import PlainExportMixin


class FilteredIndexView(PlainExportMixin, IndexView):
    """A listing that can be filtered by what it offers as filters, and by nothing else.

    Otherwise ``?user__password__startswith=…`` would tell passwords, letter by letter.
    """

    def get_filters_params(self, params=None):
        known = {getattr(each, "parameter_name", each) for each in self.list_filter}
        return {
            key: value
            for key, value in super().get_filters_params(params).items()
            if key.split("__")[0] in known
        }


class PublishingMixin:
    """Publishes what was saved, so that the latest revision is what patients see."""

    def form_valid(self, form):
        with transaction.atomic():
            response = super().form_valid(form)
            if self.instance.live:
                self.instance.latest_revision.publish(
                    user=self.request.user, log_action=False
                )
        return response


class SnippetCreateView(PublishingMixin, CreateView):
    """Creates a person or a clinic: a draft, for those who may not publish."""

    def get_instance(self):
        instance = super().get_instance()
        if instance.pk is None:
            instance.live = self.permission_helper.user_can_publish(self.request.user)
            # Needed to tell whether the slug is taken.
            instance.locale = Locale.get_default()
        return instance


class SnippetEditView(PublishingMixin, EditView):
    """Edits the latest draft, as the snippet's own view does."""

    def dispatch(self, request, *args, **kwargs):
        lock = self.instance.get_lock()
        if (
            self.check_action_permitted(request.user)
            and lock
            and lock.for_user(request.user)
        ):
            messages.error(request, lock.get_message(request.user))
            return redirect(self.index_url)
        return super().dispatch(request, *args, **kwargs)

    def get_instance(self):
        return self.instance.get_latest_revision_as_object()


class SnippetDeleteView(DeleteView):
    """Asks whether to delete, below a list of all that names the person or clinic."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        (context["uses"],) = uses_to_show([self.instance], self.request.user)
        return context
