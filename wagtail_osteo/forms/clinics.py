"""The form of a clinic."""

import copy
import datetime

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from ..choices import country_name
from ..opening_hours.public_holidays import (
    WHOLE_COUNTRY,
    holiday_regions,
    place_of,
    public_holidays,
)
from ..practice.clock import today_at
from ..practice.countries import country_of_practices
from .telephones import TelephoneForm

# What a public holiday depends on.
PLACE = ("country", "region", "holidays_region")


class ClinicForm(TelephoneForm):
    """The form of a clinic, which may lie in another country than the practice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "holidays_region" in self.fields:
            self._offer_regions()
        if "public_holidays" in self.fields:
            self._name_coming_holidays()

    def get_country(self) -> str:
        return self._as_typed("country").country or country_of_practices(self.instance)

    def _as_typed(self, *names):
        """The clinic with what the form says now in the fields of these names."""
        clinic = copy.copy(self.instance)
        for name in names:
            if name in self.fields:
                setattr(clinic, name, self[name].value() or "")
        return clinic

    def _offer_regions(self):
        """Let the editor choose among the regions of the clinic's country, if any."""
        country = self.get_country()
        regions = holiday_regions(country)
        if not regions:
            del self.fields["holidays_region"]
            return
        clinic = self._as_typed(*PLACE)
        clinic.holidays_region = ""
        assumed = regions.get(place_of(clinic)[1])
        nothing = gettext("Not said")
        if assumed:
            nothing = gettext(
                "As in the address or in Practice details: %(region)s"
            ) % {"region": assumed}
        field = self.fields["holidays_region"]
        self.fields["holidays_region"] = forms.ChoiceField(
            choices=[
                ("", nothing),
                (WHOLE_COUNTRY, gettext("Only those of the whole country")),
                *sorted(regions.items(), key=lambda region: region[1]),
            ],
            required=False,
            label=field.label,
            help_text=field.help_text,
            error_messages={
                "invalid_choice": gettext(
                    "This is no part of the country that is now chosen (%(country)s). "
                    "Choose again."
                )
                % {"country": country_name(country)}
            },
        )

    def _name_coming_holidays(self):
        """Show which days the choice is about; without any there is no choice."""
        today = today_at(self.instance)
        year = (today, today + datetime.timedelta(days=366))
        place = place_of(self._as_typed(*PLACE))
        coming = list(public_holidays(*place, *year).items())[:3]
        if not coming:
            del self.fields["public_holidays"]
            return
        form = pgettext("date format", "l j F Y")
        days = [f"{date_format(day, form)} ({name})" for day, name in coming]
        field = self.fields["public_holidays"]
        field.help_text = gettext("The next ones: %(days)s. %(help)s") % {
            "days": "; ".join(days),
            "help": field.help_text,
        }
