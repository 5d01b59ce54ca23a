"""An exercise to do at home, step by step."""

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from ..structured_data.text import with_caution
from .base import SectionBlock
from .fields import CautionBlock, PictureBlock


class ExerciseStepBlock(blocks.StructBlock):
    """One step of an exercise."""

    text = blocks.TextBlock(
        rows=2,
        max_length=400,
        label=_("What to do"),
        help_text=_("One movement: “Step back with the leg that hurts.”"),
    )
    picture = PictureBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{text}"


class ExerciseBlock(SectionBlock):
    """Takes the reader through one exercise, and says when not to do it.

    A page has one such section for each exercise.
    """

    heading = blocks.CharBlock(
        max_length=120,
        label=_("Heading"),
        help_text=_("“Calf stretch at the wall”"),
    )
    purpose = blocks.TextBlock(
        required=False,
        rows=2,
        max_length=300,
        label=_("What it is for"),
        help_text=_("One sentence: “may ease …”. Promise nothing."),
    )
    steps = blocks.ListBlock(
        ExerciseStepBlock(),
        min_num=1,
        label=_("Steps"),
        help_text=_("They are numbered for you."),
    )
    repetitions = blocks.CharBlock(
        max_length=200,
        label=_("How much"),
        help_text=_("“Hold for 20 seconds, 3 times on each leg”"),
    )
    how_often = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("How often"),
        help_text=_("“Twice a day”"),
    )
    equipment = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("What you need"),
        help_text=_("“A wall and shoes that do not slip”"),
    )
    caution = CautionBlock(
        rows=2,
        max_length=300,
        label=_("Take care"),
        help_text=_("When to stop, or who should ask first. Every exercise has one."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["weekdays"] = WEEKDAYS_ABBR.values()
        return context

    def get_structured_data(self, value, context):
        steps = [
            {"@type": "HowToStep", "position": number, "text": step.get("text")}
            for number, step in enumerate(value.get("steps") or (), start=1)
            if step.get("text")
        ]
        if not steps:
            return None
        address = f"{context['page_address']}#{context['anchor']}"
        exercise = named(
            "HowTo",
            value.title,
            description=with_caution(value.get("purpose"), value.get("caution")),
            tool=value.get("equipment"),
            step=steps,
            url=address,
        )
        return Contribution(page={"hasPart": {"@id": address, **exercise}})

    class Meta:
        icon = "list-ol"
        label = _("Exercise")
        group = _("Treatment")
        template = "wagtail_osteo/blocks/exercise.html"
        description = _("One exercise, step by step. Add a section for each.")
        prompt = _("Take the reader through one exercise, step by step.")
        label_format = "{heading}"
        preview_value = {
            "heading": "Calf stretch at the wall",
            "purpose": "It may ease a tight calf.",
            "steps": [
                {"text": "Stand facing a wall with your hands on it."},
                {"text": "Step back with one leg and keep its heel on the floor."},
                {"text": "Bend the front knee until you feel a stretch in the calf."},
            ],
            "repetitions": "Hold for 20 seconds, 3 times on each leg",
            "how_often": "Twice a day",
            "equipment": "A wall and shoes that do not slip",
            "caution": "Stop if it hurts. Ask us first if you have had an operation.",
        }
