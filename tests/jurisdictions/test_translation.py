"""A site's translation reaches the help cards, and no number is touched on the way."""

import struct
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import SimpleTestCase, override_settings
from django.utils.translation import override, trans_real

from wagtail_osteo.jurisdictions import (
    available_jurisdictions,
    get_jurisdiction,
    in_active_language,
)
from wagtail_osteo.jurisdictions.translation import _translated


def catalogue(messages: dict[str, str]) -> bytes:
    """A compiled gettext catalogue (format of GNU gettext, little-endian)."""
    pairs = sorted((a.encode(), b.encode()) for a, b in messages.items())
    start = 28 + 16 * len(pairs)
    tables, text = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            entry = pair[column]
            tables[column] += struct.pack("<II", len(entry), start + len(text))
            text += entry + b"\0"
    head = (0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return struct.pack("<7I", *head) + b"".join(tables) + text


class TranslationTests(SimpleTestCase):
    def setUp(self):
        _translated.cache_clear()
        self.addCleanup(_translated.cache_clear)

    def test_a_sites_catalogue_is_used(self):
        english = get_jurisdiction("gb", "wales")
        welsh = {
            "": "Content-Type: text/plain; charset=utf-8\n",
            "Emergency": "Argyfwng",
            "Call 999": "Ffoniwch 999",
        }
        with TemporaryDirectory() as folder:
            path = Path(folder, "cy", "LC_MESSAGES")
            path.mkdir(parents=True)
            (path / "django.mo").write_bytes(catalogue(welsh))
            trans_real._translations.pop("cy", None)
            self.addCleanup(trans_real._translations.pop, "cy", None)
            with override_settings(LOCALE_PATHS=[folder]), override("cy"):
                level = in_active_language(english).levels["emergency"]
        self.assertEqual(level.band, "Argyfwng")
        self.assertEqual(level.lines[0].label, "Ffoniwch 999")
        self.assertEqual(level.lines[0].tel, "999")

    def test_without_a_translation_nothing_changes(self):
        for code in available_jurisdictions():
            jurisdiction = get_jurisdiction(code)
            with self.subTest(code), override("de"):
                self.assertEqual(in_active_language(jurisdiction), jurisdiction)
