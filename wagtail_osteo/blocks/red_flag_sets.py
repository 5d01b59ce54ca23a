"""What a medical-help text is made of: the parts that a page's own section has too."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .red_flags import RedFlagLevelBlock
from .references import ReferenceBlock


class RedFlagSetLevelsBlock(blocks.StreamBlock):
    """The signs of a text. An urgency may occur more than once.

    "All of these together" often needs that: two pairs of signs are two levels.
    """

    level = RedFlagLevelBlock()

    class Meta:
        required = False
        label = _("Signs")


class RedFlagSetSourcesBlock(blocks.StreamBlock):
    """What the signs of a text rest on."""

    source = ReferenceBlock()

    class Meta:
        required = False
        label = _("Sources")
