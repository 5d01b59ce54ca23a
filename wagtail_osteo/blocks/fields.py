"""Parts that more than one section is made of."""

import swapper
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from wagtail.blocks import ChoiceBlock, RichTextBlock, URLBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from ..values.addresses import NO_WEB_ADDRESS, web_address
from .lead_in import LeadInTextBlock
from .openings import TAKE_CARE


class ProseBlock(RichTextBlock):
    """A few paragraphs and lists. No headings: the section has one."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", ["bold", "italic", "link", "ol", "ul"])
        super().__init__(**kwargs)


class CautionBlock(LeadInTextBlock):
    """When to stop, or who should ask first: the page puts “Take care:” before it."""

    lead_in = TAKE_CARE


def validate_web_address(url):
    """Refuse what ``URLBlock`` lets through and no browser opens, such as ftp."""
    if not web_address(url):
        raise ValidationError(NO_WEB_ADDRESS)


class WebAddressBlock(URLBlock):
    """The address of something on the web."""

    def __init__(self, **kwargs):
        kwargs.setdefault("validators", [validate_web_address])
        super().__init__(**kwargs)


class KeyChoiceBlock(ChoiceBlock):
    """A choice stored by a key that is text."""

    def to_python(self, value):
        # Wagtail 8 would go through all choices, translating each label, to give the
        # key back its type.
        return value


class FetchedOnceMixin:
    """A chooser that validates what it has fetched without fetching it again.

    Wagtail's asks the database for each choice by itself: a page of 30 pictures would
    make 30 queries to find out whether it may go live.
    """

    def clean(self, value):
        if isinstance(value, self.model_class) and value.pk:
            self.field.run_validators(value)
            return value
        return super().clean(value)


class FetchedOnceImageChooserBlock(FetchedOnceMixin, ImageChooserBlock):
    """Chooses the image of a picture."""


class PictureBlock(ImageBlock):
    """A picture with its description; many of them fetch their renditions at once."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        # Wagtail's block makes this child itself, and migrations name none of it.
        chooser = FetchedOnceImageChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def bulk_to_python(self, values):
        values = list(values)
        if any(isinstance(value, dict) for value in values):
            # An image chooser stored a bare key. Wagtail's block takes those only
            # where all pictures of the page are stored so.
            values = [v if isinstance(v, dict) else {"image": v} for v in values]
        images = super().bulk_to_python(values)
        present = [image for image in images if image]
        # A few are found in the cache in less time than the query takes.
        if len(present) > 5:
            prefetch_related_objects(present, "renditions")
        return images


class PracticeChooserBlock(FetchedOnceMixin, SnippetChooserBlock):
    """Chooses one of our snippets, or the model that a site has swapped it for.

    It takes no model, so that migrations store its class path and nothing else. All
    that a page chooses is fetched at once, with what sections show of it.
    """

    model_name: str

    def __init__(self, **kwargs):
        model = swapper.get_model_name("wagtail_osteo", self.model_name)
        super().__init__(model, **kwargs)

    def bulk_to_python(self, values):
        values = list(values)
        if not any(values):
            # Wagtail would look for the snippet without a key.
            return [None] * len(values)
        snippets = super().bulk_to_python(values)
        present = [snippet for snippet in snippets if snippet]
        self.model_class.fetch_parts(present)
        self.model_class.share_translations(present, with_parts=True)
        return snippets


class PractitionerChooserBlock(PracticeChooserBlock):
    """Chooses a practitioner."""

    model_name = "Practitioner"


class ClinicChooserBlock(PracticeChooserBlock):
    """Chooses a clinic."""

    model_name = "Clinic"


class FirstVisitChooserBlock(PracticeChooserBlock):
    """Chooses a first-visit text."""

    model_name = "FirstVisit"


class RedFlagSetChooserBlock(PracticeChooserBlock):
    """Chooses a medical-help text."""

    model_name = "RedFlagSet"
