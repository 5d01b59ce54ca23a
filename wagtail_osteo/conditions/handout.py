"""The hand-out: what a condition's page adds when a patient takes it home on paper."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

try:
    import segno
except ImportError:  # The extra "handout" is not installed: no code is printed.
    segno = None


@lru_cache(maxsize=512)
def qr_code(address: str) -> SafeString:
    """An SVG with a QR code that leads a telephone's camera to ``address``.

    :returns: markup without a size of its own, for CSS to set; empty without segno.
    """
    if segno is None or not address:
        return SafeString("")
    code = segno.make(address, error="m", micro=False)
    # segno draws shapes; of the address not a letter is in the markup.
    return mark_safe(  # noqa: S308
        code.svg_inline(omitsize=True, svgclass="osteo-handout__code", lineclass=None)
    )
