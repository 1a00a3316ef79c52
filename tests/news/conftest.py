from collections.abc import Iterator

import pytest
from django.core.cache import caches

from tests.news.local_site import Site, site


@pytest.fixture
def paper(settings) -> Iterator[Site]:
    """A newspaper's site, whose pages are read."""
    caches["limits"].clear()  # of what another site at the same port asked of programs
    with site() as made:
        settings.READ_PAGES = True
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [made.host]
        yield made
