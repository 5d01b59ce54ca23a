"""The graph: nodes that point at one another by ``@id``, and what sections add."""

from dataclasses import dataclass, field
from typing import Any

# Vocabulary of every type and property that has no prefix of its own.
CONTEXT = "https://schema.org"


def named(type_: str, name, **properties) -> dict | None:
    """A thing of a type, or ``None`` for one without a name: nobody could tell what."""
    return {"@type": type_, "name": name, **properties} if name else None


def reference_to(node: dict | None) -> dict | None:
    """What stands in another node for ``node``, which the graph must hold too."""
    return node and {"@id": node["@id"]}


@dataclass(frozen=True)
class Contribution:
    """What one section says, as properties of schema.org.

    What is empty is left out of the graph, so a section need not look for it.

    :param condition: properties of the ``MedicalCondition`` that the page is about.
    :param page: properties of the page, a ``MedicalWebPage``.
    :param nodes: things of their own. Each has an ``@id``, and ``condition`` or
        ``page`` points at it.
    """

    condition: dict = field(default_factory=dict)
    page: dict = field(default_factory=dict)
    nodes: list[dict] = field(default_factory=list)


class Graph:
    """Nodes by their ``@id``, in the order in which they were added."""

    def __init__(self):
        self._nodes: dict[str, dict] = {}

    def add(self, node: dict | None) -> dict | None:
        """Take ``node`` in and return a reference to it; nothing comes of ``None``.

        A node with the same ``@id`` gains what is new: a property that both have holds
        the values of both, each once.

        :raises KeyError: the node has no ``@id``; nothing could point at it.
        """
        if node is None:
            return None
        known = self._nodes.setdefault(node["@id"], {})
        for name, value in node.items():
            known[name] = _joined(known[name], value) if name in known else value
        return reference_to(node)

    def get(self, id_: str) -> dict | None:
        """The node with that ``@id``, as it stands."""
        return self._nodes.get(id_)

    def __bool__(self):
        return bool(self._nodes)

    def as_document(self) -> dict:
        """The JSON-LD document, with values as they were given."""
        return {"@context": CONTEXT, "@graph": list(self._nodes.values())}


def _joined(value: Any, more: Any) -> Any:
    values = value if isinstance(value, list) else [value]
    new = [
        each
        for each in (more if isinstance(more, list) else [more])
        if each and each not in values
    ]
    if not new:
        return value
    return [each for each in values if each] + new
