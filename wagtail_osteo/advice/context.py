"""What checks ask about a page, looked up once for all of them."""

from functools import cached_property
from typing import Any, NamedTuple
from uuid import uuid4

from wagtail.blocks import (
    Block,
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from ..blocks import (
    CallToActionBlock,
    ClinicBlock,
    QuoteBlock,
    ReferencesBlock,
    SectionBlock,
)
from ..blocks.body import is_shown_section
from ..blocks.lead_in import LeadIn, LeadInMixin
from ..blocks.video import TranscriptBlock
from ..models.settings import PracticeSettings
from ..practice.clock import today
from .prose import paragraphs_of, paragraphs_of_html

# Words that are not the editor's to change: what others have said or written.
VERBATIM = (QuoteBlock, ReferencesBlock, TranscriptBlock)


class Section(NamedTuple):
    """A section of the body."""

    id: str
    block: Block
    value: Any

    @property
    def name(self) -> str:
        """What the editor knows it by: its heading on the page, else its label."""
        return getattr(self.value, "title", "") or str(self.block.label)


class Passage(NamedTuple):
    """A paragraph, a list item or a line of the page's own words.

    ``names`` are the names of the blocks it stands in, from the section inwards.
    """

    text: str
    section: str | None = None
    field: str | None = None
    names: tuple[str, ...] = ()


class Ending(NamedTuple):
    """Words of the editor's that go on from words of the page's own."""

    text: str
    lead_in: LeadIn
    section: str


class Picture(NamedTuple):
    """A picture with the words that stand in for it; none for a decorative one."""

    image: Any
    alternative: str
    section: str | None = None
    field: str | None = None


class AdviceContext:
    """What the checks share. Each attribute is worked out once, when first asked for.

    :param page: a condition.
    """

    def __init__(self, page):
        self.page = page

    @cached_property
    def today(self):
        """The date on which the checks are run."""
        return today()

    @cached_property
    def practice(self) -> PracticeSettings | None:
        """Practice details of the page's site, if there are any."""
        # Not ``for_site``: who only reads must not make any.
        found = PracticeSettings.objects.filter(site=self.page.get_site())
        return found.select_related("default_clinic").first()

    @cached_property
    def clinics(self) -> list:
        """The clinics that the page shows or invites to, each once."""
        chosen = [
            section.value.get("clinic")
            for section in self.sections
            if isinstance(section.block, (ClinicBlock, CallToActionBlock))
        ]
        if self.practice:
            chosen.append(self.practice.default_clinic)
        published = [each and each.published(self.page.locale_id) for each in chosen]
        return list({each.pk: each for each in published if each}.values())

    @cached_property
    def is_english(self) -> bool:
        """Whether the page is in English, so that checks of English words apply."""
        return self.page.locale.language_code.split("-")[0] == "en"

    @cached_property
    def sections(self) -> list[Section]:
        """The sections, in the editor's order, those of an outline included."""
        for child in self.page.body:
            # Never saved, it has none yet, and what is found could not be placed.
            child.id = child.id or str(uuid4())
        return [Section(child.id, child.block, child.value) for child in self.page.body]

    @cached_property
    def reading_order(self) -> list[Section]:
        """The sections as a reader meets them: lists of sources come last, and nobody
        meets one that shows nothing."""
        written = {child.id for child in self.page.body if is_shown_section(child)}
        return sorted(
            (section for section in self.sections if section.id in written),
            key=lambda section: isinstance(section.block, ReferencesBlock),
        )

    @cached_property
    def passages(self) -> list[Passage]:
        """What the page says in its own words: no quotes, sources or transcripts."""
        found = [
            Passage(text, field=name)
            for name in ("summary", "search_description")
            for text in paragraphs_of(getattr(self.page, name, ""))
        ]
        for section_id, blocks, value in self._leaves:
            if any(isinstance(block, VERBATIM) for block in blocks):
                continue
            names = tuple(block.name for block in blocks)
            found += [
                Passage(text, section=section_id, names=names)
                for text in _paragraphs(blocks, value)
            ]
        return found

    @cached_property
    def endings(self) -> list[Ending]:
        """The ends of sentences that the page begins."""
        return [
            Ending(value, blocks[-1].lead_in, section_id)
            for section_id, blocks, value in self._leaves
            if value and isinstance(blocks[-1], LeadInMixin)
        ]

    @cached_property
    def pictures(self) -> list[Picture]:
        """All pictures, each with its alternative text."""
        found = []
        if self.page.lead_image:
            image = self.page.lead_image
            found.append(Picture(image, image.default_alt_text, field="lead_image"))
        for section_id, blocks, image in self._leaves:
            if image and isinstance(blocks[-1], (ImageBlock, ImageChooserBlock)):
                found.append(Picture(image, _alternative(image), section=section_id))
        return found

    @cached_property
    def _leaves(self) -> list:
        """The innermost blocks: section's id, the blocks on the way, the value."""
        return [
            (section.id, blocks, value)
            for section in self.sections
            for blocks, value in _leaves_of((section.block,), section.value)
        ]


def _leaves_of(blocks, value):
    block = blocks[-1]
    if value is None:
        return
    if isinstance(block, StreamBlock):
        children = [(child.block, child.value) for child in value]
    elif isinstance(block, ListBlock):
        children = [(block.child_block, item) for item in value]
    elif isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        children = [
            (child, value.get(name)) for name, child in block.child_blocks.items()
        ]
    else:
        yield blocks, value
        return
    for child, child_value in children:
        yield from _leaves_of((*blocks, child), child_value)


def _paragraphs(blocks, value) -> list[str]:
    block = blocks[-1]
    if isinstance(block, RichTextBlock):
        return paragraphs_of_html(value.source)
    is_address = block.name == "anchor" and isinstance(blocks[-2], SectionBlock)
    if isinstance(block, (CharBlock, TextBlock)) and not is_address:
        return paragraphs_of(value)
    return []


def _alternative(image) -> str:
    if getattr(image, "decorative", False):
        return ""
    own = getattr(image, "contextual_alt_text", None)
    return image.default_alt_text if own is None else own
