"""Short sentences in short paragraphs."""

from django.utils.translation import ngettext

from .. import Finding, Group, register_advice
from ..prose import opening, sentences_of, words_of

LONGEST_SENTENCE = 20
LONGEST_PARAGRAPH = 3


@register_advice
def sentences(page, context):
    """No sentence is longer than a reader can hold in mind."""
    if not context.is_english:
        return
    for place, passages in _by_place(context):
        long = [
            sentence
            for passage in passages
            for sentence in sentences_of(passage.text)
            if len(words_of(sentence)) > LONGEST_SENTENCE
        ]
        if long:
            yield _finding(
                "long-sentence",
                ngettext(
                    "Split the sentence of more than %(most)d words: “%(text)s”.",
                    "Split %(count)d sentences of more than %(most)d words each. The "
                    "first: “%(text)s”.",
                    len(long),
                ),
                LONGEST_SENTENCE,
                long,
                place,
            )


@register_advice
def paragraphs(page, context):
    """No paragraph is a wall of text."""
    if not context.is_english:
        return
    for place, passages in _by_place(context):
        long = [
            passage.text
            for passage in passages
            if len(sentences_of(passage.text)) > LONGEST_PARAGRAPH
        ]
        if long:
            yield _finding(
                "long-paragraph",
                ngettext(
                    "Split the paragraph of more than %(most)d sentences: “%(text)s”.",
                    "Split %(count)d paragraphs of more than %(most)d sentences each. "
                    "The first: “%(text)s”.",
                    len(long),
                ),
                LONGEST_PARAGRAPH,
                long,
                place,
            )


def _by_place(context):
    """The passages of each section and field: one finding a place is enough."""
    places = {}
    for passage in context.passages:
        if passage.field == "search_description":
            # Cut to a line wherever it is shown, and no part of the page.
            continue
        places.setdefault((passage.section, passage.field), []).append(passage)
    return places.items()


def _finding(code, message, most, long, place):
    words = {"most": most, "count": len(long), "text": opening(long[0])}
    return Finding(Group.WORDING, message % words, code, *place)
