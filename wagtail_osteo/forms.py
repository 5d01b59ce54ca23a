"""Admin forms of practitioners, clinics and Practice details."""

import datetime

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from phonenumber_field.formfields import PhoneNumberField
from phonenumbers import SUPPORTED_REGIONS
from wagtail.admin.forms import WagtailAdminModelForm

from .clinic_calendar import today_at
from .jurisdictions import available_jurisdictions, get_jurisdiction, nation_choices
from .logins import LoginFieldMixin
from .practice import default_practice, jurisdiction_of
from .public_holidays import place_of, public_holidays

__all__ = ["ClinicForm", "PracticeSettingsForm", "PractitionerForm"]


def practice_country() -> str:
    """ISO code of the default site's country; empty where the jurisdiction has none."""
    practice = default_practice()
    if practice is None:
        return jurisdiction_of(None).country
    # Also with a nation that has yet to be put right.
    return practice.get_country().country


class TelephoneForm(WagtailAdminModelForm):
    """Reads telephone numbers as they are dialled in the practice's country."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        telephone = self.fields.get("telephone")
        if telephone is not None:
            region = self.get_country()
            # Antarctica has none, nor has what no form offers.
            region = region if region in SUPPORTED_REGIONS else None
            replacement = PhoneNumberField(
                region=region,
                required=telephone.required,
                label=telephone.label,
                help_text=telephone.help_text,
            )
            self.fields["telephone"] = replacement

    def get_country(self) -> str:
        return practice_country()


class PractitionerForm(LoginFieldMixin, TelephoneForm):
    """The form of a practitioner."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit_logins()


class ClinicForm(TelephoneForm):
    """The form of a clinic, which may lie in another country than the practice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "public_holidays" in self.fields:
            self._name_coming_holidays()

    def _name_coming_holidays(self):
        """Show which days the choice is about; without any there is no choice."""
        today = today_at(self.instance)
        year = (today, today + datetime.timedelta(days=366))
        coming = list(public_holidays(*place_of(self.instance), *year).items())[:3]
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

    def get_country(self) -> str:
        typed = self.data.get(self.add_prefix("country")) if self.is_bound else None
        return typed or self.instance.country or super().get_country()


class PracticeSettingsForm(WagtailAdminModelForm):
    """The form of Practice details, with the nations of each country to choose from."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "nation" not in self.fields:
            return
        nations = [
            (get_jurisdiction(code).name, choices)
            for code in available_jurisdictions()
            if (choices := nation_choices(code))
        ]
        self.fields["nation"] = forms.ChoiceField(
            choices=[("", "---------"), *nations],
            required=False,
            label=self.fields["nation"].label,
            help_text=self.fields["nation"].help_text,
        )
