"""A section of free text, for what has no section of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .base import IncludeInHandoutBlock, SectionBlock
from .fields import ProseBlock


class RichTextSectionBlock(SectionBlock):
    """Holds what fits nowhere else, under a heading of the editor's own."""

    heading = blocks.CharBlock(
        max_length=120, label=_("Heading"), help_text=_("What the text is about.")
    )
    text = ProseBlock(label=_("Text"))
    include_in_handout = IncludeInHandoutBlock(default=False)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("About")
        template = "wagtail_osteo/blocks/rich_text.html"
        description = _("A heading and some text, for what has no section of its own.")
        prompt = _("Write what has no section of its own.")
        label_format = "{heading}"
        preview_value = {
            "heading": "After the spasm",
            "text": "<p>The muscle may feel sore for a day. Move it gently.</p>",
        }
