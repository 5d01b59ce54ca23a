"""“Your first visit”: what happens, and what patients ask before they come."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText

from ..practice.context import clinic_for, locale_for
from ..practice.first_visit import (
    LONGEST_ANSWER,
    LONGEST_PRICE,
    LONGEST_VISIT,
    QUESTIONS,
    WHAT_HAPPENS,
    Answer,
    answers_from,
)
from ..values.addresses import with_followable_links
from ..values.texts import says_something
from .base import IncludeInHandoutBlock, SectionBlock, SectionValue
from .fields import FirstVisitChooserBlock, ProseBlock


def _asks(name):
    question = QUESTIONS[name]
    return {
        "required": False,
        "label": question.words,
        "help_text": question.help_text,
    }


def _answer(name):
    return blocks.TextBlock(rows=2, max_length=LONGEST_ANSWER, **_asks(name))


class FirstVisitValue(SectionValue):
    """The value of a first-visit section."""

    def prose(self, shared=None):
        """What happens: told by the section, else by the shared text."""
        own = self.get("what_happens")
        told = with_followable_links(shared.what_happens) if shared else ""
        return own or RichText(told)

    def answers(self, shared=None, clinic=None) -> list[Answer]:
        """The answers of the section, the shared text and the clinic, in that order.

        :param shared: a published ``FirstVisit``, or ``None``.
        :param clinic: a published clinic, or ``None``; it gives length and price.
        """
        price = clinic and clinic.first_visit_price
        return answers_from(
            self,
            shared.answers if shared else {},
            {"length_minutes": price.get("minutes"), "price": price.get("price")}
            if price
            else {},
        )


class FirstVisitBlock(SectionBlock):
    """Tells what happens on a first visit: a text of many pages, or one of its own."""

    shared = FirstVisitChooserBlock(
        required=False,
        label=_("First-visit text"),
        help_text=_(
            "Written once under Osteopathy, shown wherever it is chosen. What you fill "
            "in below takes the place of its answer on this page."
        ),
    )
    what_happens = ProseBlock(
        required=False, label=WHAT_HAPPENS.words, help_text=WHAT_HAPPENS.help_text
    )
    length_minutes = blocks.IntegerBlock(
        min_value=1, max_value=LONGEST_VISIT, **_asks("length_minutes")
    )
    price = blocks.CharBlock(max_length=LONGEST_PRICE, **_asks("price"))
    clothing = _answer("clothing")
    afterwards = _answer("afterwards")
    not_suitable = _answer("not_suitable")
    chaperone = _answer("chaperone")
    cancelling = _answer("cancelling")
    include_in_handout = IncludeInHandoutBlock(default=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation or says_something(cleaned.get("what_happens")):
            return cleaned
        shared = cleaned.get("shared")
        if shared is None:
            message = _("Choose a first-visit text above, or say here what happens.")
            raise StructBlockValidationError({"what_happens": ValidationError(message)})
        if not shared.live:
            message = _(
                "Patients cannot see this text, because it is not live. Publish it "
                "first, or say below what happens."
            )
            raise StructBlockValidationError({"shared": ValidationError(message)})
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        shared = value.get("shared")
        shared = shared and shared.published(locale_for(context))
        context["what_happens"] = value.prose(shared)
        context["answers"] = value.answers(shared, clinic_for(context))
        return context

    class Meta:
        icon = "login"
        label = _("Your first visit")
        group = _("Practice")
        template = "wagtail_osteo/blocks/first_visit.html"
        value_class = FirstVisitValue
        description = _("What happens on a first visit, what it costs, what to wear.")
        prompt = _("Say what happens, or choose a text.")
        preview_value = {
            "what_happens": (
                "<p>We ask what brings you and about your health, and look at how you "
                "move. Then we say what we found and what may help. You decide.</p>"
            ),
            "length_minutes": 60,
            "price": "£65",
            "clothing": "Something you can move in. You may keep on what you like.",
            "not_suitable": "If you are pregnant, or have had a fracture.",
        }
