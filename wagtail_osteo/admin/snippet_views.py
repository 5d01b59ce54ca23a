"""The forms of our snippets: Wagtail's, in which a lost session loses no words, and an
approval that may not go live says why."""

from wagtail.snippets.views import snippets

from ..forms.keep_words import keep_words_media
from ..practice.logins import practitioner_of
from ..publishing import NotReadyToPublish, SavedMeanwhile
from .refusals import report_refusal


class KeepWordsMixin:
    """Adds the script that keeps a form that can no longer be sent."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["media"] += keep_words_media(self.request.user)
        return context


class CreateView(KeepWordsMixin, snippets.CreateView):
    """The form of a new snippet."""


class PractitionerCreateView(CreateView):
    """The form of a new person; with ``?user=me`` it is that of who opens it."""

    def get_initial(self):
        initial = super().get_initial()
        user = self.request.user
        if self.request.GET.get("user") != "me" or practitioner_of(user) is not None:
            return initial
        full_name = getattr(user, "get_full_name", str)().strip()
        return {**initial, "user": user.pk, "name": full_name}


class EditView(KeepWordsMixin, snippets.EditView):
    """The form of a snippet, in which it may also be approved."""

    def workflow_action_action(self):
        try:
            return super().workflow_action_action()
        except (NotReadyToPublish, SavedMeanwhile) as refusal:
            return report_refusal(self.request, refusal, self.get_edit_url())


class WorkflowActionView(snippets.WorkflowActionView):
    """Approves a snippet anywhere else."""

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except (NotReadyToPublish, SavedMeanwhile) as refusal:
            return report_refusal(request, refusal, self.redirect_url)
