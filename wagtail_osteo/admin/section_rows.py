"""What the row of a section says in the editor."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.blocks import BooleanBlock, ChoiceBlock
from wagtail.blocks.struct_block import StructBlockAdapter
from wagtail.images.blocks import ImageBlock


class SectionBlockAdapter(StructBlockAdapter):
    """Describes a section to the form: as any struct, and what stands in its row."""

    js_constructor = "wagtail_osteo.blocks.SectionBlock"

    def js_args(self, block):
        name, children, meta = super().js_args(block)
        meta["summaryFields"] = summary_fields(block)
        meta["prompt"] = prompt_of(block)
        return [name, children, meta]

    @cached_property
    def media(self):
        # Ours extends what Wagtail's defines, and so comes after it.
        return super().media + forms.Media(js=["wagtail_osteo/js/section_row.js"])


def prompt_of(block) -> str:
    """What the row says while nothing is written in the section."""
    if block.meta.may_be_empty:
        return block.prompt
    return gettext("Empty. %(what_to_write)s") % {"what_to_write": block.prompt}


def summary_fields(block) -> list[str]:
    """Paths of the fields of which the first that says something stands in the row.

    The heading comes first: it says what the section is about. A choice or a tick has
    words of its own, whatever the editor does.
    """
    paths = ["heading"]
    for name in block.get_form_layout().get_sorted_block_names():
        child = block.child_blocks[name]
        if name in block.settings or isinstance(child, (BooleanBlock, ChoiceBlock)):
            continue
        paths.append(f"{name}.image" if isinstance(child, ImageBlock) else name)
    return list(dict.fromkeys(paths))
