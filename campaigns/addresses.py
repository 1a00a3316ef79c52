"""Addresses that a page writes a hundred times: the pattern of a route is asked for once."""

from functools import cache

from django.urls import get_script_prefix, reverse

SPARE = 8_700_654_321  # stands where a key goes


def address_of(route: str, key: int | None = None) -> str:
    """As `reverse` gives it, of a route that takes nothing or one number."""
    before, after = _pattern(route, get_script_prefix(), has_key=key is not None)
    return before if key is None else f"{before}{key}{after}"


@cache
def _pattern(route: str, _prefix: str, *, has_key: bool) -> tuple[str, str]:
    if not has_key:
        return reverse(route), ""
    before, _key, after = reverse(route, args=[SPARE]).partition(str(SPARE))
    return before, after
