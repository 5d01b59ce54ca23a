"""Reads TOML tables so that every error names the file and the dotted key."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from .records import JurisdictionError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EVIDENCE = ("primary", "secondary", "unverified")


def parse(path: Path) -> Table:
    """The file's root table.

    :raises JurisdictionError: naming the file, which cannot be read as TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise JurisdictionError(f"{path}: cannot be read: {error}") from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # The parser gives a line number only; quoting the line shows the key.
        found = re.search(r"at line (\d+)", str(error))
        line = text.splitlines()[int(found[1]) - 1].strip() if found else ""
        raise JurisdictionError(f"{path}: broken TOML: {error}: {line}") from error
    return Table(data, path)


class Table:
    """One table of a file. A key not read when ``finish`` is called is unknown.

    Each method that reads a key raises ``JurisdictionError``, naming the file and the
    dotted key, when that is missing or of the wrong type.
    """

    def __init__(self, data: dict[str, Any], file: Path, path: str = "") -> None:
        self.data = data
        self.file = file
        self.path = path
        self._unread = set(data)

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def fail(self, key: str, problem: str) -> NoReturn:
        """Refuse what stands under a key of this table ("" for the table).

        :raises JurisdictionError: always.
        """
        dotted = ".".join(part for part in (self.path, key) if part)
        raise JurisdictionError(f"{self.file}: {dotted}: {problem}")

    def finish(self) -> None:
        """Refuse what nobody read.

        :raises JurisdictionError: naming the first such key.
        """
        for key in self.data:
            if key in self._unread:
                self.fail(key, "unknown key")

    def _read(self, key: str, kind: type, name: str) -> Any:
        self._unread.discard(key)
        if key not in self.data:
            self.fail(key, "missing")
        value = self.data[key]
        if not isinstance(value, kind):
            self.fail(key, f"must be {name}, not {type(value).__name__}")
        return value

    def text(self, key: str, *, empty: bool = False) -> str:
        """A required text. With ``empty``, "" is allowed."""
        value: str = self._read(key, str, "a text")
        if value != value.strip() or not (value or empty):
            self.fail(key, "must not be empty or have spaces around it")
        return value

    def optional_text(self, key: str) -> str:
        """A text, or "" when the key is not there."""
        return self.text(key) if key in self else ""

    def address(self, key: str) -> str:
        """A required https address."""
        value = self.text(key)
        if not re.fullmatch(r"https://[^\s/]+\.[^\s]+", value):
            self.fail(key, "must be an https:// address")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of different texts, () when the key is not there."""
        if key not in self:
            return ()
        values = self._read(key, list, "a list of texts")
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.fail(key, "must be a list of texts")
        if len(set(values)) != len(values):
            self.fail(key, "names something twice")
        return tuple(values)

    def table(self, key: str) -> Table:
        """A required table."""
        path = f"{self.path}.{key}" if self.path else key
        return Table(self._read(key, dict, "a table"), self.file, path)

    def optional_table(self, key: str) -> Table:
        """A table, an empty one when the key is not there."""
        path = f"{self.path}.{key}" if self.path else key
        return self.table(key) if key in self else Table({}, self.file, path)

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Name and table of each key; names are lower case with underscores."""
        for key in self.data:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
                self.fail(key, "must be lower case with underscores")
            yield key, self.table(key)

    def tables_of(self, key: str) -> list[Table]:
        """The tables of a required list, ``[[key]]``, each with its number."""
        items = self._read(key, list, "a list of tables")
        if not items or not all(isinstance(item, dict) for item in items):
            self.fail(key, "must be a list of tables, at least one")
        path = f"{self.path}.{key}" if self.path else key
        return [
            Table(item, self.file, f"{path}[{number}]")
            for number, item in enumerate(items, 1)
        ]

    def optional_number(self, key: str) -> int | None:
        """A whole number, ``None`` when the key is not there."""
        return self._read(key, int, "a whole number") if key in self else None

    def provenance(self, source: str = "source") -> dict[str, Any]:
        """The arguments that every ``Sourced`` record needs."""
        evidence = self.text("evidence")
        if evidence not in EVIDENCE:
            self.fail("evidence", f"must be one of {', '.join(EVIDENCE)}")
        return {
            "source": self.text(source),
            "checked": self._date("checked"),
            "evidence": evidence,
        }

    def _date(self, key: str) -> datetime.date:
        value = self._read(key, object, "a date")
        if isinstance(value, str):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                self.fail(key, f"is not a date such as YYYY-MM-DD: {value}")
        # A TOML date with a time is a datetime, which is also a date.
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            self.fail(key, f"must be a date, not {type(value).__name__}")
        return value
