"""“Picture”: one picture that explains something, with what it shows."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .base import IncludeInHandoutBlock, OptionalHeadingSectionBlock
from .fields import PictureBlock


class ImageSectionBlock(OptionalHeadingSectionBlock):
    """Shows a picture, with a line on what it shows and who made it."""

    picture = PictureBlock(
        label=_("Picture"),
        help_text=_(
            "Only one that explains something. Describe it for those who cannot see it."
        ),
    )
    caption = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Caption"),
        help_text=_("What to look at: “The calf muscle, seen from behind”"),
    )
    credit = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Who made it"),
        help_text=_("As the maker’s licence asks for it."),
    )
    include_in_handout = IncludeInHandoutBlock(default=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        template = "wagtail_osteo/blocks/image.html"
        description = _("A picture that explains something, with a caption.")
        prompt = _("Choose a picture that explains something.")
        label_format = "{caption}"
        preview_value = {
            "caption": "The calf muscle, seen from behind.",
            "credit": "Drawn by Sam Example",
        }
