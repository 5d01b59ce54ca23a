"""“Treatment”: what may help, grouped by who provides it."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from .base import IncludeInHandoutBlock, SectionBlock, SectionValue
from .fields import KeyChoiceBlock
from .lead_in import LeadInCharBlock
from .openings import ASK_FIRST

# Key, what the editor chooses, what the patient reads; in the order of the page.
PROVIDERS = [
    ("reader", _("Reader"), _("Things you can do")),
    ("osteopath", _("Osteopath"), _("Hands-on care")),
    ("pharmacy", _("Pharmacy"), _("From a pharmacy")),
    ("doctor", _("GP or specialist"), _("What a GP or specialist may offer")),
]


# What a treatment is to schema.org, which counts it among those possible. What only a
# doctor prescribes is no treatment of ours to put forward, so it has no entry.
TYPES = {
    "reader": "LifestyleModification",
    "osteopath": "MedicalTherapy",
    "pharmacy": "MedicalTherapy",
}
SYSTEMS = {"osteopath": "https://schema.org/Osteopathic"}


class TreatmentGroup(NamedTuple):
    provider: str
    heading: str
    options: list
    in_handout: bool


class TreatmentValue(SectionValue):
    """The value of a treatment section."""

    def groups(self) -> list[TreatmentGroup]:
        """The options by who provides them; groups without an option are left out."""
        groups = []
        for provider, _choice, heading in PROVIDERS:
            options = [o for o in self["options"] if o["provider"] == provider]
            if options:
                in_handout = self._prints(provider)
                groups.append(TreatmentGroup(provider, heading, options, in_handout))
        return groups

    def _prints(self, provider) -> bool:
        if provider == "pharmacy":
            return bool(self.get("include_pharmacy_in_handout"))
        # Prescription-only medicines, of whatever kind, are not put into the hands of
        # a patient as a leaflet of the practice.
        return provider != "doctor"


class AskFirstBlock(LeadInCharBlock):
    """Who should ask before a treatment: the page puts “Ask first if” before it."""

    lead_in = ASK_FIRST


class TreatmentOptionValue(blocks.StructValue):
    """The value of a treatment."""

    @property
    def ask_first_sentence(self) -> str:
        """Who should ask first; empty where the treatment suits all."""
        return _ask_first(self)


class TreatmentOptionBlock(blocks.StructBlock):
    """One treatment: what it may do, and who should ask first."""

    provider = KeyChoiceBlock(
        choices=[(key, choice) for key, choice, _heading in PROVIDERS],
        label=_("Who provides it?"),
    )
    name = blocks.CharBlock(
        max_length=120,
        label=_("Treatment"),
        help_text=_("For a GP’s medicines name the kind, not the medicine."),
    )
    effect = blocks.TextBlock(
        rows=2,
        max_length=400,
        label=_("What it may do"),
        help_text=_("“May ease …”: promise nothing."),
    )
    ask_first = AskFirstBlock(
        required=False,
        max_length=200,
        label=_("Ask first if …"),
        help_text=_("Ends the sentence: “you are pregnant or take other medicines”"),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Treatment")
        value_class = TreatmentOptionValue
        label_format = "{name}"


class TreatmentBlock(SectionBlock):
    """Sets out treatments in four groups of equal weight, by who provides them."""

    introduction = blocks.TextBlock(
        required=False, rows=2, max_length=400, label=_("Introduction")
    )
    options = blocks.ListBlock(
        TreatmentOptionBlock(),
        min_num=1,
        label=_("Treatments"),
        help_text=_(
            "They are grouped by who provides them, whatever their order here."
        ),
    )
    include_pharmacy_in_handout = IncludeInHandoutBlock(
        default=False,
        label=_("Include pharmacy in hand-out"),
        help_text=_("What a GP or specialist may offer is never printed."),
    )

    settings = [*SectionBlock.settings, "include_pharmacy_in_handout"]

    def get_structured_data(self, value, context):
        options = [
            named(
                TYPES[option["provider"]],
                option.get("name"),
                description=_described(option),
                medicineSystem=SYSTEMS.get(option["provider"]),
            )
            for option in value.get("options") or ()
            if option.get("provider") in TYPES
        ]
        return Contribution(condition={"possibleTreatment": options})

    class Meta:
        icon = "clipboard-list"
        label = _("Treatment")
        group = _("Treatment")
        template = "wagtail_osteo/blocks/treatment.html"
        value_class = TreatmentValue
        description = _("What may help, in groups by who provides it.")
        prompt = _("List what may help, and who provides it.")
        preview_value = {
            "introduction": "What helps depends on the cause.",
            "options": [
                {
                    "provider": "reader",
                    "name": "Stretching",
                    "effect": "May ease the tightness.",
                },
                {
                    "provider": "osteopath",
                    "name": "Massage",
                    "effect": "May ease tension and help you relax.",
                    "ask_first": "you take medicines that thin the blood",
                },
                {
                    "provider": "pharmacy",
                    "name": "Paracetamol",
                    "effect": "May ease the pain.",
                    "ask_first": "you take other medicines",
                },
            ],
        }


def _ask_first(option) -> str:
    who = option.get("ask_first")
    return ASK_FIRST.complete(who) if who else ""


def _described(option) -> str:
    """What it may do and, as on the page, who should ask first."""
    return f"{option.get('effect') or ''} {_ask_first(option)}".strip()
