"""A page asks nobody else for anything, and the browser has no complaint."""

import pytest

from .pages import PAGES


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_fetches_from_its_own_host_only_and_breaks_no_policy(visit, path):
    visited = visit(path)
    # Pictures further down are fetched when a reader comes to them.
    visited.page.mouse.wheel(0, 100_000)
    visited.page.wait_for_load_state("networkidle")
    assert visited.status == 200
    assert visited.requests_elsewhere == []
    assert visited.failed_requests == []
    assert visited.policy_violations == []
    assert visited.console_errors == []
    assert visited.page_errors == []
