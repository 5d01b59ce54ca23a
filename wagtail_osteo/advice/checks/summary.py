"""What a reader sees first, here and in search results."""

from django.utils.translation import gettext as _

from ...conf import conf
from .. import Finding, Group, register_advice
from ..prose import words_of

LONGEST_SUMMARY = 40
OWN_BASE = "wagtail_osteo/base.html"


@register_advice
def summary(page, context):
    """There is a summary, and it is short."""
    if not page.summary.strip():
        yield Finding(
            Group.SHOULD_CHECK,
            _("Say in one or two sentences what this page is about."),
            "no-summary",
            field="summary",
        )
    elif (count := len(words_of(page.summary))) > LONGEST_SUMMARY:
        yield Finding(
            Group.WORDING,
            _("Shorten this from %(count)d words to %(most)d or fewer.")
            % {"most": LONGEST_SUMMARY, "count": count},
            "long-summary",
            field="summary",
        )


@register_advice
def search_description(page, context):
    """Search results have something to show."""
    # A site's own base page may go without the field.
    description = getattr(page, "search_description", None)
    summary_serves = conf.base_template == OWN_BASE and page.summary.strip()
    if description is None or description.strip() or summary_serves:
        return
    yield Finding(
        Group.SHOULD_CHECK,
        _(
            "Write a description for search engines. Without one they show whatever "
            "part of the page they choose."
        ),
        "no-search-description",
        field="search_description",
    )
