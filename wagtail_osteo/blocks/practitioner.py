"""“Who you will see”: a person of the practice, and where to book them."""

import swapper
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..practice.booking import booking_of, places_of
from ..practice.context import locale_for, practice_for
from ..structured_data import Contribution, reference_to
from ..structured_data.person import person_node
from .base import IncludeInHandoutBlock, SectionBlock, SectionValue
from .fields import PractitionerChooserBlock


class PractitionerValue(SectionValue):
    """The value of a practitioner section."""

    @property
    def title(self) -> str:
        """The heading. Nobody “will see” a person who has left."""
        person = self.get("practitioner")
        if person and not person.is_practising:
            return self.get("heading") or str(self.block.label)
        return super().title


class PractitionerBlock(SectionBlock):
    """Introduces a person of the practice, with where and how to book them."""

    practitioner = PractitionerChooserBlock(
        label=_("Practitioner"),
        help_text=_("Photo, registration and clinics are shown as in People."),
    )
    text = blocks.TextBlock(
        required=False,
        rows=3,
        max_length=400,
        label=_("Why this person"),
        help_text=_("What they bring to this condition. Promise no result."),
    )
    include_in_handout = IncludeInHandoutBlock(default=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        person = cleaned.get("practitioner")
        if person is not None and not person.live:
            message = _(
                "Patients cannot see this person, who is not live. Publish them first."
            )
            raise StructBlockValidationError({"practitioner": ValidationError(message)})
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        locale_id = locale_for(context)
        person = value.get("practitioner")
        person = person and person.published(locale_id)
        context["person"] = person
        practice = practice_for(context)
        context["places"] = places_of(person, practice, locale_id)
        context["booking"] = booking_of(person, practice, locale_id)
        return context

    def get_preview_value(self):
        # In Meta it would ask for the model before there are models.
        person = swapper.load_model("wagtail_osteo", "Practitioner")(
            name="Sam Example",
            job_title="Registered osteopath",
            qualifications="BSc (Hons) Osteopathy",
            languages="English, Welsh",
        )
        return self.normalize(
            {
                "practitioner": person,
                "text": "Sam sees many runners whose calves keep cramping.",
            }
        )

    def get_structured_data(self, value, context):
        person = value.get("practitioner")
        person = person and person.published(locale_for(context))
        if person is None:
            return None
        node = person_node(person, context)
        return Contribution(page={"mentions": reference_to(node)}, nodes=[node])

    class Meta:
        icon = "user"
        label = _("Practitioner")
        usual_heading = _("Who you will see")
        group = _("Practice")
        template = "wagtail_osteo/blocks/practitioner.html"
        value_class = PractitionerValue
        description = _("A person of your practice, with where and how to book them.")
        prompt = _("Choose whom the reader will see.")
