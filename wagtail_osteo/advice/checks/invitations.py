"""Where the page invites the reader to come in."""

from itertools import pairwise

from django.utils.translation import gettext as _

from ...blocks import CallToActionBlock, RedFlagsBlock, TreatmentBlock
from .. import Finding, Group, register_advice


@register_advice
def invitations(page, context):
    """No invitation beside what calls for a doctor."""
    for before, section in pairwise(context.reading_order):
        if not isinstance(section.block, CallToActionBlock):
            continue
        if isinstance(before.block, RedFlagsBlock):
            yield Finding(
                Group.SHOULD_CHECK,
                _(
                    "Move this invitation away from “%(name)s”: a reader who needs "
                    "medical help must not be asked to book instead."
                )
                % {"name": before.name},
                "invitation-after-medical-help",
                section=section.id,
            )
        elif _ends_with_a_doctor(before):
            yield Finding(
                Group.SHOULD_CHECK,
                _(
                    "Move this invitation away from what a GP or specialist may offer: "
                    "it must not look like your offer."
                ),
                "invitation-after-gp",
                section=section.id,
            )


def _ends_with_a_doctor(section) -> bool:
    if not isinstance(section.block, TreatmentBlock):
        return False
    groups = section.value.groups()
    return bool(groups) and groups[-1].provider == "doctor"
