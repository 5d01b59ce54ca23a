"""Telephone numbers as people type them: the way they are dialled in their country."""

from phonenumber_field.formfields import PhoneNumberField
from phonenumbers import SUPPORTED_REGIONS

from ..practice.context import default_practice, jurisdiction_of
from .typed_text import TypedTextForm


class TelephoneForm(TypedTextForm):
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
        """ISO code of the country that numbers are dialled in; may be empty."""
        practice = default_practice()
        if practice is None:
            return jurisdiction_of(None).country
        # Also with a nation that has yet to be put right.
        return practice.get_country().country
