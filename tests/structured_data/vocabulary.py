"""Checks a graph against the domains and ranges of the whole of schema.org.

A type is a kind of others, a property belongs to types and takes types: whatever breaks
that is a fault. Search engines forgive much of it, and so say nothing.
"""

import datetime
import gzip
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.dateparse import parse_datetime

FILE = Path(__file__).with_name("schemaorg.json.gz")
BASE = "https://schema.org/"
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?")


@cache
def vocabulary() -> dict:
    return json.loads(gzip.decompress(FILE.read_bytes()))


@cache
def kinds(type_: str) -> frozenset[str]:
    """The type and all that it is a kind of."""
    above = vocabulary()["types"].get(type_, ())
    return frozenset({type_}).union(*map(kinds, above))


def faults(document: dict) -> list[str]:
    """What is wrong with a JSON-LD document; empty when nothing is."""
    if document.get("@context") != "https://schema.org":
        return ["@context: not schema.org"]
    return list(Graph(document["@graph"]).faults())


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


class Graph:
    def __init__(self, nodes):
        self.nodes = nodes
        self.types_by_id = {}
        for node in nodes:
            self._note(node)

    def _note(self, value):
        """Remember each node that has an @id, however deep it stands."""
        if isinstance(value, list):
            for each in value:
                self._note(each)
        elif isinstance(value, dict):
            if "@id" in value and len(value) > 1:
                types = self.types_by_id.setdefault(value["@id"], [])
                types.extend(listed(value.get("@type", [])))
            for each in value.values():
                self._note(each)

    def faults(self):
        for index, node in enumerate(self.nodes):
            if "@id" not in node:
                yield f"node {index}: has no @id"
            yield from self.node_faults(node, f"node {index}")

    def node_faults(self, node, path):
        types = listed(node.get("@type", []))
        if not types:
            yield f"{path}: has no @type"
        path = f"{path} {'+'.join(types)}"
        for type_ in types:
            if type_ not in vocabulary()["types"]:
                yield f"{path}: there is no type {type_}"
            yield from superseded(type_, path)
        known = frozenset().union(*map(kinds, types))
        for name, value in node.items():
            if name in ("@type", "@id"):
                continue
            yield from self.property_faults(name, value, known, f"{path}.{name}")

    def property_faults(self, name, value, known, path):
        if name not in vocabulary()["properties"]:
            yield f"{path}: there is no such property"
            return
        domain, range_ = vocabulary()["properties"][name]
        yield from superseded(name, path)
        if not known.intersection(domain):
            yield f"{path}: only {', '.join(domain)} have it"
        for each in listed(value):
            yield from self.value_faults(each, frozenset(range_), path)

    def value_faults(self, value, range_, path):
        if not isinstance(value, dict):
            yield from literal_faults(value, range_, path)
            return
        if set(value) == {"@id"}:
            if value["@id"] not in self.types_by_id:
                yield f"{path}: nothing has the @id {value['@id']}"
                return
            types = self.types_by_id[value["@id"]]
        else:
            yield from self.node_faults(value, path)
            types = listed(value.get("@type", []))
        if not frozenset().union(*map(kinds, types)).intersection(range_):
            yield f"{path}: takes {', '.join(sorted(range_))}, not {', '.join(types)}"


def superseded(term, path):
    if by := vocabulary()["superseded"].get(term):
        yield f"{path}: {term} is superseded by {', '.join(by)}"


def literal_faults(value, range_, path):
    if value in ("", None):
        yield f"{path}: is empty"
    elif isinstance(value, str) and value.startswith(BASE):
        term = value.removeprefix(BASE)
        of = vocabulary()["members"].get(term, ())
        if not frozenset().union(*map(kinds, of)).intersection(range_):
            yield f"{path}: {term} is no member of {', '.join(sorted(range_))}"
        yield from superseded(term, path)
    elif not any(fits(value, type_) for type_ in range_):
        takes = ", ".join(sorted(range_))
        yield f"{path}: takes {takes}, not {json.dumps(value)}"


def fits(value, type_) -> bool:
    """Whether a literal is one of that data type; no literal is one of any other."""
    if isinstance(value, bool):
        return type_ == "Boolean"
    if isinstance(value, (int, float)):
        return type_ in ("Number", "Float") or (
            type_ == "Integer" and isinstance(value, int)
        )
    if type_ == "URL":
        parts = urlsplit(value)
        return parts.scheme in ("http", "https", "mailto", "tel") and bool(
            parts.netloc or parts.path
        )
    if type_ == "Date":
        return is_date(value)
    if type_ == "DateTime":
        return is_moment(value)
    if type_ == "Time":
        return TIME.fullmatch(value) is not None
    # Text that is a date or an address is still text.
    return type_ == "Text" or "Text" in kinds(type_)


def is_date(value) -> bool:
    # ISO 8601 knows years, and months of years, too.
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return True
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-11-24")


def is_moment(value) -> bool:
    try:
        return parse_datetime(value) is not None
    except ValueError:
        return False
