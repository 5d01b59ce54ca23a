"""Graphs as a search engine reads them from a served page."""

import json

from bs4 import BeautifulSoup

TYPE = "application/ld+json"


def scripts_of(html) -> list[str]:
    """The texts of all scripts with structured data, as an HTML parser finds them."""
    soup = BeautifulSoup(html, "html.parser")
    return [script.string for script in soup.find_all("script", type=TYPE)]


def document_of(response) -> dict:
    """The one document of a response."""
    (text,) = scripts_of(response.content.decode())
    return json.loads(text)


def nodes_of(response) -> dict[str, dict]:
    """The nodes by what follows # in their ``@id``."""
    nodes = document_of(response)["@graph"]
    return {node["@id"].partition("#")[2] or node["@id"]: node for node in nodes}
