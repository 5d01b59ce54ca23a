"""Starter texts on when to get medical help, one TOML file each.

They are starting points, never advice: a practitioner reads, changes and signs off each
before a patient sees it. ``osteo_load_medical_help`` makes drafts of them.
"""

from __future__ import annotations

import datetime
import uuid
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...jurisdictions.tables import Table, parse
from ..cards import MATCHES, URGENCIES

FOLDER = Path(__file__).parent
# Gives each file the same key on every site, whatever the editor calls the text.
KEYS = uuid.UUID("0b5f2a2e-5d0b-4d0a-9a3c-6f7c8d1f4e11")
LONGEST_SIGN = 250


class StarterLevel(NamedTuple):
    """Signs that call for help equally soon."""

    urgency: str
    match: str
    signs: tuple[str, ...]
    advice: str


class StarterSource(NamedTuple):
    """What the signs rest on; ``checked`` is the day it was read."""

    title: str
    publisher: str
    year: int | None
    url: str
    checked: datetime.date
    evidence: str


class StarterText(NamedTuple):
    """One file of the library."""

    code: str
    name: str
    levels: tuple[StarterLevel, ...]
    sources: tuple[StarterSource, ...]

    @property
    def key(self) -> uuid.UUID:
        """The translation key of the text that is made of it."""
        return uuid.uuid5(KEYS, self.code)


@cache
def library() -> tuple[StarterText, ...]:
    """Every text of the library, by the name of its file.

    :raises JurisdictionError: naming file and key, for a file that is broken.
    """
    return tuple(load_text(path) for path in sorted(FOLDER.glob("*.toml")))


def load_text(path: Path) -> StarterText:
    """The text in the TOML file at ``path``; its stem is the text's code.

    :raises JurisdictionError: naming the file and the dotted key, for broken TOML, for
        keys that are missing, unknown or of the wrong type, and for a text without a
        sign or a source.
    """
    root = parse(path)
    text = StarterText(
        code=path.stem,
        name=root.text("name"),
        levels=tuple(map(_level, root.tables_of("levels"))),
        sources=tuple(map(_source, root.tables_of("sources"))),
    )
    root.finish()
    return text


def _level(table: Table) -> StarterLevel:
    level = StarterLevel(
        urgency=_one_of(table, "urgency", URGENCIES),
        match=_one_of(table, "match", MATCHES),
        signs=table.texts("signs"),
        advice=table.optional_text("advice"),
    )
    if not level.signs:
        table.fail("signs", "missing")
    for sign in level.signs:
        # As they stand in a list: "… if: you cannot pass urine".
        if sign[0].isupper() or sign.endswith(".") or len(sign) > LONGEST_SIGN:
            table.fail("signs", f"must be a short line, no sentence: {sign}")
    table.finish()
    return level


def _source(table: Table) -> StarterSource:
    provenance = table.provenance(source="url")
    source = StarterSource(
        title=table.text("title"),
        publisher=table.optional_text("publisher"),
        year=table.optional_number("year"),
        url=table.address("url"),
        checked=provenance["checked"],
        evidence=provenance["evidence"],
    )
    table.finish()
    return source


def _one_of(table: Table, key: str, choices) -> str:
    value = table.text(key)
    known = [choice for choice, _label in choices]
    if value not in known:
        table.fail(key, f"must be one of {', '.join(known)}")
    return value
