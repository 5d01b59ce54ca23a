"""What the page's own words make of those that go on from them."""

from django.utils.translation import gettext as _

from .. import Finding, Group, register_advice
from ..prose import opening


@register_advice
def doubtful_endings(page, context):
    """Each ending of which only a person can tell whether the sentence means it."""
    if not context.is_english:
        return
    for text, lead_in, section in context.endings:
        if doubt := lead_in.doubt_about(text):
            sentence = opening(lead_in.complete(text))
            words = {"sentence": sentence, "doubt": doubt}
            yield Finding(
                Group.SHOULD_CHECK,
                _("“%(sentence)s”: %(doubt)s") % words,
                "ending-turned-round",
                section=section,
            )
