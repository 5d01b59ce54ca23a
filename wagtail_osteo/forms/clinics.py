"""The form of a clinic."""

import copy
import datetime

from django import forms
from django.core.exceptions import ValidationError
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
from ..practice.context import practices_of
from ..practice.countries import country_of_practices
from .facts import read_postcode
from .positions import LATITUDE, LONGITUDE, DegreesField, read_position
from .sites import SitesFormMixin, name_of_site
from .telephones import TelephoneForm

# What a public holiday depends on.
PLACE = ("country", "region", "postal_code", "holidays_region")


class ClinicForm(SitesFormMixin, TelephoneForm):
    """The form of a clinic, which may lie in another country than the practice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if {LATITUDE, LONGITUDE} <= self.fields.keys():
            self._read_positions_as_pasted()
        if "holidays_region" in self.fields:
            self._offer_regions()
        if "public_holidays" in self.fields:
            self._name_coming_holidays()

    def get_country(self) -> str:
        return (
            self._as_typed("country").country
            or self.get_country_of_sites()
            or country_of_practices(self.instance)
        )

    def _typed(self, name: str) -> str:
        """What the form says in a field; not ``self[name]``, which keeps the field."""
        field = self.fields[name]
        if self.is_bound and not field.disabled:
            prefixed = self.add_prefix(name)
            value = field.widget.value_from_datadict(self.data, self.files, prefixed)
        else:
            value = self.get_initial_for_field(field, name)
        return "" if value is None else str(value)

    def _as_typed(self, *names):
        """The clinic with what the form says now in the fields of these names."""
        clinic = copy.copy(self.instance)
        for name in names:
            if name in self.fields:
                setattr(clinic, name, self._typed(name))
        return clinic

    def clean_postal_code(self):
        typed = self.cleaned_data["postal_code"]
        # What an import left there does not keep the rest from being saved.
        if not {"postal_code", "country"} & set(self.changed_data):
            return typed
        return read_postcode(typed, self.get_country())

    def _read_positions_as_pasted(self):
        for axis in (LATITUDE, LONGITUDE):
            field = self.fields[axis]
            self.fields[axis] = DegreesField(
                axis=axis,
                required=field.required,
                label=field.label,
                help_text=field.help_text or gettext("Or both, as a map copies them."),
                disabled=field.disabled,
            )
        if self.is_bound:
            self._split_position()

    def _split_position(self):
        """Give each field its own part where both are pasted into one of them."""
        for axis, other in ((LATITUDE, LONGITUDE), (LONGITUDE, LATITUDE)):
            try:
                position = read_position(self._typed(axis))
            except ValidationError:
                # The field itself will say so.
                continue
            field, typed = self.fields[other], self._typed(other)
            stored = self.get_initial_for_field(field, other)
            if position and not (typed and field.has_changed(stored, typed)):
                self.data = self.data.copy()
                for name, degrees in zip((LATITUDE, LONGITUDE), position, strict=True):
                    self.data[self.add_prefix(name)] = str(degrees)
                return

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

    def clean_sites(self):
        sites = super().clean_sites()
        for practice in practices_of(self.instance) if sites else ():
            if practice.site not in sites:
                raise ValidationError(
                    gettext(
                        "Practice details of %(site)s name this clinic. Tick that site "
                        "too, or choose another clinic there first."
                    )
                    % {"site": name_of_site(practice.site)}
                )
        return sites
