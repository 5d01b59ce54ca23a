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
from .do_dont import DoDontBlock, DoItemBlock, DontItemBlock
from .exercise import ExerciseBlock, ExerciseStepBlock
from .faq import FaqBlock, FaqQuestionBlock
from .fields import (
    CautionBlock,
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
from .red_flags import RedFlagLevelBlock, RedFlagsBlock, SignBlock
from .references import ReferenceBlock, ReferencesBlock
from .rich_text import RichTextSectionBlock
from .self_care import SelfCareBlock, SelfCareMeasureBlock
from .symptoms import SymptomBlock, SymptomsBlock
from .treatment import AskFirstBlock, TreatmentBlock, TreatmentOptionBlock
from .video import VideoBlock

__all__ = [
    "AskFirstBlock",
    "CallToActionBlock",
    "CauseBlock",
    "CausesBlock",
    "CautionBlock",
    "ClinicBlock",
    "ClinicChooserBlock",
    "ConditionBodyBlock",
    "DoDontBlock",
    "DoItemBlock",
    "DontItemBlock",
    "ExerciseBlock",
    "ExerciseStepBlock",
    "FaqBlock",
    "FaqQuestionBlock",
    "FirstVisitBlock",
    "FirstVisitChooserBlock",
    "ImageSectionBlock",
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
    "RedFlagsBlock",
    "RedFlagSetChooserBlock",
    "RedFlagSetLevelsBlock",
    "RedFlagSetSourcesBlock",
    "ReferenceBlock",
    "ReferencesBlock",
    "RichTextSectionBlock",
    "SectionBlock",
    "SectionValue",
    "SelfCareBlock",
    "SelfCareMeasureBlock",
    "SignBlock",
    "SymptomBlock",
    "SymptomsBlock",
    "TreatmentBlock",
    "TreatmentOptionBlock",
    "VideoBlock",
]
