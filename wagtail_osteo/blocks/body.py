"""The body of a condition: which sections there are, and their addresses."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StreamValue

from ..publishing.conditions import RED_FLAGS_MISSING, lacks_red_flags
from ..values.texts import emptied_of_marks
from .base import SectionBlock
from .call_to_action import CallToActionBlock
from .causes import CausesBlock
from .clinic import ClinicBlock
from .do_dont import DoDontBlock
from .exercise import ExerciseBlock
from .faq import FaqBlock
from .first_visit import FirstVisitBlock
from .image import ImageSectionBlock
from .overview import OverviewBlock
from .practitioner import PractitionerBlock
from .prevention import PreventionBlock
from .quote import QuoteBlock
from .red_flags import RedFlagsBlock
from .references import ReferencesBlock
from .rich_text import RichTextSectionBlock
from .self_care import SelfCareBlock
from .symptoms import SymptomsBlock
from .treatment import TreatmentBlock
from .video import VideoBlock


class AnchoredSection(NamedTuple):
    """A section with its id on the page."""

    anchor: str
    section: StreamValue.StreamChild

    @property
    def title(self) -> str:
        """What the list of contents calls it; empty where it has no heading."""
        if self.has_own_heading:
            return self.section.value.title
        return str(self.section.block.label)

    @property
    def has_own_heading(self) -> bool:
        """Whether its template prints heading and id, as those of ours do."""
        return isinstance(self.section.block, SectionBlock)

    @property
    def is_source_list(self) -> bool:
        """Whether it belongs after everything that helps the reader."""
        return isinstance(self.section.block, ReferencesBlock)

    @property
    def in_handout(self) -> bool:
        """Whether it is printed; a section that does not say is."""
        return getattr(self.section.value, "in_handout", True)


class ConditionBodyBlock(StreamBlock):
    """Holds a condition's sections, in the order a patient should meet them.

    A site extends it by subclassing, and names its class in
    ``WAGTAIL_OSTEO_CONDITION_BODY``.
    """

    overview = OverviewBlock()
    symptoms = SymptomsBlock()
    red_flags = RedFlagsBlock()
    self_care = SelfCareBlock()
    causes = CausesBlock()
    prevention = PreventionBlock()
    exercise = ExerciseBlock()
    treatment = TreatmentBlock()
    first_visit = FirstVisitBlock()
    faq = FaqBlock()
    do_dont = DoDontBlock()
    call_to_action = CallToActionBlock()
    references = ReferencesBlock()
    image = ImageSectionBlock()
    video = VideoBlock()
    quote = QuoteBlock()
    practitioner = PractitionerBlock()
    clinic = ClinicBlock()
    rich_text = RichTextSectionBlock()

    # One that holds marks alone is asked for words, while an untouched one is absent.
    asks_for_words = True

    def clean(self, value):
        if self.is_deferred_validation:
            return super().clean(value)
        lacks_signs = lacks_red_flags(value)
        # A section in which nothing is written counts as absent, so nothing is missing
        # from it either; but where signs are asked for, there they belong.
        checked = [
            index
            for index, section in enumerate(value)
            if not is_untouched_section(section)
            or (lacks_signs and section.block_type == "red_flags")
        ]
        errors = {}
        non_block_errors = []
        try:
            part = emptied_of_marks(self, self._part_of(value, checked))
            cleaned = super().clean(part)
        except StreamBlockValidationError as error:
            # Each belongs to the section's place among all.
            errors = {checked[index]: e for index, e in error.block_errors.items()}
            non_block_errors = error.non_block_errors.as_data()
        if lacks_signs:
            non_block_errors.append(ValidationError(RED_FLAGS_MISSING))
        if errors or non_block_errors:
            raise StreamBlockValidationError(errors, non_block_errors)
        return self._with_cleaned(value, dict(zip(checked, cleaned, strict=True)))

    def _part_of(self, value, indices):
        return self._stream_of(value[index] for index in indices)

    def _with_cleaned(self, value, cleaned):
        """All sections in their places, some as validation left them."""
        return self._stream_of(
            cleaned.get(index, section) for index, section in enumerate(value)
        )

    def _stream_of(self, sections):
        return StreamValue(self, [(s.block_type, s.value, s.id) for s in sections])

    def anchored(self, value) -> list[AnchoredSection]:
        """The sections to show with their ids, each of them once.

        A section that shows nothing is none of them, and takes no id.
        An id is the editor's own or the section's slug with hyphens; a repeated one is
        numbered (``causes``, ``causes-2``). It never follows the heading, so that links
        from elsewhere outlive a change of words.
        """
        shown = [section for section in value if is_shown_section(section)]
        own = [_own_anchor(section) for section in shown]
        taken = set(filter(None, own))
        given = set()
        sections = []
        for section, anchor in zip(shown, own, strict=True):
            if not anchor or anchor in given:
                base = anchor or section.block_type.replace("_", "-")
                anchor, number = base, 1
                while not _ids_from(anchor).isdisjoint(given | taken):
                    number += 1
                    anchor = f"{base}-{number}"
            given |= _ids_from(anchor)
            sections.append(AnchoredSection(anchor, section))
        return sections

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        # {% include_block page.body with osteo_sections=some %} renders some of them,
        # with the ids that they have among all.
        if "osteo_sections" not in context:
            context["osteo_sections"] = self.anchored(value)
        return context

    class Meta:
        template = "wagtail_osteo/blocks/_body.html"
        # Closed, the rows say what is inside, and together what the page is made of.
        collapsed = True


def is_untouched_section(section: StreamValue.StreamChild) -> bool:
    """Whether nothing is written in a section. Those not made like ours never are."""
    block = section.block
    return isinstance(block, SectionBlock) and block.is_untouched(section.value)


def is_shown_section(section: StreamValue.StreamChild) -> bool:
    """Whether visitors see a section. Those not made like ours they always do."""
    block = section.block
    return not isinstance(block, SectionBlock) or block.is_shown(section.value)


# Its templates have these already, and links lead there.
IDS_OF_THE_PAGE = {
    "osteo-byline",
    "osteo-clinic-heading",
    "osteo-contents-title",
    "osteo-main",
    "osteo-related-heading",
}


def _own_anchor(section) -> str:
    if not isinstance(section.block, SectionBlock):
        return ""
    anchor = section.value.get("anchor") or ""
    return "" if anchor in IDS_OF_THE_PAGE else anchor


def _ids_from(anchor) -> set[str]:
    """The ids that the template of a section makes of its own."""
    return {anchor, f"{anchor}-heading", f"{anchor}-note"}
