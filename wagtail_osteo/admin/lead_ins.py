"""How the form shows words that go on from the page's own, while they are typed."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.blocks.field_block import FieldBlockAdapter


class LeadInAdapter(FieldBlockAdapter):
    """Describes such a field to the form: as any, and what stands round its words."""

    js_constructor = "wagtail_osteo.blocks.LeadIn"

    def js_args(self, block):
        name, widget, meta = super().js_args(block)
        before, after = block.lead_in.around
        meta["leadIn"] = {
            "label": gettext("On the page:"),
            "before": before,
            "after": after,
        }
        return [name, widget, meta]

    @cached_property
    def media(self):
        # Ours extends what Wagtail's defines, and so comes after it.
        return super().media + forms.Media(
            css={"all": ["wagtail_osteo/css/admin/lead_in.css"]},
            js=["wagtail_osteo/js/lead_in.js"],
        )
