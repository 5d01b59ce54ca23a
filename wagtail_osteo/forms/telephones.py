"""Telephone numbers in forms: typed as they are dialled where their owner is."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import SUPPORTED_REGIONS

from ..practice.countries import country_of_practices
from ..practice.telephone import written
from .facts import FactsForm
from .telephone_text import read_telephone


class TelephoneInput(forms.TextInput):
    """Shows a number as it would be typed, and what was typed as it stands."""

    input_type = "tel"

    def __init__(self, country: str):
        self.country = country
        super().__init__()

    def format_value(self, value):
        if not isinstance(value, PhoneNumber):
            return super().format_value(value)
        if not value.is_valid():
            return value.raw_input
        number = written(value, [self.country])
        return f"{number} ext. {value.extension}" if value.extension else number


class TelephoneFormField(forms.Field):
    """A telephone number, with its extension.

    :param country: as for ``read_telephone``.
    """

    def __init__(self, *, country: str, **kwargs):
        self.country = country
        super().__init__(widget=TelephoneInput(country), **kwargs)

    def to_python(self, value):
        if value in EMPTY_VALUES or not value.strip():
            return ""
        return read_telephone(value, self.country)

    def has_changed(self, initial, data):
        # The library compares numbers without their extensions.
        try:
            typed = self.to_python(data)
        except ValidationError:
            return not self.disabled
        show = self.widget.format_value
        return not self.disabled and (show(initial) or "") != (show(typed) or "")


class TelephoneForm(FactsForm):
    """Reads a telephone number as it is dialled in the country of its owner."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        telephone = self.fields.get("telephone")
        if telephone is not None:
            country = self.get_country()
            self.fields["telephone"] = TelephoneFormField(
                # Antarctica has none, nor has what no form offers.
                country=country if country in SUPPORTED_REGIONS else "",
                required=telephone.required,
                label=telephone.label,
                help_text=telephone.help_text,
            )

    def get_country(self) -> str:
        """ISO code of the country that numbers are dialled in; may be empty."""
        return country_of_practices()
