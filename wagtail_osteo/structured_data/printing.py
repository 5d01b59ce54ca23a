"""A graph as text that neither ends its ``<script>`` nor breaks a JSON parser."""

import datetime
import json
import re
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..characters import readable
from .graph import Graph

# A parser of HTML looks for "</script" and "<!--" whatever the language of the script;
# older JavaScript takes the separators for ends of lines.
MARKUP = re.compile("[<>&\u2028\u2029]")
LINE_END = re.compile("\r\n?")


def as_script(graph: Graph) -> SafeString:
    """The graph as ``<script type="application/ld+json">``; empty without a node."""
    if not graph:
        return mark_safe("")
    text = json.dumps(
        cleaned(graph.as_document()), ensure_ascii=False, separators=(",", ":")
    )
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(MARKUP.sub(_escaped, text)),  # noqa: S308 -- no markup is left
    )


def cleaned(value):
    """``value`` as JSON can hold it, without what says nothing."""
    if isinstance(value, str):
        return readable(LINE_END.sub("\n", value))
    if isinstance(value, dict):
        found = {}
        for name, each in value.items():
            if (each := cleaned(each)) not in NOTHING:
                found[name] = each
        return found
    if isinstance(value, (list, tuple)):
        return [each for each in map(cleaned, value) if each not in NOTHING]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    # A text that is yet to be translated.
    return cleaned(str(value))


# Zero and "no" say something.
NOTHING = (None, "", [], {})


def _escaped(found) -> str:
    return f"\\u{ord(found[0]):04X}"
