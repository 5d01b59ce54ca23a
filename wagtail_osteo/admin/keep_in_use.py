"""Keeps medical-help texts that live pages show from being taken away."""

from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from ..models import RedFlagSet
from ..red_flag_use import drafts_that_chose, shown_on

__all__ = ["mention_drafts", "refuse_deletion_while_shown", "refuse_while_shown"]


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


def refuse_while_shown(request, texts) -> bool:
    """Name the live pages that show one of ``texts``; whether there are any."""
    found = [(text, pages) for text in texts if (pages := shown_on(text))]
    for text, pages in found:
        said = _(
            "“%(text)s” is shown on live pages, so it cannot be unpublished or "
            "deleted. First choose another text on these pages:"
        ) % {"text": text.name}
        messages.error(request, _with_list(said, pages, request.user))
    return bool(found)


def mention_drafts(request, texts) -> None:
    """Name the drafts that chose one of ``texts``; they do not stand in the way."""
    for text in texts:
        pages = drafts_that_chose(text)
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
        title = getattr(page, "get_admin_display_title", page.__str__)()
        # None where the user may not edit it.
        address = finder.get_edit_url(page)
        # A button, as in Wagtail's own messages: a link would be lost on their colour.
        button = address and format_html(
            '<a class="button button-small button-secondary" href="{}">{}</a>',
            address,
            _("Edit"),
        )
        items.append((title, button or ""))
    return format_html(
        "{} <ul>{}</ul>",
        said,
        format_html_join("", '<li>{} <span class="buttons">{}</span></li>', items),
    )
