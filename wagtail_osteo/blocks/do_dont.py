"""“Do and do not”: two short lists side by side."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .base import SectionBlock, SectionValue
from .lead_in import LeadInCharBlock
from .openings import DO, DO_NOT


class DoItemBlock(LeadInCharBlock):
    """One thing to do, below the heading “Do”."""

    lead_in = DO


class DontItemBlock(LeadInCharBlock):
    """One thing not to do: the page puts “do not” before it."""

    lead_in = DO_NOT


class DoDontValue(SectionValue):
    """The value of “Do and do not”."""

    @property
    def dont_sentences(self) -> list[str]:
        """What not to do, each said as a sentence by itself."""
        return [DO_NOT.complete(item) for item in self.get("dont_items") or () if item]


class DoDontBlock(SectionBlock):
    """Sets what the reader should do beside what the reader should not."""

    do_items = blocks.ListBlock(
        DoItemBlock(max_length=200, label=_("Do")),
        default=[],
        label=_("Do"),
        help_text=_(
            "One a row, in lower case and without a full stop: “keep the leg warm”"
        ),
    )
    dont_items = blocks.ListBlock(
        DontItemBlock(max_length=200, label=_("Do not")),
        default=[],
        label=_("Do not"),
        help_text=_("The same way: “sit for hours”. The words “do not” are added."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        do_items = cleaned.get("do_items") or ()
        dont_items = cleaned.get("dont_items") or ()
        if not any(do_items) and not any(dont_items):
            message = _("Add something to do here, or something not to do below.")
            raise StructBlockValidationError({"do_items": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "tasks"
        label = _("Do and do not")
        group = _("Safety")
        template = "wagtail_osteo/blocks/do_dont.html"
        value_class = DoDontValue
        description = _("What to do beside what not to do, in two short lists.")
        prompt = _("Set what to do beside what not to do.")
        preview_value = {
            "do_items": ["keep the leg warm", "move it gently"],
            "dont_items": ["sit for hours", "stretch it with a jerk"],
        }
