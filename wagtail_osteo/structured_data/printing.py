"""A graph as text that neither ends its ``<script>`` nor breaks a JSON parser."""

import datetime
import json
import re
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .graph import Graph

__all__ = ["as_script"]

# A parser of HTML looks for "</script" and "<!--" whatever the language of the script;
# older JavaScript takes the separators for ends of lines.
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}
# Half of a pair of surrogates is no character, and cannot be sent as UTF-8.
SURROGATE = re.compile("[\ud800-\udfff]")
# Nothing that a person can read; PostgreSQL and XML refuse most of them as well.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def as_script(graph: Graph) -> SafeString:
    """The graph as ``<script type="application/ld+json">``; empty without a node."""
    if not graph:
        return mark_safe("")
    text = json.dumps(
        cleaned(graph.as_document()), ensure_ascii=False, separators=(",", ":")
    )
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(ESCAPES)),  # noqa: S308 -- "<" and "&" are escaped
    )


def cleaned(value):
    """``value`` as JSON can hold it, without what says nothing."""
    if isinstance(value, dict):
        pairs = ((name, cleaned(each)) for name, each in value.items())
        return {name: each for name, each in pairs if not _says_nothing(each)}
    if isinstance(value, (list, tuple)):
        return [each for each in map(cleaned, value) if not _says_nothing(each)]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return CONTROL.sub("", SURROGATE.sub("\N{REPLACEMENT CHARACTER}", str(value)))


def _says_nothing(value) -> bool:
    return value is None or (isinstance(value, (str, list, dict)) and not value)
