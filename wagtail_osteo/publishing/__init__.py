"""What may go live, what may be taken away again, and what refuses the rest."""

from .conditions import check_ready_to_publish, has_red_flags
from .refusals import Fault, NotReadyToPublish, NotSignedOff, RedFlagSetInUse

__all__ = [
    "Fault",
    "NotReadyToPublish",
    "NotSignedOff",
    "RedFlagSetInUse",
    "check_ready_to_publish",
    "has_red_flags",
]
