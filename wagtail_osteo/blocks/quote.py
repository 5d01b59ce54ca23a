"""“Quote”: the words of somebody who knows the subject, or of a patient."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..values.addresses import host_of, web_address
from ..values.texts import says_something
from .base import IncludeInHandoutBlock, OptionalHeadingSectionBlock, SectionValue
from .fields import KeyChoiceBlock, WebAddressBlock

EXPERT = "expert"
PATIENT = "patient"


class QuoteValue(SectionValue):
    """The value of a quote."""

    @property
    def is_of_a_patient(self) -> bool:
        return self.get("kind") == PATIENT

    @property
    def source_address(self) -> str:
        return web_address(self.get("source"))

    @property
    def source_host(self) -> str:
        """Where the expert's words can be found: “example.com”."""
        return host_of(self.get("source"))


class QuoteBlock(OptionalHeadingSectionBlock):
    """Quotes an expert who can be checked, or a patient who agreed to it."""

    kind = KeyChoiceBlock(
        choices=[
            (EXPERT, _("Somebody who knows the subject")),
            (PATIENT, _("A patient")),
        ],
        default=EXPERT,
        label=_("Who says it?"),
    )
    text = blocks.TextBlock(
        rows=4,
        max_length=800,
        label=_("Words"),
        help_text=_("As they were said, without quotation marks."),
    )
    name = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Name"),
        help_text=_("Of a patient the first name or initials, or nothing."),
    )
    role = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Role"),
        help_text=_("“Rheumatologist”. Not shown with a patient’s words."),
    )
    source = WebAddressBlock(
        required=False,
        label=_("Where the expert said it"),
        help_text=_(
            "The address, so that a reader can check. Not shown with a patient’s words."
        ),
    )
    consent = blocks.BooleanBlock(
        required=False,
        label=_("The patient agreed in writing"),
        help_text=_(
            "Keep the agreement on file. Let the quote promise nothing that you could "
            "not say yourself. Some countries forbid patients’ quotes in advertising."
        ),
    )
    include_in_handout = IncludeInHandoutBlock(default=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors = {}
        if cleaned.is_of_a_patient:
            if not cleaned.get("consent"):
                errors["consent"] = _(
                    "A patient’s words need the patient’s written agreement. Tick this "
                    "once you have it."
                )
        else:
            if not says_something(cleaned.get("name")):
                errors["name"] = _("Say whose words these are.")
            if not cleaned.get("source"):
                errors["source"] = _(
                    "Say where the expert said it, so that a reader can check."
                )
        if errors:
            raise StructBlockValidationError(
                {name: ValidationError(message) for name, message in errors.items()}
            )
        return cleaned

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Practice")
        template = "wagtail_osteo/blocks/quote.html"
        value_class = QuoteValue
        description = _("The words of an expert, or of a patient who agreed to it.")
        prompt = _("Quote an expert, or a patient who agreed to it.")
        label_format = "{name}"
        preview_value = {
            "kind": EXPERT,
            "text": "Most people with back pain do well to keep moving.",
            "name": "Sam Example",
            "role": "Rheumatologist",
            "source": "https://example.com/keep-moving",
        }
