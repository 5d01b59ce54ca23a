"""What every test starts from."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def forget_what_was_cached():
    """Wagtail caches the addresses of sites, and a rolled-back test leaves them there."""
    cache.clear()
