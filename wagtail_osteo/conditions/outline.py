"""What a new condition starts with when an editor creates it: sections, an author."""

import uuid

from wagtail.blocks import StreamValue

from ..blocks import ConditionBodyBlock
from ..conf import conf
from ..models.conditions import AbstractCondition
from ..practice.logins import practitioner_of


def outline_of(block: ConditionBodyBlock) -> StreamValue:
    """A body of empty sections, as ``WAGTAIL_OSTEO_CONDITION_OUTLINE`` lists them.

    Names that the body does not define are left out.
    """
    return StreamValue(
        block,
        [
            # Comments and autosave know a section by its id from the first moment on.
            (name, block.child_blocks[name].get_default(), str(uuid.uuid4()))
            for name in _names()
            if name in block.child_blocks
        ],
    )


def start_from_outline(sender, page, **kwargs) -> None:
    """Put the outline into a condition whose create form is about to be shown.

    Receives Wagtail's ``init_new_page``, which no other way of making a page sends. A
    body that has something in it, or that knows nothing of sections left empty, stays
    as it is.
    """
    if not isinstance(page, AbstractCondition) or page.body:
        return
    block = page.body.stream_block
    if isinstance(block, ConditionBodyBlock):
        page.body = outline_of(block)


def name_the_author(sender, page, **kwargs) -> None:
    """Put down as author of a new condition whoever creates it, if they are a person
    of the practice. They may choose another in the form.

    Receives Wagtail's ``init_new_page``, as above.
    """
    if not isinstance(page, AbstractCondition) or page.author_id or not page.owner:
        return
    page.author = practitioner_of(page.owner)


def unknown_sections(blocks) -> list[str]:
    """Names in the site's own outline that none of ``blocks`` defines.

    :param blocks: the bodies of all page types that are conditions.
    """
    if not conf.condition_outline_is_chosen:
        # A site that takes a section of ours away need not repeat the rest.
        return []
    known = {name for block in blocks for name in block.child_blocks}
    return [name for name in _names() if name not in known]


def _names() -> list[str]:
    names = conf.condition_outline
    # A string is a list of letters to Python, and of one name to whoever wrote it.
    return [names] if isinstance(names, str) else list(names or ())
