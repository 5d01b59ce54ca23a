"""“Questions”: what readers ask, each answer a click away."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from ..structured_data.text import plain_text
from .base import IncludeInHandoutBlock, SectionBlock
from .fields import ProseBlock


class FaqQuestionBlock(blocks.StructBlock):
    """One question with its answer."""

    question = blocks.CharBlock(
        max_length=200,
        label=_("Question"),
        help_text=_(
            "As a patient would ask it, with a question mark: “Can I go on running?”"
        ),
    )
    answer = ProseBlock(
        label=_("Answer"), help_text=_("The answer first, the reason after it.")
    )

    class Meta:
        icon = "comment"
        label = _("Question")
        label_format = "{question}"


class FaqBlock(SectionBlock):
    """Answers what readers ask; an answer opens when its question is chosen."""

    questions = blocks.ListBlock(
        FaqQuestionBlock(),
        min_num=1,
        label=_("Questions"),
        help_text=_(
            "Answers are closed at first: what every reader must know stands in a "
            "section of its own."
        ),
    )
    include_in_handout = IncludeInHandoutBlock(default=False)

    def get_structured_data(self, value, context):
        questions = [
            named("Question", item.get("question"), acceptedAnswer=answer)
            for item in value.get("questions") or ()
            if (answer := _answer_of(item))
        ]
        if not any(questions):
            return None
        address = f"{context['page_address']}#{context['anchor']}"
        page = named("FAQPage", value.title, url=address, mainEntity=questions)
        return Contribution(page={"hasPart": {"@id": address, **page}})

    class Meta:
        icon = "comment"
        label = _("Questions")
        group = _("About")
        template = "wagtail_osteo/blocks/faq.html"
        description = _("What patients ask. Each answer opens on a click.")
        prompt = _("Answer what patients ask.")
        preview_value = {
            "questions": [
                {
                    "question": "Can I go on running?",
                    "answer": (
                        "<p>Rest until the pain has gone. Then build up slowly.</p>"
                    ),
                },
                {
                    "question": "Will it come back?",
                    "answer": "<p>It may. It depends on the cause.</p>",
                },
            ],
        }


def _answer_of(item) -> dict | None:
    words = plain_text(item.get("answer"))
    return {"@type": "Answer", "text": words} if words else None
