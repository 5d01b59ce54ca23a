"""Says in the admin why pages, people and texts cannot go live."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..models import AbstractCondition
from ..publishing import NotReadyToPublish, check_ready_to_publish


def report_refusal(request, refusal: ValidationError, address: str):
    """Tell the editor why a snippet did not go live, and lead to ``address``."""
    messages.error(
        request,
        " ".join(refusal.messages),
        buttons=[messages.button(address, _("Edit"))],
    )
    return redirect(address)


def refuse_bulk_publication(request, action_type, objects, action):
    """Stop a bulk publication that holds a condition which may not go live.

    None of the pages is published: an editor who reads the message and repeats the
    action knows what went out. A ``before_bulk_action`` hook.
    """
    if action_type != "publish":
        return None
    pages = [
        page.get_latest_revision_as_object()
        for page in _pages_to_publish(objects, action, request.user)
    ]
    # One by one, page after page, they would wait for somebody who waits for them.
    AbstractCondition.lock_to_publish(pages)
    refused = []
    for page in pages:
        try:
            check_ready_to_publish(page.body)
        except NotReadyToPublish as refusal:
            refused.append((page.get_admin_display_title(), " ".join(refusal.messages)))
    if not refused:
        return None
    messages.error(
        request,
        format_html(
            "{} <ul>{}</ul>",
            _("Nothing was published, because of these pages:"),
            format_html_join("", "<li><b>{}</b>: {}</li>", refused),
        ),
    )
    # Without a ``next`` it would be the action itself, which has no pages any more.
    lost = action.next_url == request.path
    return redirect("wagtailadmin_explore_root" if lost else action.next_url)


def _pages_to_publish(objects, action, user):
    """The conditions that the action would publish."""
    include_descendants = action.cleaned_form.cleaned_data.get("include_descendants")
    for page in objects:
        candidates = [page]
        if include_descendants and hasattr(page, "get_descendants"):
            candidates += [
                descendant
                for descendant in page.get_descendants().not_live()
                if descendant.permissions_for_user(user).can_publish()
            ]
        for candidate in candidates:
            model = getattr(candidate, "specific_class", None)
            if model and issubclass(model, AbstractCondition):
                yield candidate.specific
