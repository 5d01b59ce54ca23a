"""What a check reports."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Group(TextChoices):
    """How much a finding matters; in the order of the list.

    ``MUST_FIX`` is for what keeps the page from going live, and for nothing else.
    """

    MUST_FIX = "must_fix", _("Must fix")
    SHOULD_CHECK = "should_check", _("Should check")
    WORDING = "wording", _("Wording to consider")


@dataclass(frozen=True)
class Finding:
    """One thing that the editor should know.

    :param message: says what to do, in a sentence or two. Plain text, lazy or not.
    :param code: never changes, so that tests and reports can rely on it.
    :param section: id of the section of the body that it concerns, if it concerns one.
    :param field: name of the page's field that it concerns, if it is no section.
    """

    group: Group
    message: Any
    code: str
    section: str | None = None
    field: str | None = None
