"""The QR code of a page, drawn once for each address."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe

__all__ = ["qr_code"]


@lru_cache(maxsize=512)
def qr_code(address: str) -> SafeString:
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(omitsize=True))  # noqa: S308
