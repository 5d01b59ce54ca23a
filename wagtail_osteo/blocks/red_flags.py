"""“When to get medical help”: warning signs by how soon the reader must act."""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from ..jurisdictions import Level
from ..practice import jurisdiction_for
from .base import SectionBlock, SectionValue
from .fields import KeyChoiceBlock

__all__ = ["RedFlagLevelBlock", "RedFlagsBlock", "RedFlagsValue"]

# Keys of a jurisdiction's levels, in the order of the cards on the page.
URGENCIES = [
    ("emergency", _("Now: an emergency")),
    ("urgent", _("Today: urgent")),
    ("non_urgent", _("Soon: not urgent")),
]
MATCHES = [("any", _("Any one of these")), ("all", _("All of these together"))]


class Card(NamedTuple):
    """A level as the patient sees it: the editor's signs, the country's wording."""

    level: Level
    match: str
    signs: list[str]
    advice: Any


def filled_signs(level) -> list[str]:
    """The signs of a level that say something."""
    return [sign for sign in level.get("signs") or () if sign and sign.strip()]


class RedFlagsValue(SectionValue):
    """The value of a red-flags section."""

    def cards(self, jurisdiction) -> list[Card]:
        """The levels that hold a sign, the most urgent first."""
        order = [urgency for urgency, _label in URGENCIES]
        cards = [
            Card(
                # A draft may hold a level without an urgency, an import one with an
                # urgency of its own. Unsure, we err towards the urgent: the signs must
                # not vanish, nor the page.
                jurisdiction.levels.get(level.get("urgency"))
                or jurisdiction.levels["emergency"],
                level.get("match"),
                filled_signs(level),
                level.get("advice") or "",
            )
            for level in self["levels"]
            if filled_signs(level)
        ]
        return sorted(cards, key=lambda card: order.index(card.level.urgency))


class RedFlagLevelBlock(blocks.StructBlock):
    """Signs that call for help equally soon."""

    urgency = KeyChoiceBlock(choices=URGENCIES, label=_("How soon?"))
    match = KeyChoiceBlock(choices=MATCHES, default="any", label=_("How many signs?"))
    signs = blocks.ListBlock(
        blocks.CharBlock(max_length=250, label=_("Sign")),
        min_num=1,
        label=_("Signs"),
        help_text=_("Plain words, one sign a line: “you cannot pass urine”."),
    )
    advice = blocks.RichTextBlock(
        features=["bold", "link"],
        required=False,
        label=_("What to do meanwhile"),
        help_text=_("One short sentence. The card has the telephone numbers already."),
    )

    class Meta:
        icon = "warning"
        label = _("Level")
        label_format = "{urgency}: {signs}"


class RedFlagsBlock(SectionBlock):
    """Says which signs call for medical help, how soon, and how to get it.

    Telephone numbers and the names of services come from the jurisdiction in Practice
    details, never from the editor.
    """

    levels = blocks.ListBlock(
        RedFlagLevelBlock(),
        min_num=1,
        max_num=len(URGENCIES),
        label=_("Levels"),
        help_text=_("Numbers come from Practice details."),
    )
    # Nobody takes a hand-out home without them.
    include_in_handout = None

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        seen = set()
        repeated = {}
        for index, level in enumerate(cleaned["levels"]):
            if level["urgency"] in seen:
                message = _("There is a level for this already. Add the signs there.")
                repeated[index] = StructBlockValidationError(
                    {"urgency": ValidationError(message)}
                )
            seen.add(level["urgency"])
        if repeated:
            raise StructBlockValidationError(
                {"levels": ListBlockValidationError(block_errors=repeated)}
            )
        return cleaned

    def has_signs(self, value) -> bool:
        """Whether the section holds at least one sign: what the gate asks for."""
        return any(filled_signs(level) for level in value["levels"])

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["cards"] = value.cards(jurisdiction_for(context))
        return context

    class Meta:
        icon = "warning"
        label = _("When to get medical help")
        group = _("Safety")
        template = "wagtail_osteo/blocks/red_flags.html"
        value_class = RedFlagsValue
        description = _(
            "Warning signs by how soon to act. Your country’s numbers are added."
        )
        prompt = _("List the signs to get help for.")
        preview_value = {
            "levels": [
                {
                    "urgency": "emergency",
                    "match": "all",
                    "signs": [
                        "one leg is swollen, warm and painful",
                        "you are short of breath or your chest hurts",
                    ],
                },
                {
                    "urgency": "non_urgent",
                    "match": "any",
                    "signs": ["the spasms are severe", "they keep coming back"],
                },
            ]
        }
