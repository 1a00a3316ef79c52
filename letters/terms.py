"""Who held an office on a day, by dated terms."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    @property
    def began_on(self) -> date | None: ...
    @property
    def ended_on(self) -> date | None: ...


T = TypeVar("T", bound=Dated)


def held_on(terms: Iterable[T], day: date) -> T | None:
    """The term that ran on that day; terms without a first day tell nothing."""
    last: T | None = None
    for one in terms:
        if not one.began_on or one.began_on > day:
            continue
        if last is None or (last.began_on or date.min) <= one.began_on:
            last = one
    return last if last and not (last.ended_on and last.ended_on <= day) else None
