"""What a section adds to the graph of its page."""

from dataclasses import dataclass, field

__all__ = ["Contribution"]


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
