"""What patients ask before they come for the first time, and who answers it.

The snippet and the section ask the editor for the same answers. Both take words and
limits from here, so that they cannot drift apart.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

LONGEST_ANSWER = 400
LONGEST_PRICE = 60
LONGEST_VISIT = 600


class Question(NamedTuple):
    """What the patient reads and the editor fills in."""

    words: str
    help_text: str


class Answer(NamedTuple):
    """A question with what the patient is told."""

    name: str
    question: str
    text: str


# Told as prose, before the questions.
WHAT_HAPPENS = Question(
    _("What happens"),
    _("In the order it happens: questions, examination, treatment, what comes next."),
)

# By the name of the field, in the order of the page.
QUESTIONS = {
    "length_minutes": Question(
        _("How long it takes"),
        _("In minutes. Empty: as in the clinic’s prices."),
    ),
    "price": Question(
        _("What it costs"),
        _("With the currency: “£65”. Empty: as in the clinic’s prices."),
    ),
    "clothing": Question(
        _("What to wear"),
        _("What to put on, and what may have to come off."),
    ),
    "afterwards": Question(
        _("How you may feel afterwards"),
        _("What is common, how long it lasts, and when to ring. Promise nothing."),
    ),
    "not_suitable": Question(
        _("When to ask us first"),
        _("Whom it may not suit: “If you are pregnant, or have had a fracture …”"),
    ),
    "chaperone": Question(
        _("Bringing somebody with you"),
        _("Friend, parent or chaperone: who may be in the room."),
    ),
    "cancelling": Question(
        _("If you cannot come"),
        _("How to cancel, by when, and what it costs otherwise."),
    ),
}


def answers_from(*sources) -> list[Answer]:
    """The questions that are answered, in order.

    :param sources: mappings from the name of a question to its answer. The first that
        has an answer gives it.
    """
    answers = []
    for name, question in QUESTIONS.items():
        answer = next((s.get(name) for s in sources if s.get(name)), None)
        if answer and name == "length_minutes":
            answer = ngettext("%(number)d minute", "%(number)d minutes", answer) % {
                "number": answer
            }
        if answer:
            answers.append(Answer(name, question.words, answer))
    return answers
