"""Makes tests/structured_data/schemaorg.json.gz from a release of schema.org.

    python tools/build_vocabulary.py schemaorg-all-https.jsonld

The file is "schemaorg-all-https.jsonld" of a release at https://schema.org/docs/. What
is kept of it is what the tests look up: types with what they are kinds of, properties
with the types that have them and those they take, members of enumerations, and what has
been superseded. Schema.org publishes its vocabulary under CC BY-SA 3.0: see
tests/structured_data/NOTICE.md, which is kept beside the derived file.
"""

import gzip
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "tests/structured_data/schemaorg.json.gz"
PREFIX = "schema:"
META = {"rdfs:Class", "schema:DataType"}
LICENCE = (
    "Derived from the schema.org vocabulary, https://schema.org, by its sponsors and "
    "community. CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/"
)


def listed(value) -> list:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def names(value) -> list[str]:
    """The names that a term points at, without those of other vocabularies."""
    ids = (each["@id"] for each in listed(value))
    return sorted(id_.removeprefix(PREFIX) for id_ in ids if id_.startswith(PREFIX))


def derived(terms) -> dict:
    types, properties, members, superseded = {}, {}, {}, {}
    for term in terms:
        id_ = term["@id"]
        if not id_.startswith(PREFIX):
            continue
        name, kinds = id_.removeprefix(PREFIX), set(listed(term["@type"]))
        if by := names(term.get("schema:supersededBy")):
            superseded[name] = by
        if "rdf:Property" in kinds:
            domain = names(term.get("schema:domainIncludes"))
            range_ = names(term.get("schema:rangeIncludes"))
            properties[name] = [domain, range_]
        elif kinds & META:
            # A type that is an enumeration's member too, such as a kind of specialist.
            types[name] = names(term.get("rdfs:subClassOf"))
            if "schema:DataType" in kinds and name != "DataType":
                types[name].append("DataType")
            if of := sorted(k.removeprefix(PREFIX) for k in kinds - META):
                members[name] = of
        else:
            members[name] = sorted(kind.removeprefix(PREFIX) for kind in kinds)
    return {
        "licence": LICENCE,
        "types": types,
        "properties": properties,
        "members": members,
        "superseded": superseded,
    }


def main(path: str) -> None:
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    text = json.dumps(derived(document["@graph"]), sort_keys=True, indent=0)
    # Without the time, the same release makes the same file.
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
