"""The form of Practice details."""

from django import forms

from ..jurisdictions import available_jurisdictions, get_jurisdiction, nation_choices
from .typed_text import TypedTextForm


class PracticeSettingsForm(TypedTextForm):
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
