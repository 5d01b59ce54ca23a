"""The sections of a condition, their parts, and the body that holds them.

Everything in ``__all__`` is public: subclass it, or use it in blocks of your own.
"""

from .base import (
    IncludeInHandoutBlock,
    OptionalHeadingSectionBlock,
    SectionBlock,
    SectionValue,
)
from .body import ConditionBodyBlock
from .call_to_action import CallToActionBlock
from .causes import CauseBlock, CausesBlock
from .clinic import ClinicBlock
from .do_dont import DoDontBlock
from .exercise import ExerciseBlock, ExerciseStepBlock
from .faq import FaqBlock, FaqQuestionBlock
from .fields import (
    ClinicChooserBlock,
    FirstVisitChooserBlock,
    KeyChoiceBlock,
    PictureBlock,
    PractitionerChooserBlock,
    ProseBlock,
    RedFlagSetChooserBlock,
)
from .first_visit import FirstVisitBlock
from .image import ImageSectionBlock
from .links import ProfileLinkBlock, ProfileLinksBlock
from .overview import KeyFactBlock, OverviewBlock
from .practitioner import PractitionerBlock
from .prevention import PreventionBlock, PreventionTipBlock
from .prices import PriceBlock, PriceListBlock
from .quote import QuoteBlock
from .red_flag_sets import RedFlagSetLevelsBlock, RedFlagSetSourcesBlock
from .red_flags import RedFlagLevelBlock, RedFlagsBlock
from .references import ReferenceBlock, ReferencesBlock
from .rich_text import RichTextSectionBlock
from .self_care import SelfCareBlock, SelfCareMeasureBlock
from .symptoms import SymptomBlock, SymptomsBlock
from .treatment import TreatmentBlock, TreatmentOptionBlock
from .video import VideoBlock

__all__ = [
    "CallToActionBlock",
    "CauseBlock",
    "CausesBlock",
    "ClinicBlock",
    "ClinicChooserBlock",
    "ConditionBodyBlock",
    "DoDontBlock",
    "ExerciseBlock",
    "ExerciseStepBlock",
    "FaqBlock",
    "FaqQuestionBlock",
    "ImageSectionBlock",
    "FirstVisitBlock",
    "FirstVisitChooserBlock",
    "IncludeInHandoutBlock",
    "KeyChoiceBlock",
    "KeyFactBlock",
    "OptionalHeadingSectionBlock",
    "OverviewBlock",
    "PictureBlock",
    "PractitionerBlock",
    "PractitionerChooserBlock",
    "PreventionBlock",
    "PreventionTipBlock",
    "PriceBlock",
    "PriceListBlock",
    "ProfileLinkBlock",
    "ProfileLinksBlock",
    "ProseBlock",
    "QuoteBlock",
    "RedFlagLevelBlock",
    "RedFlagSetChooserBlock",
    "RedFlagSetLevelsBlock",
    "RedFlagSetSourcesBlock",
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
    "VideoBlock",
]
