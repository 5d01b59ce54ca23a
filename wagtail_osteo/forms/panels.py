"""What the forms say beside their fields."""

import swapper
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from ..practice.emergency_numbers import other_emergency_numbers


class CountryFaultPanel(Panel):
    """Tells, above the country, that pages show the numbers of another."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_osteo/admin/country_fault.html"

        def is_shown(self):
            return bool(self.instance.get_country_fault())


class EmergencyNumbersPanel(Panel):
    """In Practice details: warns of clinics where other emergency numbers hold."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Clinics elsewhere"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_osteo/admin/emergency_numbers_panel.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            practice = self.instance
            self.warnings = [
                words
                for clinic in clinics_of_site(practice)
                if (words := other_emergency_numbers(clinic, practice))
            ]

        def is_shown(self):
            return bool(self.warnings)


def clinics_of_site(practice) -> list:
    """The live clinics, without those of another site."""
    model = swapper.load_model("wagtail_osteo", "Clinic")
    clinics = model.objects.filter(model.on_site(practice.site_id), live=True)
    elsewhere = type(practice).objects.exclude(site_id=practice.site_id)
    others = elsewhere.exclude(default_clinic=None).values("default_clinic")
    return list(clinics.exclude(pk__in=others).order_by("name", "pk"))
