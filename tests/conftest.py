"""What every test starts from."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def forget_what_was_cached():
    """Wagtail caches addresses of sites; a test that is rolled back leaves them."""
    cache.clear()
