"""What may go live, what may be taken away again, and what refuses the rest."""

from .conditions import (
    RED_FLAGS_MISSING,
    check_ready_to_publish,
    has_red_flags,
    lacks_red_flags,
)
from .red_flag_sets import check_not_shown, check_signed_off, shown_on
from .refusals import Fault, NotReadyToPublish, NotSignedOff, RedFlagSetInUse

__all__ = [
    "RED_FLAGS_MISSING",
    "Fault",
    "NotReadyToPublish",
    "NotSignedOff",
    "RedFlagSetInUse",
    "check_not_shown",
    "check_ready_to_publish",
    "check_signed_off",
    "has_red_flags",
    "lacks_red_flags",
    "shown_on",
]
