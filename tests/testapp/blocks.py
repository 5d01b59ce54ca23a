"""Bodies that a site might name in ``WAGTAIL_OSTEO_CONDITION_BODY``, good and bad."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from wagtail_osteo.blocks import (
    ClinicChooserBlock,
    ConditionBodyBlock,
    RedFlagsBlock,
    RichTextSectionBlock,
    SectionBlock,
)


class StepBlock(blocks.StructBlock):
    what = blocks.CharBlock()
    minutes = blocks.IntegerBlock(required=False)


class WarmUpBlock(SectionBlock):
    """A site's own section, with every kind of block inside."""

    steps = blocks.ListBlock(StepBlock(), min_num=1)
    notes = blocks.StreamBlock(
        [("note", blocks.CharBlock()), ("step", StepBlock())], required=False
    )
    picture = ImageChooserBlock(required=False)
    clinic = ClinicChooserBlock(required=False)

    class Meta:
        label = "Warm up"


class ExtendedBody(ConditionBodyBlock):
    """The shipped sections and one more."""

    warm_up = WarmUpBlock()


class ReplacedBody(blocks.StreamBlock):
    """Nothing of the shipped body but the section that the gate asks for."""

    red_flags = RedFlagsBlock()
    paragraph = blocks.CharBlock()


class ReducedBody(ConditionBodyBlock):
    """The shipped sections without one of them."""

    treatment = None


class BodyWithoutRedFlags(ConditionBodyBlock):
    red_flags = None


class BodyWithUselessRedFlags(ConditionBodyBlock):
    """Has a section of the right name that cannot say whether it holds a sign."""

    red_flags = RichTextSectionBlock()


class NotABody(blocks.StructBlock):
    """Importable, but no stream."""


A_BODY_INSTANCE = ConditionBodyBlock()
