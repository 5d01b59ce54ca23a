"""Unpublishing medical-help texts: not those that live pages show."""

from django.contrib.admin.utils import quote
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.snippets.views.snippets import UnpublishView

from ..publishing import RedFlagSetInUse, SavedMeanwhile
from ..publishing.red_flag_sets import shown_on
from .permissions import title_for
from .usage import find_uses


class RedFlagSetUnpublishView(UnpublishView):
    """Withdraws a text that no live page shows."""

    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission(self.permission_required):
            if refuse_while_shown(request, [self.object]):
                return redirect(self.edit_url_name, quote(self.object.pk))
            if request.method == "GET":
                mention_drafts(request, [self.object])
        try:
            return super().dispatch(request, *args, **kwargs)
        except (RedFlagSetInUse, SavedMeanwhile) as refusal:
            # A page that shows it went live in between.
            if not refuse_while_shown(request, [self.object]):
                messages.error(request, str(refusal))
            return redirect(self.edit_url_name, quote(self.object.pk))


def refuse_while_shown(request, texts) -> bool:
    """Name the live pages that show one of ``texts``; whether there are any.

    What the user may not edit is counted and not named, here as below.
    """
    found = [(text, pages) for text in texts if (pages := shown_on(text))]
    for text, pages in found:
        said = _(
            "“%(text)s” is shown on live pages, so it cannot be unpublished or "
            "deleted. First choose another text on these pages:"
        ) % {"text": text.name}
        messages.error(request, _with_list(said, pages, request.user))
    return bool(found)


def mention_drafts(request, texts) -> None:
    """Name the drafts that chose one of ``texts``, and versions that wait for their
    hour; they do not stand in the way."""
    uses = find_uses(texts)
    for text in texts:
        pages = [use.source for use in uses[text.pk] if not use.is_live]
        if pages:
            said = _(
                "Drafts chose “%(text)s”. Without it they need another text before "
                "they can go live:"
            ) % {"text": text.name}
            messages.warning(request, _with_list(said, pages, request.user))


def _with_list(said, pages, user):
    finder = AdminURLFinder(user)
    items = []
    for page in pages:
        # None where the user may not edit it.
        address = finder.get_edit_url(page)
        # A button, as in Wagtail's own messages: a link would be lost on their colour.
        button = address and format_html(
            '<a class="button button-small button-secondary" href="{}">{}</a>',
            address,
            _("Edit"),
        )
        items.append((title_for(page, address), button or ""))
    return format_html(
        "{} <ul>{}</ul>",
        said,
        format_html_join("", '<li>{} <span class="buttons">{}</span></li>', items),
    )
