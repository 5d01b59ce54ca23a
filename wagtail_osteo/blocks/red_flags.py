"""“When to get medical help”: warning signs by how soon the reader must act."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from ..medical_help.cards import MATCHES, URGENCIES, Card, cards_from, filled_signs
from ..practice.context import jurisdiction_for, locale_for
from .base import SectionBlock, SectionValue
from .fields import KeyChoiceBlock, RedFlagSetChooserBlock
from .lead_in import LeadInCharBlock
from .openings import SIGN


class RedFlagsValue(SectionValue):
    """The value of a red-flags section."""

    def chosen_sets(self) -> list:
        """The medical-help texts that the section chose, live or not."""
        return [chosen for chosen in self.get("sets") or () if chosen]

    def all_levels(self, locale_id: int | None = None) -> list:
        """The section's own levels, then those of its texts that visitors may see.

        :param locale_id: locale of the page; see ``OsteoSnippet.published``.
        """
        published = [chosen.published(locale_id) for chosen in self.chosen_sets()]
        return [
            *(self.get("levels") or ()),
            *(level for text in published if text for level in text.level_values),
        ]

    def cards(self, jurisdiction, locale_id: int | None = None) -> list[Card]:
        """A card for each level that holds a sign, the most urgent first."""
        return cards_from(self.all_levels(locale_id), jurisdiction)


class SignBlock(LeadInCharBlock):
    """A sign that calls for help, below a heading that ends in “if”."""

    lead_in = SIGN


class RedFlagLevelBlock(blocks.StructBlock):
    """Signs that call for help equally soon."""

    urgency = KeyChoiceBlock(choices=URGENCIES, label=_("How soon?"))
    match = KeyChoiceBlock(choices=MATCHES, default="any", label=_("How many signs?"))
    signs = blocks.ListBlock(
        SignBlock(max_length=250, label=_("Sign")),
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

    sets = blocks.ListBlock(
        RedFlagSetChooserBlock(label=_("Medical-help text")),
        default=[],
        label=_("Medical-help texts"),
        help_text=_(
            "Written and signed off once under Osteopathy, shown wherever they are "
            "chosen. Their signs join those below."
        ),
    )
    levels = blocks.ListBlock(
        RedFlagLevelBlock(),
        default=[],
        max_num=len(URGENCIES),
        label=_("Levels"),
        help_text=_("Signs of this page only. Numbers come from Practice details."),
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
        errors = {}
        if repeated:
            errors["levels"] = ListBlockValidationError(block_errors=repeated)
        elif not cleaned["levels"] and not cleaned.chosen_sets():
            errors["levels"] = ValidationError(
                _("Add a level with a sign, or choose a medical-help text above.")
            )
        unsigned = {
            index: ValidationError(chosen.why_not_live())
            for index, chosen in enumerate(cleaned.get("sets") or ())
            if chosen and not chosen.live
        }
        if unsigned:
            errors["sets"] = ListBlockValidationError(block_errors=unsigned)
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned

    def has_signs(self, value) -> bool:
        """Whether patients would see at least one sign: what the gate asks for."""
        return any(filled_signs(level) for level in value.all_levels())

    def is_shown(self, value):
        # Without a sign it would promise help that is not there, and be linked to.
        return super().is_shown(value) and bool(
            value.chosen_sets() or any(map(filled_signs, value.get("levels") or ()))
        )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["cards"] = value.cards(jurisdiction_for(context), locale_for(context))
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
