"""Which checks there are, and what they find on a page."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .context import AdviceContext
from .findings import Finding, Group

logger = logging.getLogger(__name__)

Check = Callable[..., Iterable[Finding]]

_checks: list[Check] = []

CHECK_FAILED = Finding(
    Group.SHOULD_CHECK,
    _(
        "A check could not be run, so this list may be incomplete. Tell whoever looks "
        "after the site."
    ),
    "check-failed",
)


def register_advice(check: Check) -> Check:
    """Add a check to the list. A decorator.

    :param check: takes the page, with what the editor sees of it, and an
        ``AdviceContext``; gives the ``Finding`` objects, best as a generator.
    :returns: the function itself.
    """
    if check not in _checks:
        _checks.append(check)
    return check


def collect_findings(page) -> list[Finding]:
    """What all checks find on a condition, the most important first.

    Within a group the order is that of the page. A check that raises is logged and
    skipped: a fault in a check must not keep an editor from the page.

    :param page: a condition as it is stored, or as a revision holds it.
    """
    context = AdviceContext(page)
    findings = []
    failed = False
    # One for all checks: they read, so there is nothing of an earlier one to lose.
    savepoint = _create_savepoint() if _in_transaction() else None
    for check in list(_checks):
        try:
            findings += [_told(each) for each in check(page, context)]
        except Exception:
            logger.exception("Check %r failed on page %s", check, page.pk)
            failed = True
            if savepoint:
                # A query that failed would spoil the transaction of the request.
                transaction.savepoint_rollback(savepoint)
    if savepoint:
        transaction.savepoint_commit(savepoint)
    if failed:
        findings.append(replace(CHECK_FAILED, message=str(CHECK_FAILED.message)))
    groups = list(Group)
    places = _places(context)
    # What concerns the page as a whole, or a field, comes before the sections.
    return sorted(
        findings,
        key=lambda each: (groups.index(each.group), places.get(each.section, -1)),
    )


# Its name since Django 6.1, and before.
_create_savepoint = (
    getattr(transaction, "savepoint_create", None) or transaction.savepoint
)


def _in_transaction() -> bool:
    return transaction.get_connection().in_atomic_block


def _told(finding: Finding) -> Finding:
    """The finding with its message in words, and its group one of ours.

    Here, where a message that cannot be put together is a fault of its check.
    """
    return replace(finding, message=str(finding.message), group=Group(finding.group))


def _places(context: AdviceContext) -> dict:
    try:
        return {section.id: number for number, section in enumerate(context.sections)}
    except Exception:
        # Each check that asked has failed already, and was logged.
        return {}
