"""What keeps the page from going live."""

from ...publishing import NotReadyToPublish, check_ready_to_publish
from .. import Finding, Group, register_advice


@register_advice
def not_ready_to_publish(page, context):
    """All that the publishing rule would refuse, where it would refuse it."""
    try:
        check_ready_to_publish(page.body)
    except NotReadyToPublish as refusal:
        for fault in refusal.faults:
            yield Finding(
                Group.MUST_FIX,
                fault.detail,
                "not-ready",
                section=fault.section,
                field=None if fault.section else "body",
            )
