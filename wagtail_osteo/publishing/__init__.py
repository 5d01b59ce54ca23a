"""What may go live, what may be taken away again, and what refuses the rest."""

from .conditions import check_ready_to_publish, has_red_flags
from .refusals import (
    DeletedMeanwhile,
    Fault,
    NotReadyToPublish,
    NotSignedOff,
    RedFlagSetInUse,
    SavedMeanwhile,
)

__all__ = [
    "DeletedMeanwhile",
    "Fault",
    "NotReadyToPublish",
    "NotSignedOff",
    "RedFlagSetInUse",
    "SavedMeanwhile",
    "check_ready_to_publish",
    "has_red_flags",
]
