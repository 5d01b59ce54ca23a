"""What the page rests on."""

from django.utils.translation import gettext_lazy as _

from ...blocks import ReferencesBlock
from .. import Finding, Group, register_advice


@register_advice
def sources(page, context):
    """The page names at least one source, where its body has a place for them."""
    sections = page.body.stream_block.child_blocks.values()
    if not any(isinstance(block, ReferencesBlock) for block in sections):
        return
    lists = [s for s in context.sections if isinstance(s.block, ReferencesBlock)]
    if not any(each.get("title") for s in lists for each in s.value["references"]):
        yield Finding(
            Group.SHOULD_CHECK,
            _(
                "Add the section “Sources” with what this page rests on, so that "
                "readers can check it."
            ),
            "no-sources",
            section=lists[0].id if lists else None,
            field=None if lists else "body",
        )
