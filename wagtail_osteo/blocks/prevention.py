"""“General prevention”: what lowers the risk, whatever the cause."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from .base import SectionBlock


class PreventionTipBlock(blocks.StructBlock):
    """One thing that lowers the risk."""

    name = blocks.CharBlock(
        max_length=120, label=_("Tip"), help_text=_("“Build up slowly”")
    )
    detail = blocks.TextBlock(
        required=False,
        rows=2,
        max_length=300,
        label=_("How"),
        help_text=_("One or two short sentences, said to the reader."),
    )

    class Meta:
        icon = "circle-check"
        label = _("Tip")
        label_format = "{name}"


class PreventionBlock(SectionBlock):
    """Says what lowers the risk, whatever the cause."""

    introduction = blocks.TextBlock(
        required=False, rows=2, max_length=400, label=_("Introduction")
    )
    tips = blocks.ListBlock(
        PreventionTipBlock(),
        min_num=1,
        label=_("Tips"),
        help_text=_(
            "What helps most people comes first. What concerns one cause stands with "
            "that cause."
        ),
    )

    def get_structured_data(self, value, context):
        # As primary prevention schema.org takes no change of habits.
        tips = [
            named(
                "LifestyleModification", tip.get("name"), description=tip.get("detail")
            )
            for tip in value.get("tips") or ()
        ]
        return Contribution(condition={"secondaryPrevention": tips})

    class Meta:
        icon = "circle-check"
        label = _("General prevention")
        group = _("Causes and prevention")
        template = "wagtail_osteo/blocks/prevention.html"
        description = _("What lowers the risk, whatever the cause.")
        prompt = _("Say what lowers the risk.")
        preview_value = {
            "introduction": "These lower the risk for most people:",
            "tips": [
                {
                    "name": "Build up slowly",
                    "detail": "Add a little each week rather than a lot in one day.",
                },
                {"name": "Warm up before you exercise"},
            ],
        }
