"""The forms of our snippets: Wagtail's, in which a lost session loses no words."""

from wagtail.snippets.views import snippets

from .session import keep_words_media

__all__ = ["CreateView", "EditView"]


class KeepWordsMixin:
    """Adds the script that keeps a form that can no longer be sent."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["media"] += keep_words_media(self.request.user)
        return context


class CreateView(KeepWordsMixin, snippets.CreateView):
    """The form of a new snippet."""


class EditView(KeepWordsMixin, snippets.EditView):
    """The form of a snippet."""
