"""“Symptoms”: what the reader may feel, and how it gets in the way of the day."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from .base import IncludeInHandoutBlock, SectionBlock
from .fields import ProseBlock


class SymptomBlock(blocks.StructBlock):
    """One thing that the reader may feel or see."""

    name = blocks.CharBlock(
        max_length=120, label=_("Symptom"), help_text=_("Everyday words: “Pain”")
    )
    detail = blocks.TextBlock(
        required=False,
        rows=2,
        max_length=300,
        label=_("In a sentence"),
        help_text=_("What it is like, or when it comes."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Symptom")
        label_format = "{name}"


class SymptomsBlock(SectionBlock):
    """Lists what the reader may feel, most common first."""

    introduction = blocks.TextBlock(
        required=False, rows=2, max_length=400, label=_("Introduction")
    )
    symptoms = blocks.ListBlock(
        SymptomBlock(),
        min_num=1,
        label=_("Symptoms"),
        help_text=_(
            "The most common first. Warning signs have a section of their own."
        ),
    )
    daily_life = ProseBlock(
        required=False,
        label=_("How it affects the day"),
        help_text=_("Walking, sleeping, working: what gets harder?"),
    )

    # The hand-out says what to do. Whoever takes it home knows what it is about.
    include_in_handout = IncludeInHandoutBlock(default=False)

    def get_structured_data(self, value, context):
        symptoms = [
            named(
                "MedicalSignOrSymptom",
                symptom.get("name"),
                description=symptom.get("detail"),
            )
            for symptom in value.get("symptoms") or ()
        ]
        return Contribution(condition={"signOrSymptom": symptoms})

    class Meta:
        icon = "list-ul"
        label = _("Symptoms")
        group = _("About")
        template = "wagtail_osteo/blocks/symptoms.html"
        description = _("What the reader may feel, and how it affects the day.")
        prompt = _("List what the reader may feel.")
        preview_value = {
            "introduction": "A spasm comes without warning.",
            "symptoms": [
                {"name": "Pain", "detail": "Sharp at first, then a dull ache."},
                {"name": "A hard lump", "detail": "The muscle that has tightened."},
            ],
            "daily_life": "<p>It can wake you at night or stop you mid-step.</p>",
        }
