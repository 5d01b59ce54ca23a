"""Turns one jurisdiction file into records, and refuses a file that could mislead.

A wrong telephone number can cost a life, so each number is written once per file and
texts name it by the key of its line: ``{emergency}``. A text that holds digits of its
own is refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from .records import (
    Jurisdiction,
    JurisdictionFile,
    Level,
    Line,
    Nation,
    NoRegulator,
    Regulator,
    ServiceNames,
)
from .tables import Table, parse


def gettext_noop(text: str) -> str:
    """Mark a text for translation. Django's own reads settings, too early here."""
    return text


# Band and hidden prefix do not differ from country to country, so they are not data.
LEVELS = {
    "emergency": (
        gettext_noop("Emergency"),
        gettext_noop("Immediate action required"),
    ),
    "urgent": (gettext_noop("Urgent"), gettext_noop("Urgent advice")),
    "non_urgent": (gettext_noop("Not urgent"), gettext_noop("Non-urgent advice")),
}

PROVENANCE = ("source", "checked", "evidence")


def load_file(path: Path) -> JurisdictionFile:
    """What the TOML file at ``path`` says; its stem is the jurisdiction's code.

    :raises JurisdictionError: naming the file and the dotted key, for broken TOML, for
        keys that are missing, unknown or of the wrong type, for a text that names a
        line there is not, for a line that nothing shows, and for what is not dated or
        sourced.
    """
    root = parse(path)
    nations = tuple(
        Nation(
            code=code,
            name=table.text("name"),
            subdivision=table.optional_text("subdivision"),
            postcode_areas=table.texts("postcode_areas"),
        )
        for code, table in root.optional_table("nations").tables()
    )
    views: dict[str, Jurisdiction] = {}
    used: set[str] = set()
    for nation in ("", *(each.code for each in nations)):
        view, shown = _view(root, path.stem, nation, nations)
        views[nation] = view
        used |= shown
    for key in root.table("lines").data:
        if key not in used:
            root.table("lines").fail(key, "no level shows this line")
    root.finish()
    return JurisdictionFile(
        code=path.stem, name=root.text("name"), nations=nations, views=views
    )


def _view(
    root: Table, code: str, nation: str, nations: tuple[Nation, ...]
) -> tuple[Jurisdiction, set[str]]:
    """The country seen from one nation, and the keys of the lines it shows."""
    own = root.table("nations").table(nation) if nation else Table({}, root.file)
    if nation:
        own.text("name")
    subdivision = own.optional_text("subdivision")
    own.texts("postcode_areas")
    own_lines = own.optional_table("lines")
    lines = _lines(root.table("lines"), own_lines)
    levels, used = _levels(root.table("levels"), own.optional_table("levels"), lines)
    for key in own_lines.data:
        if key not in used:
            own_lines.fail(key, "no level shows this line")
    services = (own if "services" in own else root).table("services")
    own.finish()
    regulator, no_regulator = _regulation(root)
    country = root.text("country", empty=True)
    if not re.fullmatch(r"([A-Z]{2})?", country):
        root.fail("country", "must be two capital letters, or empty for no country")
    view = Jurisdiction(
        code=code,
        name=root.text("name"),
        country=country,
        nation=nation,
        nations=nations,
        subdivision=subdivision,
        levels=levels,
        services=_services(services),
        regulator=regulator,
        no_regulator=no_regulator,
    )
    return view, used


def _lines(base: Table, own: Table) -> dict[str, tuple[Line, Table]]:
    """Each line, its texts not yet filled, with the table for errors to name."""
    merged = dict(base.tables())
    for key, table in own.tables():
        if key in merged:
            # A nation may repeat a line to give its own source for the same number:
            # then the source must be its own, or it would vouch for what it never said.
            for name in PROVENANCE:
                if name not in table:
                    table.fail(name, "missing")
            data = {**merged[key].data, **table.data}
            merged[key] = Table(data, table.file, table.path)
        else:
            merged[key] = table
    lines = {key: (_line(key, table), table) for key, table in merged.items()}
    numbers: dict[str, str] = {}
    for key, (line, table) in lines.items():
        if line.number and line.tel in numbers:
            table.fail("number", f"is the number of {numbers[line.tel]} too")
        numbers[line.tel] = key
    return lines


