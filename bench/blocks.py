"""The sections of a condition as a developer writes them with Wagtail alone."""

from wagtail.blocks import (
    CharBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class FactBlock(StructBlock):
    question = CharBlock()
    answer = CharBlock()


class OverviewBlock(StructBlock):
    heading = CharBlock()
    text = RichTextBlock()
    key_facts = ListBlock(FactBlock())
    picture = ImageBlock(required=False)

    class Meta:
        template = "bench/blocks/overview.html"


class SymptomBlock(StructBlock):
    name = CharBlock()
    detail = TextBlock(required=False)


class SymptomsBlock(StructBlock):
    heading = CharBlock()
    introduction = TextBlock(required=False)
    symptoms = ListBlock(SymptomBlock())
    daily_life = RichTextBlock(required=False)

    class Meta:
        template = "bench/blocks/symptoms.html"


class HelpLineBlock(StructBlock):
    label = CharBlock()
    number = CharBlock(required=False)
    url = URLBlock(required=False)
    description = CharBlock(required=False)


class HelpCardBlock(StructBlock):
    """Its editor types the numbers, which no jurisdiction supplies here."""

    urgency = CharBlock()
    band = CharBlock()
    prefix = CharBlock()
    heading = CharBlock()
    match = CharBlock(required=False)
    signs = ListBlock(CharBlock())
    lines = ListBlock(HelpLineBlock())
    advice = RichTextBlock(required=False)
    other_ways = ListBlock(HelpLineBlock())


class MedicalHelpBlock(StructBlock):
    heading = CharBlock()
    cards = ListBlock(HelpCardBlock())

    class Meta:
        template = "bench/blocks/medical_help.html"


class MeasureBlock(StructBlock):
    name = CharBlock()
    how = TextBlock()
    caution = TextBlock(required=False)
    picture = ImageBlock(required=False)


class SelfCareBlock(StructBlock):
    heading = CharBlock()
    introduction = TextBlock(required=False)
    measures = ListBlock(MeasureBlock())

    class Meta:
        template = "bench/blocks/self_care.html"


class CauseBlock(StructBlock):
    name = CharBlock()
    explanation = TextBlock()
    prevention = ListBlock(CharBlock())
    whom_to_ask = TextBlock(required=False)


class CausesBlock(StructBlock):
    heading = CharBlock()
    introduction = TextBlock(required=False)
    causes = ListBlock(CauseBlock())

    class Meta:
        template = "bench/blocks/causes.html"


class TipBlock(StructBlock):
    name = CharBlock()
    detail = TextBlock(required=False)


class PreventionBlock(StructBlock):
    heading = CharBlock()
    introduction = TextBlock(required=False)
    tips = ListBlock(TipBlock())

    class Meta:
        template = "bench/blocks/prevention.html"


class StepBlock(StructBlock):
    text = TextBlock()
    picture = ImageBlock(required=False)


class ExerciseBlock(StructBlock):
    heading = CharBlock()
    purpose = TextBlock(required=False)
    steps = ListBlock(StepBlock())
    repetitions = CharBlock()
    how_often = CharBlock(required=False)
    equipment = CharBlock(required=False)
    caution = TextBlock()

    class Meta:
        template = "bench/blocks/exercise.html"


class TreatmentOptionBlock(StructBlock):
    name = CharBlock()
    effect = TextBlock()
    ask_first = CharBlock(required=False)


class TreatmentGroupBlock(StructBlock):
    heading = CharBlock()
    options = ListBlock(TreatmentOptionBlock())


class TreatmentBlock(StructBlock):
    heading = CharBlock()
    introduction = TextBlock(required=False)
    groups = ListBlock(TreatmentGroupBlock())

    class Meta:
        template = "bench/blocks/treatment.html"


class FirstVisitBlock(StructBlock):
    heading = CharBlock()
    visit = SnippetChooserBlock("bench.FirstVisit")

    class Meta:
        template = "bench/blocks/first_visit.html"


class QuestionBlock(StructBlock):
    question = CharBlock()
    answer = RichTextBlock()


class QuestionsBlock(StructBlock):
    heading = CharBlock()
    questions = ListBlock(QuestionBlock())

    class Meta:
        template = "bench/blocks/faq.html"


class InvitationBlock(StructBlock):
    heading = CharBlock()
    text = TextBlock(required=False)
    clinic = SnippetChooserBlock("bench.Clinic", required=False)

    class Meta:
        template = "bench/blocks/call_to_action.html"


class SourceBlock(StructBlock):
    title = CharBlock()
    publisher = CharBlock(required=False)
    year = IntegerBlock(required=False)
    url = URLBlock(required=False)
    read_on = DateBlock(required=False)


class SourcesBlock(StructBlock):
    heading = CharBlock()
    references = ListBlock(SourceBlock())

    class Meta:
        template = "bench/blocks/references.html"


class TextSectionBlock(StructBlock):
    heading = CharBlock()
    text = RichTextBlock()

    class Meta:
        template = "bench/blocks/rich_text.html"


class PlainBodyBlock(StreamBlock):
    """The sections, under the slugs of the package's own."""

    overview = OverviewBlock()
    symptoms = SymptomsBlock()
    red_flags = MedicalHelpBlock()
    self_care = SelfCareBlock()
    causes = CausesBlock()
    prevention = PreventionBlock()
    exercise = ExerciseBlock()
    treatment = TreatmentBlock()
    first_visit = FirstVisitBlock()
    faq = QuestionsBlock()
    call_to_action = InvitationBlock()
    references = SourcesBlock()
    rich_text = TextSectionBlock()
