"""What a page says to search engines: one schema.org graph, made of its own content.

Each entity has a module. Nodes carry an ``@id`` of their own, and are joined by it
within a page and across pages.
"""

from .graph import Contribution, Graph, named, reference_to
from .printing import as_script

__all__ = ["Contribution", "Graph", "as_script", "named", "reference_to"]
