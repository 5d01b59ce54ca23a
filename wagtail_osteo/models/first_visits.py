"""What happens on a first visit, for every page that says so."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from ..blocks.first_visit import FirstVisitBlock
from ..practice.first_visit import (
    LONGEST_ANSWER,
    LONGEST_PRICE,
    LONGEST_VISIT,
    QUESTIONS,
    WHAT_HAPPENS,
)
from ..values.addresses import with_followable_links
from .snippets import OsteoSnippet


def _answer(name):
    question = QUESTIONS[name]
    return models.TextField(
        question.words,
        max_length=LONGEST_ANSWER,
        blank=True,
        help_text=question.help_text,
    )


class FirstVisit(OsteoSnippet):
    """What happens on a first visit, written once for all pages that choose it."""

    what_happens = RichTextField(
        WHAT_HAPPENS.words,
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=WHAT_HAPPENS.help_text,
    )
    length_minutes = models.PositiveSmallIntegerField(
        QUESTIONS["length_minutes"].words,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_VISIT)],
        help_text=QUESTIONS["length_minutes"].help_text,
    )
    price = models.CharField(
        QUESTIONS["price"].words,
        max_length=LONGEST_PRICE,
        blank=True,
        help_text=QUESTIONS["price"].help_text,
    )
    clothing = _answer("clothing")
    afterwards = _answer("afterwards")
    not_suitable = _answer("not_suitable")
    chaperone = _answer("chaperone")
    cancelling = _answer("cancelling")

    reading_template = "wagtail_osteo/snippets/first_visit.html"
    panels = [
        FieldPanel(
            "name",
            help_text=_("For your own list, patients do not see it: “Adults”"),
        ),
        FieldPanel("what_happens"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("length_minutes"), FieldPanel("price")]),
                FieldPanel("clothing"),
                FieldPanel("afterwards"),
                FieldPanel("not_suitable"),
                FieldPanel("chaperone"),
                FieldPanel("cancelling"),
            ],
            heading=_("Questions"),
        ),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("what_happens"),
        *(
            index.SearchField(name)
            for name in ("clothing", "afterwards", "not_suitable", "chaperone")
        ),
        index.FilterField("live"),
        index.FilterField("locale_id"),
    ]

    class Meta(OsteoSnippet.Meta):
        verbose_name = _("first-visit text")
        verbose_name_plural = _("first-visit texts")

    @property
    def answers(self) -> dict:
        """The answers by the name of their question."""
        return {name: getattr(self, name) for name in QUESTIONS}

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        # Not chosen by a section but told by one: a draft could not be chosen yet.
        block = FirstVisitBlock()
        block.set_name("first_visit")
        prose = with_followable_links(self.what_happens)
        stored = {"what_happens": prose, **self.answers}
        return {**context, "section": block.to_python(stored)}
