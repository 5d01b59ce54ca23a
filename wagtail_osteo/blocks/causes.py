"""“Causes”: each cause beside what can be done about it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..structured_data import Contribution, named
from ..values.texts import says_something
from .base import SectionBlock


class CauseBlock(blocks.StructBlock):
    """A cause with what the reader can do about it or, failing that, whom to ask."""

    name = blocks.CharBlock(
        max_length=120,
        label=_("Cause"),
        help_text=_("Everyday words: “Not enough fluid”"),
    )
    explanation = blocks.TextBlock(
        rows=3,
        max_length=600,
        label=_("Why it happens"),
        help_text=_("One or two sentences."),
    )
    prevention = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=_("Tip")),
        default=[],
        label=_("What the reader can do"),
        help_text=_("If it cannot be prevented, say below whom to ask."),
    )
    whom_to_ask = blocks.TextBlock(
        required=False,
        rows=2,
        max_length=400,
        label=_("Whom to ask"),
        help_text=_("“Talk to a GP or pharmacist about …”"),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        remedies = [*(cleaned.get("prevention") or ()), cleaned.get("whom_to_ask")]
        if not any(map(says_something, remedies)):
            raise StructBlockValidationError(
                {
                    "prevention": ValidationError(
                        _(
                            "Say what the reader can do about this cause, or whom to "
                            "ask."
                        )
                    )
                }
            )
        return cleaned

    class Meta:
        icon = "help"
        label = _("Cause")
        label_format = "{name}"


class CausesBlock(SectionBlock):
    """Pairs each cause with its prevention: no cause leaves the reader alone."""

    introduction = blocks.TextBlock(
        required=False, rows=2, max_length=400, label=_("Introduction")
    )
    causes = blocks.ListBlock(
        CauseBlock(),
        min_num=1,
        label=_("Causes"),
        help_text=_("The most common first."),
    )

    def get_structured_data(self, value, context):
        # What the reader can do about a cause may ease it or prevent it: schema.org has
        # no word that is true of both.
        causes = [
            named(
                "MedicalCause",
                cause.get("name"),
                description=cause.get("explanation"),
            )
            for cause in value.get("causes") or ()
        ]
        return Contribution(condition={"cause": causes})

    class Meta:
        icon = "help"
        label = _("Causes")
        group = _("Causes and prevention")
        template = "wagtail_osteo/blocks/causes.html"
        description = _(
            "Each cause beside what the reader can do about it, or whom to ask."
        )
        prompt = _("Say what to do about each, or whom to ask.")
        preview_value = {
            "causes": [
                {
                    "name": "Not enough fluid",
                    "explanation": "Muscles need water and salts to relax.",
                    "prevention": ["Drink before you are thirsty", "Rest in the shade"],
                },
                {
                    "name": "Some medicines",
                    "explanation": "Cramp is a side effect of some of them.",
                    "whom_to_ask": (
                        "Talk to a GP or pharmacist. "
                        "Do not stop a medicine by yourself."
                    ),
                },
            ],
        }
