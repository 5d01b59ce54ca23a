"""Clinics that lie elsewhere than what the page says holds."""

from django.utils.translation import gettext as _

from ...blocks import RedFlagsBlock
from ...opening_hours.public_holidays import is_place_in_doubt
from ...practice.emergency_numbers import other_emergency_numbers
from .. import Finding, Group, register_advice


@register_advice
def emergency_numbers(page, context):
    """The numbers in “When to get medical help” serve those who come to the clinic."""
    section = next(
        (each for each in context.sections if isinstance(each.block, RedFlagsBlock)),
        None,
    )
    for clinic in context.clinics if section else ():
        if words := other_emergency_numbers(clinic, context.practice):
            yield Finding(
                Group.SHOULD_CHECK,
                words,
                "clinic-with-other-emergency-numbers",
                section=section.id,
            )


@register_advice
def public_holidays(page, context):
    """Hours name the holidays that are kept where the clinic is."""
    for clinic in context.clinics:
        # Whoever opens on holidays need not know them.
        is_shown = clinic.opening_hours and clinic.public_holidays != clinic.OPEN
        if is_shown and is_place_in_doubt(clinic, context.practice):
            yield Finding(
                Group.SHOULD_CHECK,
                _(
                    "Say of which part of its country “%(clinic)s” keeps the public "
                    "holidays: under Clinics, “Public holidays of”."
                )
                % {"clinic": clinic.name},
                "clinic-without-holidays-region",
            )
