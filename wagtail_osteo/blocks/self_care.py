"""“Ease it now”: what brings relief at home."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from ..structured_data.text import with_caution
from .base import SectionBlock
from .fields import CautionBlock, PictureBlock


class SelfCareMeasureBlock(blocks.StructBlock):
    """One thing to try, and when not to."""

    name = blocks.CharBlock(
        max_length=120, label=_("What to do"), help_text=_("“Stretch the muscle”")
    )
    how = blocks.TextBlock(
        rows=3,
        max_length=500,
        label=_("How"),
        help_text=_("One or two short sentences, said to the reader."),
    )
    caution = CautionBlock(
        required=False,
        rows=2,
        max_length=300,
        label=_("Take care"),
        help_text=_("When to stop, or who should ask first."),
    )
    picture = PictureBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "pick"
        label = _("Thing to try")
        label_format = "{name}"


class SelfCareBlock(SectionBlock):
    """Says what the reader can do this minute to feel better."""

    introduction = blocks.TextBlock(
        required=False, rows=2, max_length=400, label=_("Introduction")
    )
    measures = blocks.ListBlock(
        SelfCareMeasureBlock(),
        min_num=1,
        label=_("Things to try"),
        help_text=_("What helps most people comes first."),
    )

    def get_structured_data(self, value, context):
        measures = [
            named(
                "LifestyleModification",
                measure.get("name"),
                description=with_caution(measure.get("how"), measure.get("caution")),
            )
            for measure in value.get("measures") or ()
        ]
        return Contribution(condition={"possibleTreatment": measures})

    class Meta:
        icon = "pick"
        label = _("Ease it now")
        group = _("Treatment")
        template = "wagtail_osteo/blocks/self_care.html"
        description = _("What the reader can do at once to feel better.")
        prompt = _("Say what the reader can do at once.")
        preview_value = {
            "introduction": "Most spasms pass within minutes. Meanwhile:",
            "measures": [
                {
                    "name": "Stretch the muscle",
                    "how": "Lengthen it slowly and hold for 20 seconds.",
                    "caution": "Stop if the pain gets worse.",
                },
                {"name": "Warm it", "how": "Use a warm, not hot, pack for 15 minutes."},
            ],
        }
