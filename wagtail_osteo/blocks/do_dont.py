"""“Do and do not”: two short lists side by side."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .base import SectionBlock

NEGATION = re.compile(r"\s*(do\s+not|don['’‘ʼ]?t|never)\b", re.IGNORECASE)
DO = re.compile(r"\s*do\s", re.IGNORECASE)


class DoDontBlock(SectionBlock):
    """Sets what the reader should do beside what the reader should not."""

    do_items = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=_("Do")),
        default=[],
        label=_("Do"),
        help_text=_(
            "One a row, in lower case and without a full stop: “keep the leg warm”"
        ),
    )
    dont_items = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=_("Do not")),
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
        errors = {
            "do_items": _faults(do_items, _fault_of_do),
            "dont_items": _faults(dont_items, _fault_of_dont),
        }
        errors = {
            name: ListBlockValidationError(block_errors=faults)
            for name, faults in errors.items()
            if faults
        }
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned

    class Meta:
        icon = "tasks"
        label = _("Do and do not")
        group = _("Safety")
        template = "wagtail_osteo/blocks/do_dont.html"
        description = _("What to do beside what not to do, in two short lists.")
        prompt = _("Set what to do beside what not to do.")
        preview_value = {
            "do_items": ["keep the leg warm", "move it gently"],
            "dont_items": ["sit for hours", "stretch it with a jerk"],
        }


def _faults(items, fault_of) -> dict[int, ValidationError]:
    found = {index: fault_of(item) for index, item in enumerate(items)}
    return {index: fault for index, fault in found.items() if fault}


def _fault_of_do(item) -> ValidationError | None:
    if NEGATION.match(item):
        return ValidationError(
            _("Move this to “Do not”, where the words “do not” are added for you.")
        )
    if DO.match(item):
        return ValidationError(
            _("Leave out “do”, or begin with another verb: the heading says “Do”.")
        )
    return None


def _fault_of_dont(item) -> ValidationError | None:
    if words := NEGATION.match(item):
        return ValidationError(
            _("Leave out “%(words)s”: the words “do not” are added for you."),
            params={"words": words[1]},
        )
    return None
