"""The form of a clinic."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from ..opening_hours.public_holidays import place_of, public_holidays
from ..practice.clock import today_at
from ..practice.context import practices_of
from .sites import SitesFormMixin, name_of_site
from .telephones import TelephoneForm


class ClinicForm(SitesFormMixin, TelephoneForm):
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

    def get_country(self) -> str:
        typed = self.data.get(self.add_prefix("country")) if self.is_bound else None
        return typed or self.instance.country or super().get_country()
