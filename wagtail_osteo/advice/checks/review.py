"""Who checked the page, and when."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .. import Finding, Group, register_advice


@register_advice
def reviewer(page, context):
    """Readers can see who answers for what the page says; it may be who wrote it."""
    if page.last_reviewed is None:
        # The check below asks for more.
        return
    if page.reviewer is None:
        yield Finding(
            Group.SHOULD_CHECK,
            _(
                "Have the whole page checked again: whoever checked it is no longer "
                "under People, so readers cannot see who it was."
            ),
            "no-reviewer",
            field="reviewer",
        )
    elif not page.reviewer.live:
        yield Finding(
            Group.SHOULD_CHECK,
            _(
                "Publish “%(name)s” under People, or have somebody else check the "
                "page: readers cannot see who checked it."
            )
            % {"name": page.reviewer},
            "reviewer-not-live",
            field="reviewer",
        )


@register_advice
def last_check(page, context):
    """The page was checked as a whole, and the next check is not overdue."""
    if page.last_reviewed is None:
        yield Finding(
            Group.SHOULD_CHECK,
            _("Have the whole page checked. Nobody has recorded a check of it yet."),
            "never-checked",
            field="last_reviewed",
        )
    elif page.next_review_due and page.next_review_due < context.today:
        form = pgettext("date format", "j F Y")
        yield Finding(
            Group.SHOULD_CHECK,
            _("Have the whole page checked again. That was due on %(date)s.")
            % {"date": date_format(page.next_review_due, form)},
            "check-overdue",
            field="next_review_due",
        )
