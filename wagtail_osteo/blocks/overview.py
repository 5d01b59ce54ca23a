"""“What it is”: the condition in a few words, with its key facts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution
from ..structured_data.text import plain_text
from .base import IncludeInHandoutBlock, SectionBlock
from .fields import PictureBlock, ProseBlock


class KeyFactBlock(blocks.StructBlock):
    """A question that every reader has, answered in a phrase."""

    question = blocks.CharBlock(
        max_length=60, label=_("Fact"), help_text=_("“How long it lasts”")
    )
    answer = blocks.CharBlock(
        max_length=200, label=_("In a phrase"), help_text=_("“Seconds to minutes”")
    )

    class Meta:
        icon = "info-circle"
        label = _("Key fact")
        label_format = "{question}: {answer}"


class OverviewBlock(SectionBlock):
    """Says what the condition is, in words a child of eleven understands."""

    text = ProseBlock(
        label=_("What it is"),
        help_text=_("Two or three short paragraphs. The everyday word first."),
    )
    key_facts = blocks.ListBlock(
        KeyFactBlock(),
        default=[],
        label=_("Key facts"),
        help_text=_("Where, how long, how often: shown as a short list."),
    )
    picture = PictureBlock(
        required=False,
        label=_("Picture"),
        help_text=_("Only one that explains something."),
    )

    # The hand-out says what to do. Whoever takes it home knows what it is about.
    include_in_handout = IncludeInHandoutBlock(default=False)

    def get_structured_data(self, value, context):
        return Contribution(condition={"description": plain_text(value.get("text"))})

    class Meta:
        icon = "info-circle"
        label = _("What it is")
        group = _("About")
        template = "wagtail_osteo/blocks/overview.html"
        description = _("The condition in a few short paragraphs, with its key facts.")
        prompt = _("Say it in two or three short paragraphs.")
        preview_value = {
            "text": (
                "<p>A muscle tightens by itself and will not let go for a while. "
                "Most spasms are harmless.</p>"
            ),
            "key_facts": [
                {"question": "How long it lasts", "answer": "Seconds to minutes"},
                {"question": "Where", "answer": "Mostly legs and feet"},
            ],
        }
