"""The shipped checks, a module for each topic; importing them registers them."""

from . import (  # noqa: F401
    clinics,
    endings,
    gate,
    invitations,
    length,
    medical_help,
    pictures,
    review,
    sites,
    sources,
    summary,
    words,
)
