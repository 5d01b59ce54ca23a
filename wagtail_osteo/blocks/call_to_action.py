"""The invitation to come in."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..practice.booking import booking_at
from ..practice.context import clinic_for, practice_for
from .base import IncludeInHandoutBlock, SectionBlock
from .fields import ClinicChooserBlock


class CallToActionBlock(SectionBlock):
    """Invites the reader to book or to ring, with the clinic's own details."""

    heading = blocks.CharBlock(
        max_length=120, label=_("Heading"), help_text=_("“Come and see us”")
    )
    text = blocks.TextBlock(
        required=False,
        rows=3,
        max_length=400,
        label=_("Text"),
        help_text=_("One or two sentences. Promise no result."),
    )
    clinic = ClinicChooserBlock(
        required=False,
        label=_("Clinic"),
        help_text=_("Leave empty for the clinic in Practice details."),
    )
    include_in_handout = IncludeInHandoutBlock(default=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        clinic = clinic_for(context, value.get("clinic"))
        context["clinic"] = clinic
        context["booking"] = booking_at(clinic, practice_for(context))
        return context

    class Meta:
        icon = "calendar-check"
        label = _("Invitation")
        group = _("Practice")
        template = "wagtail_osteo/blocks/call_to_action.html"
        description = _("Invites the reader to book or to ring your clinic.")
        prompt = _("Invite the reader to book or to ring.")
        label_format = "{heading}"
        preview_value = {
            "heading": "Come and see us",
            "text": "If your spasms keep coming back, we can look into it with you.",
        }
