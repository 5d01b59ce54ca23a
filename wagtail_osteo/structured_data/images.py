"""Pictures, as files that other sites can show."""

from urllib.parse import urljoin

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

# What every network shows beside a link; a photograph or a drawing on white.
SHARED = "fill-1200x630|bgcolor-ffffff|format-jpeg"
PORTRAIT = "fill-256x256"
PLACE = "fill-640x400"


def shareable(image, spec: str = SHARED):
    """The rendition of ``image``; ``None`` where there is none to make.

    A drawing made of vectors is not turned into pixels, and a file may be gone.
    """
    if image is None or image.is_svg():
        return None
    try:
        return image.get_rendition(spec)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None


def image_node(image, address: str, spec: str = SHARED) -> dict | None:
    """``ImageObject`` of a rendition, whose address is made absolute by ``address``."""
    rendition = shareable(image, spec)
    if rendition is None:
        return None
    url = urljoin(address, rendition.url)
    return {
        "@type": "ImageObject",
        "@id": url,
        "url": url,
        "contentUrl": url,
        "caption": image.default_alt_text,
    }
