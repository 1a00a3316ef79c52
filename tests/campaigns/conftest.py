from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture
def uncounted() -> Iterator[None]:
    """What is counted of attempts and requests begins anew."""
    cache.clear()
    yield
    cache.clear()
