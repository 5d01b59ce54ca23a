"""What those who cannot see a picture are told.

A picture in a section whose description is empty cannot go live: ``gate`` says so.
"""

import re

from django.utils.translation import gettext_lazy as _

from .. import Finding, Group, register_advice

FILE_ENDING = re.compile(r"\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)\s*$", re.I)
# As cameras and telephones name their files.
CAMERA = re.compile(
    r"^\s*(img|dsc[fn]?|pxl|image|photo|picture|screenshot|scan|untitled)?"
    r"[\s_-]*\(?\d[\d\s_()-]*$",
    re.I,
)


def looks_like_a_file_name(text: str) -> bool:
    """Whether a description is what a file was called: “IMG_1234”, “leg-2.jpg”."""
    # A word such as “calf_stretch” is nobody's way of describing a picture either.
    return bool(FILE_ENDING.search(text) or CAMERA.match(text) or "_" in text)


@register_advice
def alternative_texts(page, context):
    """The words that stand in for a picture describe it."""
    for picture in context.pictures:
        if not looks_like_a_file_name(picture.alternative):
            continue
        if picture.field:
            message = _(
                "Describe the picture “%(text)s” under Images: its description is only "
                "the name of a file."
            )
        else:
            message = _(
                "Describe the picture “%(text)s” for those who cannot see it. That is "
                "only the name of a file."
            )
        yield Finding(
            Group.SHOULD_CHECK,
            message % {"text": picture.alternative},
            "picture-named-like-a-file",
            section=picture.section,
            field=picture.field,
        )
