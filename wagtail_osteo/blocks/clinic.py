"""“Where to find us”: a clinic, and how to get there."""

import swapper
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..practice.context import clinic_for, practice_for
from ..structured_data import Contribution, reference_to
from ..structured_data.clinic import clinic_node
from .base import IncludeInHandoutBlock, SectionBlock
from .fields import ClinicChooserBlock


class ClinicBlock(SectionBlock):
    """Shows a clinic: address, hours, how to book and how to get there."""

    clinic = ClinicChooserBlock(
        required=False,
        label=_("Clinic"),
        help_text=_("Leave empty for the clinic in Practice details."),
    )
    show_directions = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Show how to get here"),
        help_text=_("The directions that are written with the clinic."),
    )
    include_in_handout = IncludeInHandoutBlock(default=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["practice"] = practice_for(context)
        clinic = clinic_for(context, value.get("clinic"))
        context["clinic"] = clinic
        shows_directions = value.get("show_directions", True)
        context["directions"] = clinic.directions if clinic and shows_directions else ""
        return context

    def get_preview_value(self):
        # In Meta it would ask for the model before there are models.
        clinic = swapper.load_model("wagtail_osteo", "Clinic")(
            name="Elm Lane",
            street_address="1 Elm Lane",
            locality="Exampleton",
            directions="<p>Five minutes on foot from the bus station.</p>",
        )
        return self.normalize({"clinic": clinic})

    def get_structured_data(self, value, context):
        clinic = clinic_for(context, value.get("clinic"))
        if clinic is None:
            return None
        node = clinic_node(clinic, context)
        return Contribution(page={"mentions": reference_to(node)}, nodes=[node])

    class Meta:
        icon = "home"
        label = _("Clinic")
        usual_heading = _("Where to find us")
        group = _("Practice")
        template = "wagtail_osteo/blocks/clinic.html"
        # Empty, it shows the clinic in Practice details.
        may_be_empty = True
        description = _("A clinic: address, hours, how to book and how to get there.")
        prompt = _("Shows the clinic in Practice details.")
