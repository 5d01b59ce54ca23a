"""The browser finds the graph as data: it neither runs it nor refuses it."""

import pytest

from .pages import CONDITIONS

GRAPH = """() => JSON.parse(
    document.querySelector('head script[type="application/ld+json"]').textContent
)"""
HOSTILE = '</script><img src=x onerror="window.broken=1"><!--<script>\u2028\ud83e\x00'


@pytest.mark.parametrize("path", CONDITIONS.values(), ids=CONDITIONS)
def test_is_in_the_head_of_the_page(visit, path):
    visited = visit(path)
    types = {node["@type"] for node in visited.page.evaluate(GRAPH)["@graph"]}
    assert {"MedicalWebPage", "MedicalCondition", "MedicalClinic"} <= types
    assert visited.policy_violations == []
    assert visited.console_errors == []


def test_hostile_text_stays_text(chromium):
    from wagtail_osteo.structured_data import Graph, as_script

    graph = Graph()
    graph.add({"@id": "https://example.com/#page", "name": HOSTILE})
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(
        f"<!DOCTYPE html><html><head><title>x</title>{as_script(graph)}"
        "</head><body><p>The page</p></body></html>"
    )
    found = page.evaluate(GRAPH)
    inside = page.evaluate("() => [document.images.length, window.broken]")
    words = page.inner_text("body")
    context.close()
    assert found["@graph"][0]["name"] == HOSTILE.replace("\ud83e\x00", "\ufffd")
    assert inside == [0, None]
    assert words == "The page"
