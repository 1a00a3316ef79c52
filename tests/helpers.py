from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def counted(visit: Callable[[], object]) -> int:
    """How many SQL queries `visit` makes. Its answer must be a success."""
    with CaptureQueriesContext(connection) as captured:
        answer = visit()
    assert getattr(answer, "status_code", 200) == 200
    return len(captured)


def assert_flat(*, visit: Callable[[], object], grow: Callable[[], object]) -> None:
    """A page costs the same number of queries before and after there is more of everything."""
    visit()
    before = counted(visit)
    grow()
    after = counted(visit)
    assert after == before, f"{before} queries became {after}"
