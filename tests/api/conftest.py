import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _requests_are_counted_anew() -> None:
    """A minute allows 120 from one place, and all tests come from one."""
    caches["limits"].clear()
