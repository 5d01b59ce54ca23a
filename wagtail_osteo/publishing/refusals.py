"""What is raised when something may not go live, or may not be taken away."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.actions.unpublish import UnpublishPermissionError


class Fault(NamedTuple):
    """Why a body may not go live.

    ``section`` is the id of the section at fault; ``detail`` the message for somebody
    who knows already which section that is.
    """

    message: str
    detail: str
    section: str | None = None


class NotReadyToPublish(PublishPermissionError, ValidationError):
    """A condition may not go live as it is.

    Wagtail's views treat it as a refused permission, its API as bad input, and both
    find the messages under the field ``body``. ``faults`` says where each belongs.
    """

    faults: tuple[Fault, ...] = ()

    def __str__(self):
        # What version 3 of Wagtail's API answers with.
        return " ".join(self.messages)


class NotSignedOff(NotReadyToPublish):
    """A version of a medical-help text may not go live: nobody signed it off."""

    def __init__(self):
        super().__init__(
            _(
                "A medical-help text goes live when it is signed off, and in no other "
                "way. Save it as a draft, then choose “Sign off”."
            )
        )


class RedFlagSetInUse(UnpublishPermissionError, ValidationError):
    """A medical-help text is shown on live pages, so it may not be taken away.

    Wagtail's views treat it as a refused permission. ``pages`` are those pages. The
    message, which anybody may come to read, counts them and names none.
    """

    def __init__(self, text, pages):
        self.text, self.pages = text, pages
        message = ngettext(
            "“%(text)s” is shown on live pages (%(count)s page), so it cannot be "
            "unpublished or deleted. First choose another text there.",
            "“%(text)s” is shown on live pages (%(count)s pages), so it cannot be "
            "unpublished or deleted. First choose another text there.",
            len(pages),
        ) % {"text": text.name, "count": len(pages)}
        super().__init__(message)

    def __str__(self):
        return " ".join(self.messages)


class SavedMeanwhile(PublishPermissionError, UnpublishPermissionError, ValidationError):
    """Somebody else wrote the same at the same moment, and went first.

    Wagtail’s forms show its words, with everything typed still there.
    """

    def __init__(self, message=None):
        super().__init__(
            message
            or _(
                "Somebody else saved this at the same moment. Nothing was lost; try "
                "again."
            )
        )

    def __str__(self):
        return " ".join(self.messages)


class DeletedMeanwhile(SavedMeanwhile):
    """Somebody else deleted it at the same moment."""

    def __init__(self):
        super().__init__(_("Somebody else deleted this at the same moment."))
