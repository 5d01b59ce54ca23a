"""Parts that more than one section is made of."""

import swapper
from django.db.models import prefetch_related_objects
from wagtail.blocks import ChoiceBlock, RichTextBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

__all__ = [
    "ClinicChooserBlock",
    "KeyChoiceBlock",
    "PictureBlock",
    "PractitionerChooserBlock",
    "ProseBlock",
]


class ProseBlock(RichTextBlock):
    """A few paragraphs and lists. No headings: the section has one."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", ["bold", "italic", "link", "ol", "ul"])
        super().__init__(**kwargs)


class KeyChoiceBlock(ChoiceBlock):
    """A choice stored by a key that is text."""

    def to_python(self, value):
        # Wagtail 8 would go through all choices, translating each label, to give the
        # key back its type.
        return value


class PictureBlock(ImageBlock):
    """A picture with its description; many of them fetch their renditions at once."""

    def bulk_to_python(self, values):
        images = super().bulk_to_python(values)
        present = [image for image in images if image]
        # A few are found in the cache in less time than the query takes.
        if len(present) > 5:
            prefetch_related_objects(present, "renditions")
        return images


class PracticeChooserBlock(SnippetChooserBlock):
    """Chooses a snippet that a site may have swapped for a model of its own.

    It takes no model, so that migrations store its class path and nothing else.
    """

    swappable_model: str

    def __init__(self, **kwargs):
        model = swapper.get_model_name("wagtail_osteo", self.swappable_model)
        super().__init__(model, **kwargs)

    def bulk_to_python(self, values):
        values = list(values)
        if not any(values):
            # Wagtail would look for the snippet without a key.
            return [None] * len(values)
        snippets = super().bulk_to_python(values)
        self.model_class.share_translations([s for s in snippets if s])
        return snippets


class PractitionerChooserBlock(PracticeChooserBlock):
    """Chooses a practitioner."""

    swappable_model = "Practitioner"


class ClinicChooserBlock(PracticeChooserBlock):
    """Chooses a clinic."""

    swappable_model = "Clinic"
