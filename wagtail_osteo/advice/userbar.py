"""The findings among Wagtail's own checks, beside the live preview.

Wagtail knows the messages of its checks before it knows the page: they come with the
edit view, while the checks run in each new preview. So there is one for each group of
ours. It says where, and the list in the form says what.
"""

from django import forms
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import BaseItem, ContentCheckerItem

from ..models import AbstractCondition
from .findings import Group
from .registry import collect_findings

SEE_THE_LIST = _("The list “Checks” in the form says what to do.")


class AdviceScript(BaseItem):
    """Brings the module that carries out our checks; shows nothing itself."""

    @property
    def media(self):
        return forms.Media(
            js=[Script("wagtail_osteo/js/advice_checks.js", type="module")]
        )

    def render_html(self, parent_context=None):
        return ""


def add_advice_to_content_checks(request, items, page):
    """Have Wagtail's content checks count what our checks find on a condition.

    A ``construct_wagtail_userbar`` hook. It is called for the edit view, which asks for
    the messages, and for each preview, which asks what is found where. Pages as
    visitors see them are left alone.
    """
    if not isinstance(page, AbstractCondition):
        return
    in_preview = getattr(request, "in_preview_panel", False)
    for item in items:
        if isinstance(item, ContentCheckerItem) and (in_preview or item.in_editor):
            _extend(item, _places(page) if in_preview else {})
    if in_preview:
        items.append(AdviceScript())


def _extend(item, places):
    # Whoever made the item: a site may have one of its own.
    for group in Group:
        rule, check = f"osteo-{group.value}", f"check-osteo-{group.value}"
        if item.axe_run_only:
            item.axe_run_only = [*item.axe_run_only, rule]
        item.axe_custom_rules = [
            *item.axe_custom_rules,
            {
                "id": rule,
                "impact": "moderate",
                "selector": "h1, [id]",
                "tags": ["best-practice"],
                "any": [check],
                "enabled": True,
            },
        ]
        item.axe_custom_checks = [
            *item.axe_custom_checks,
            {"id": check, "options": {"places": places.get(group, [])}},
        ]
        item.axe_messages = {
            **item.axe_messages,
            rule: {"error_name": group.label, "help_text": SEE_THE_LIST},
        }


def _places(page) -> dict:
    """The ids in the page that have a finding of each group; empty for the page."""
    findings = collect_findings(page)
    anchors = {entry.section.id: entry.anchor for entry in page.get_sections()}
    places = {}
    for finding in findings:
        found = places.setdefault(finding.group, [])
        anchor = anchors.get(finding.section, "")
        if anchor not in found:
            found.append(anchor)
    return places
