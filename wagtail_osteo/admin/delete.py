"""Deleting people, clinics and texts: first it is said which pages would miss them."""

from typing import Any, NamedTuple

import swapper
from django.shortcuts import redirect
from django.utils.functional import classproperty
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import DeleteView

from ..models import RedFlagSet
from .permissions import kind_of, title_for
from .unpublish import mention_drafts, refuse_while_shown
from .usage import Use, find_uses

# A list that nobody reads to its end helps nobody; the rest is counted.
LONGEST_LIST = 50


class ShownUse(NamedTuple):
    """A use as the person who wants to delete may see it."""

    use: Use
    title: str
    url: str | None
    kind: str


class UsesOfSnippet(NamedTuple):
    """The uses of one snippet, as a template lists them."""

    snippet: Any
    shown: list[ShownUse]
    more: int
    practises: bool
    edit_url: str | None


def uses_to_show(snippets, user) -> list[UsesOfSnippet]:
    """What is listed of the uses of ``snippets`` before they are deleted."""
    finder = AdminURLFinder(user)
    uses = find_uses(snippets)
    listed = []
    for snippet in snippets:
        found = uses[snippet.pk]
        shown = [_as_seen(use, finder) for use in found[:LONGEST_LIST]]
        more = max(len(found) - LONGEST_LIST, 0)
        practises = getattr(snippet, "is_practising", False)
        url = finder.get_edit_url(snippet)
        listed.append(UsesOfSnippet(snippet, shown, more, practises, url))
    return listed


def _as_seen(use, finder) -> ShownUse:
    url = finder.get_edit_url(use.source)
    return ShownUse(use, title_for(use.source, url), url, kind_of(use.source))


class DeleteInUseView(DeleteView):
    """Asks whether to delete, below a list of all that names the snippet."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        (context["uses"],) = uses_to_show([self.object], self.request.user)
        return context


class DeleteInUseBulkAction(DeleteBulkAction):
    """The same for several at once. Takes the place of Wagtail's for our models."""

    template_name = "wagtail_osteo/admin/confirm_bulk_delete.html"

    @classproperty
    def models(cls):
        return [
            swapper.load_model("wagtail_osteo", name)
            for name in ("Practitioner", "Clinic")
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        snippets = [item["item"] for item in context["items"]]
        context["uses_of_all"] = uses_to_show(snippets, self.request.user)
        return context


def refuse_deletion_while_shown(request, instances):
    """Stop the deletion, alone or in bulk, of a text that live pages show.

    A ``before_delete_snippet`` hook: none of ``instances`` is deleted then.
    """
    texts = [each for each in instances if isinstance(each, RedFlagSet)]
    if not texts:
        return None
    if refuse_while_shown(request, texts):
        return redirect(RedFlagSet.snippet_viewset.get_url_name("list"))
    if request.method == "GET":
        mention_drafts(request, texts)
    return None
