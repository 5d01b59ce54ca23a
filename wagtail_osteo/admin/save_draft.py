"""The button that saves a draft of a condition says that nobody sees it yet."""

from django.apps import apps
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import SaveDraftMenuItem

from ..models import ConditionPageMixin

__all__ = ["name_the_draft_button"]


class SaveConditionDraftMenuItem(SaveDraftMenuItem):
    """Wagtail's button with other words.

    Its template names the words itself, and a copy of the template would miss what
    later versions add to the button. Where the words are not found, Wagtail's stay.
    """

    words = _("Save draft (not live)")

    def render_html(self, parent_context):
        html = super().render_html(parent_context)
        usual, ours = escape(gettext("Save draft")), escape(self.words)
        # Wagtail's HTML, and words that were escaped.
        return mark_safe(html.replace(f">{usual}<", f">{ours}<", 1))  # noqa: S308


def name_the_draft_button(menu_items, request, context):
    """Put our button in the place of Wagtail's. A ``construct_page_action_menu`` hook.

    The items are shared by all pages: they are replaced in the list, never changed.
    """
    if not _edits_a_condition(request, context):
        return
    for position, item in enumerate(menu_items):
        if type(item) is SaveDraftMenuItem:
            menu_items[position] = SaveConditionDraftMenuItem(order=item.order)


def _edits_a_condition(request, context) -> bool:
    page = context.get("page")
    if page is not None:
        return isinstance(page, ConditionPageMixin)
    # A page that is being created is in the address only.
    match = request.resolver_match
    names = [
        match.kwargs.get(name) or ""
        for name in ("content_type_app_name", "content_type_model_name")
    ]
    try:
        return issubclass(apps.get_model(*names), ConditionPageMixin)
    except (LookupError, ValueError):
        return False