def _line(key: str, table: Table) -> Line:
    number = table.optional_text("number")
    if number and not re.fullmatch(r"\+?\d[\d ]*\d", number):
        table.fail("number", "must be digits and spaces, with or without a leading +")
    url = table.address("url") if "url" in table else ""
    if not (number or url):
        table.fail("number", "missing, and there is no url either")
    line = Line(
        key=key,
        label=table.text("label"),
        number=number,
        tel=number.replace(" ", ""),
        url=url,
        description=table.optional_text("description"),
        **table.provenance(),
    )
    table.finish()
    return line


def _levels(
    base: Table, own: Table, lines: dict[str, tuple[Line, Table]]
) -> tuple[dict[str, Level], set[str]]:
    """The three levels and the keys of the lines that they show or name."""
    numbers = {key: line.number for key, (line, _) in lines.items()}
    used: set[str] = set()
    levels = {}
    for urgency in LEVELS:
        table = (own if urgency in own else base).table(urgency)
        base.table(urgency)
        levels[urgency] = _level(urgency, table, lines, numbers, used)
    base.finish()
    own.finish()
    return levels, used


def _level(
    urgency: str,
    table: Table,
    lines: dict[str, tuple[Line, Table]],
    numbers: dict[str, str],
    used: set[str],
) -> Level:
    def pick(name: str) -> tuple[Line, ...]:
        picked = []
        for key in table.texts(name):
            if key not in lines:
                table.fail(name, f"names an unknown line: {key}")
            picked.append(_filled(*lines[key], numbers, used))
            used.add(key)
        return tuple(picked)

    heading, named = _fill(table, "heading", numbers)
    if not heading.endswith("if:"):
        table.fail("heading", 'must end in "if:"')
    shown = pick("lines")
    for line in shown:
        if not line.number:
            table.fail("lines", f"{line.key} has no number; move it to other_ways")
    if urgency == "emergency" and not shown:
        table.fail("lines", "must name a line")
    for key in named:
        # Whoever reads a number in the heading must be able to press it.
        if key not in {line.key for line in shown}:
            table.fail("lines", f"must show {key}, which the heading names")
    band, prefix = LEVELS[urgency]
    level = Level(
        urgency=urgency,
        band=band,
        prefix=prefix,
        heading=heading,
        lines=shown,
        other_ways=pick("other_ways"),
        **table.provenance(),
    )
    table.finish()
    return level


def _filled(line: Line, table: Table, numbers: dict[str, str], used: set[str]) -> Line:
    """The line with the numbers put into its texts."""
    label, in_label = _fill(table, "label", numbers)
    description, in_description = _fill(table, "description", numbers)
    used |= in_label | in_description
    values = {name: getattr(line, name) for name in ("key", "number", "tel", "url")}
    values |= {name: getattr(line, name) for name in PROVENANCE}
    return Line(label=label, description=description, **values)


def _fill(table: Table, key: str, numbers: dict[str, str]) -> tuple[str, set[str]]:
    """A text with the numbers put in, and the lines it named."""
    text = table.optional_text(key) if key == "description" else table.text(key)
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        table.fail(key, f"has a broken placeholder: {error}")
    filled = []
    named = set()
    for literal, name, form, conversion in parts:
        if re.search(r"(\d[\s-]?){3}", literal):
            table.fail(key, "holds a number; name its line instead, as in {emergency}")
        filled.append(literal)
        if name is None:
            continue
        if form or conversion or not numbers.get(name):
            table.fail(key, f"names a line that has no number here: {{{name}}}")
        filled.append(numbers[name])
        named.add(name)
    return "".join(filled), named


def _services(table: Table) -> ServiceNames:
    services = ServiceNames(
        emergency_department=table.text("emergency_department"),
        doctor=table.text("doctor"),
        pharmacist=table.text("pharmacist"),
        **table.provenance(),
    )
    table.finish()
    return services


def _regulation(root: Table) -> tuple[Regulator | None, NoRegulator | None]:
    """The regulator, or the dated reason why there is none."""
    if "no_regulator" in root:
        table = root.table("no_regulator")
        if "regulator" in root:
            root.fail("no_regulator", "contradicts regulator")
        absent = NoRegulator(reason=table.text("reason"), **table.provenance())
        table.finish()
        return None, absent
    table = root.table("regulator")
    regulator = Regulator(
        name=table.text("name"),
        register_name=table.text("register_name"),
        register_url=table.address("register_url"),
        protected_titles=table.texts("protected_titles"),
        **table.provenance(),
    )
    table.finish()
    return regulator, None
