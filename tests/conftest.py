"""What every test starts from."""

import pytest
from django.core.cache import cache
from hypothesis import settings

from tests.any_content import SEED

# The same examples on each run, until somebody asks for others by another seed.
settings.register_profile(
    "wagtail_osteo", database=None, deadline=None, print_blob=True
)
settings.load_profile("wagtail_osteo")


def pytest_terminal_summary(terminalreporter):
    terminalreporter.write_line(
        f"seed of made-up content: {SEED} (WAGTAIL_OSTEO_TEST_SEED sets another)"
    )


@pytest.fixture(autouse=True)
def forget_what_was_cached():
    """Wagtail caches addresses of sites; a test that is rolled back leaves them."""
    cache.clear()
