"""The sections of a condition, their parts, and the body that holds them.

Everything in ``__all__`` is public: subclass it, or use it in blocks of your own.
"""

from .base import IncludeInHandoutBlock, SectionBlock, SectionValue
from .body import ConditionBodyBlock
from .call_to_action import CallToActionBlock
from .causes import CauseBlock, CausesBlock
from .clinic import ClinicBlock
from .fields import (
    ClinicChooserBlock,
    FirstVisitChooserBlock,
    KeyChoiceBlock,
    PictureBlock,
    PractitionerChooserBlock,
    ProseBlock,
)
from .first_visit import FirstVisitBlock
from .links import ProfileLinkBlock, ProfileLinksBlock
from .overview import KeyFactBlock, OverviewBlock
from .practitioner import PractitionerBlock
from .prices import PriceBlock, PriceListBlock
from .red_flags import RedFlagLevelBlock, RedFlagsBlock
from .references import ReferenceBlock, ReferencesBlock
from .rich_text import RichTextSectionBlock
from .self_care import SelfCareBlock, SelfCareMeasureBlock
from .symptoms import SymptomBlock, SymptomsBlock
from .treatment import TreatmentBlock, TreatmentOptionBlock

__all__ = [
    "CallToActionBlock",
    "CauseBlock",
    "CausesBlock",
    "ClinicBlock",
    "ClinicChooserBlock",
    "ConditionBodyBlock",
    "FirstVisitBlock",
    "FirstVisitChooserBlock",
    "IncludeInHandoutBlock",
    "KeyChoiceBlock",
    "KeyFactBlock",
    "OverviewBlock",
    "PictureBlock",
    "PractitionerBlock",
    "PractitionerChooserBlock",
    "PriceBlock",
    "PriceListBlock",
    "ProfileLinkBlock",
    "ProfileLinksBlock",
    "ProseBlock",
    "RedFlagLevelBlock",
    "RedFlagsBlock",
    "ReferenceBlock",
    "ReferencesBlock",
    "RichTextSectionBlock",
    "SectionBlock",
    "SectionValue",
    "SelfCareBlock",
    "SelfCareMeasureBlock",
    "SymptomBlock",
    "SymptomsBlock",
    "TreatmentBlock",
    "TreatmentOptionBlock",
]
