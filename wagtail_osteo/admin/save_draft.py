"""The button that saves a draft says that nobody sees it yet."""

import re

from django.apps import apps
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import SaveDraftMenuItem
from wagtail.snippets.action_menu import SaveMenuItem

from ..models import AbstractCondition, OsteoSnippet

WORDS = _("Save draft (not live)")


class NotLiveMixin:
    """Wagtail's button with other words.

    Its template names the words itself, and a copy of the template would miss what
    later versions add to the button. Where the words are not found, Wagtail's stay.
    """

    def render_html(self, parent_context):
        html = super().render_html(parent_context)
        usual = re.escape(escape(gettext("Save draft")))
        ours = escape(str(WORDS))
        renamed = re.sub(rf"(?<=>)\s*{usual}\s*(?=<)", lambda _: ours, html, count=1)
        # Wagtail's HTML, and words that were escaped.
        return mark_safe(renamed)  # noqa: S308


class SaveConditionDraftMenuItem(NotLiveMixin, SaveDraftMenuItem):
    """The button of a condition."""


class SaveSnippetDraftMenuItem(NotLiveMixin, SaveMenuItem):
    """The button of a person, a clinic or a shared text."""


def name_the_draft_button(menu_items, request, context):
    """Put our button in the place of Wagtail's. A ``construct_page_action_menu`` hook.

    The items are shared by all pages: they are replaced in the list, never changed.
    """
    if _edits_a_condition(request, context):
        _replace(menu_items, SaveDraftMenuItem, SaveConditionDraftMenuItem)


def name_the_draft_button_of_snippets(menu_items, request, context):
    """The same for what we have drafts of. A ``construct_snippet_action_menu`` hook."""
    if issubclass(context["model"], OsteoSnippet):
        _replace(menu_items, SaveMenuItem, SaveSnippetDraftMenuItem)


def _replace(menu_items, usual, ours):
    for position, item in enumerate(menu_items):
        if type(item) is usual:
            menu_items[position] = ours(order=item.order)


def _edits_a_condition(request, context) -> bool:
    page = context.get("page")
    if page is not None:
        return isinstance(page, AbstractCondition)
    # A page that is being created is in the address only.
    match = request.resolver_match
    names = [
        match.kwargs.get(name) or ""
        for name in ("content_type_app_name", "content_type_model_name")
    ]
    try:
        return issubclass(apps.get_model(*names), AbstractCondition)
    except (LookupError, ValueError):
        return False
