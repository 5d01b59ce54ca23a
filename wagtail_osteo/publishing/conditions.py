"""What must hold before a condition goes live.

The rule is checked in two places. ``ConditionBodyBlock.clean`` shows the editor the
message where the fault is. ``ConditionPageMixin.save`` refuses every other way of going
live: bulk publishing, workflow, schedule and API validate no block.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from ..conf import conf
from ..values.texts import clean
from .refusals import Fault, NotReadyToPublish

RED_FLAGS_MISSING = _(
    "The page needs the section “When to get medical help” with at least one sign. "
    "Readers in danger must learn it here. Until then you can save the page as a draft."
)


def has_red_flags(body: StreamValue) -> bool:
    """Whether a body has a red-flags section that holds at least one sign."""
    return any(
        section.block.has_signs(section.value)
        for section in body.blocks_by_name("red_flags")
    )


def lacks_red_flags(body: StreamValue) -> bool:
    """Whether the rule is on, and a body breaks it."""
    return conf.require_red_flags and not has_red_flags(body)


def check_ready_to_publish(body: StreamValue) -> None:
    """Raise unless a body may go live as it is.

    :raises NotReadyToPublish: with a message for each fault of each section.
    """
    # Validating reads each section with today's blocks, and what they do not define
    # would be gone at the save that follows. A copy is read instead.
    copy = body.stream_block.to_python(body.get_prep_value())
    # Asked first and by itself: a draft being saved in another thread defers the
    # validation of the same block objects for a moment.
    faults = [_fault(RED_FLAGS_MISSING)] if lacks_red_flags(copy) else []
    try:
        clean(copy.stream_block, copy)
    except ValidationError as error:
        faults += _faults(copy, error)
    if faults:
        # What is wrong in the same way in two places is told once.
        messages = dict.fromkeys(fault.message for fault in faults)
        refusal = NotReadyToPublish({"body": list(messages)})
        refusal.faults = tuple(dict.fromkeys(faults))
        raise refusal


def _fault(message) -> Fault:
    return Fault(str(message), str(message))


def _faults(body, error):
    if not hasattr(error, "block_errors"):
        yield from map(_fault, error.messages)
        return
    yield from map(_fault, error.non_block_errors)
    for index, section_error in error.block_errors.items():
        section = body[index]
        for detail in _messages(section.block, section.value, section_error):
            yield Fault(_labelled(section.block, detail), detail, section.id)


def _messages(block, value, error):
    """Each message within a block's error, led by the labels on the way to it."""
    if not hasattr(error, "block_errors"):
        yield from error.messages
        return
    yield from error.non_block_errors
    for key, child_error in error.block_errors.items():
        child, child_value = _child(block, value, key)
        for message in _messages(child, child_value, child_error):
            yield _labelled(child, message)


def _labelled(block, message):
    if not block.label:
        return message
    words = {"place": block.label, "message": message}
    return gettext("%(place)s: %(message)s") % words


def _child(block, value, key):
    if isinstance(value, StreamValue):
        return value[key].block, value[key].value
    if hasattr(block, "child_block"):
        return block.child_block, value[key]
    # The value of a picture is the picture, and no dictionary of its parts.
    return block.child_blocks[key], value.get(key) if isinstance(value, dict) else value
