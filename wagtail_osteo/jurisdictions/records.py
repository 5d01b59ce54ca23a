"""What a jurisdiction is made of: read-only records, filled by the loader."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


class JurisdictionError(ValueError):
    """A jurisdiction file is broken; the message names the file and the key."""


class UnknownJurisdiction(JurisdictionError):
    """There is no such country or nation; the message names those there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Where an entry was read, on which day, and how good that source is.

    ``evidence`` is "primary" (the body responsible says it), "secondary" (somebody
    else does) or "unverified" (nothing was read; ``source`` says so).
    """

    source: str
    checked: datetime.date
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Sourced):
    """One way to reach help: a telephone number, a web address, or both.

    ``number`` is for eyes, ``tel`` for what follows ``tel:`` in a link. Both are ""
    for a line that has only an address.
    """

    key: str
    label: str
    number: str
    tel: str
    url: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Sourced):
    """The card for one urgency.

    ``lines`` all have a number; ``other_ways`` may have only an address.
    """

    urgency: str
    band: str
    prefix: str
    heading: str
    lines: tuple[Line, ...]
    other_ways: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceNames(Sourced):
    """What the country calls its services, ready to follow "go to" or "ask"."""

    emergency_department: str
    doctor: str
    pharmacist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulator(Sourced):
    """Who keeps the register of osteopaths, and the titles that the law protects."""

    name: str
    register_name: str
    register_url: str
    protected_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRegulator(Sourced):
    """Why a country has no regulator here."""

    reason: str


@dataclass(frozen=True, slots=True)
class Nation:
    """A part of a country with telephone lines of its own.

    ``subdivision`` is its part of its ISO 3166-2 code, by which public holidays are
    told apart, and may be "". ``postcode_areas`` are the letters with which postcodes
    begin that lie in this nation for sure.
    """

    code: str
    name: str
    subdivision: str = ""
    postcode_areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A country, or one nation of it, as pages need it.

    ``country`` is its ISO 3166-1 alpha-2 code, and "" where there is no single country:
    a clinic that does not say its country is in this one. ``nation`` is "" when none
    was chosen. ``levels`` has the keys "emergency", "urgent" and "non_urgent", in that
    order. ``subdivision`` is the nation's part of its ISO 3166-2 code, by which
    public holidays are told apart, and may be "". Exactly one of ``regulator`` and
    ``no_regulator`` is set.
    """

    code: str
    name: str
    country: str
    nation: str
    nations: tuple[Nation, ...]
    subdivision: str
    levels: dict[str, Level] = field(hash=False)
    services: ServiceNames
    regulator: Regulator | None
    no_regulator: NoRegulator | None

    @property
    def emergency_numbers(self) -> tuple[str, ...]:
        """The numbers that one may call in an emergency, as people read them."""
        return tuple(line.number for line in self.levels["emergency"].lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionFile:
    """Everything one file says: the view without a nation (key "") and one per nation.

    ``views`` is not empty: "" is always there.
    """

    code: str
    name: str
    nations: tuple[Nation, ...]
    views: dict[str, Jurisdiction] = field(hash=False)
