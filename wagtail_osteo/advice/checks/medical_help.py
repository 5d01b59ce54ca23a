"""How signs that call for help, and rules of what not to do, are put."""

import re

from django.utils.translation import gettext as _

from ...blocks import DoDontBlock, RedFlagsBlock
from ...blocks.red_flags import filled_signs
from .. import Finding, Group, register_advice
from ..prose import opening

CAPITAL = re.compile(r"(?:A\b|[A-Z][a-z])")
DONT = re.compile(r"\bdon['’‘ʼ]t\b", re.I)
LESS_THAN_EMERGENCY = ("urgent", "non_urgent")


def _signs(section) -> list[str]:
    if not isinstance(section.block, RedFlagsBlock):
        return []
    return [sign for level in section.value["levels"] for sign in filled_signs(level)]


def _phrases(section) -> list[str]:
    """What ends a sentence that the page begins."""
    if isinstance(section.block, DoDontBlock):
        items = [*section.value["do_items"], *section.value["dont_items"]]
        return [item for item in items if item and item.strip()]
    return _signs(section)


def _first(pattern_holds, phrases) -> str:
    """How the first phrase that a rule finds begins; empty if it finds none."""
    found = (each.strip().rstrip(".") for each in phrases if pattern_holds(each))
    return next(map(opening, found), "")


@register_advice
def phrases(page, context):
    """Signs, and items of “do and do not”, go on from the words above them."""
    if not context.is_english:
        return
    for section in context.sections:
        said = _phrases(section)
        if found := _first(lambda each: CAPITAL.match(each.strip()), said):
            yield Finding(
                Group.WORDING,
                _(
                    "Begin with a small letter where the words go on from a heading: "
                    "“%(text)s”."
                )
                % {"text": found},
                "phrase-capital",
                section=section.id,
            )
        if found := _first(lambda each: each.strip().endswith("."), said):
            yield Finding(
                Group.WORDING,
                _("Leave out the full stop at the end of “%(text)s”.")
                % {"text": found},
                "phrase-full-stop",
                section=section.id,
            )


@register_advice
def negated_signs(page, context):
    """A reader in pain does not miss the “not” of a sign."""
    if not context.is_english:
        return
    for section in context.sections:
        if found := _first(DONT.search, _signs(section)):
            yield Finding(
                Group.SHOULD_CHECK,
                _(
                    "Write “do not” in the sign “%(text)s”: “don’t” is easily misread, "
                    "and this is where it matters most."
                )
                % {"text": found},
                "sign-dont",
                section=section.id,
            )


@register_advice
def links_in_an_emergency(page, context):
    """In an emergency there is nothing to read on."""
    for section in context.sections:
        if not isinstance(section.block, RedFlagsBlock):
            continue
        for level in section.value["levels"]:
            advice = getattr(level.get("advice"), "source", None) or ""
            # A level without an urgency is shown as an emergency.
            is_emergency = level.get("urgency") not in LESS_THAN_EMERGENCY
            if is_emergency and re.search(r"<a\b", advice):
                yield Finding(
                    Group.SHOULD_CHECK,
                    _(
                        "Take the link out of “What to do meanwhile” of the emergency: "
                        "the reader should call, not read on."
                    ),
                    "link-in-emergency",
                    section=section.id,
                )
