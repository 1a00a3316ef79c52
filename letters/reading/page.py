"""A letter itself, or a page that reports on one, and which of its parts to read."""

from dataclasses import dataclass

from letters.reading.greetings import greeting_of
from letters.reading.structure import Part
from letters.reading.words import Words

QUOTED_ENOUGH = 60  # words in quotation that make it the letter a page reports on


@dataclass(frozen=True, slots=True)
class Page:
    """A letter itself, or a page that reports on one; `region` are the numbers of its parts, and
    `countries` those whose governments are asked."""

    is_report: bool
    speaks_to_reader: bool
    region: set[int]
    countries: frozenset[str] = frozenset()


def kind_of_page(
    parts: list[Part],
    words: Words,
    *,
    lists_outside: bool = False,
    countries: frozenset[str] = frozenset(),
) -> Page:
    """`lists_outside`: asks are listed outside quotations, so what is quoted is not the letter."""
    quoted = [part for part in parts if part.block.is_quoted]
    reported = any(
        words.report.search(part.block.flat) for part in parts if not part.block.is_quoted
    )
    greeted = [part.number for part in parts if greeting_of(part.block, words)]
    if (
        reported
        and not lists_outside
        and not greeted
        and sum(len(one.block.flat.split()) for one in quoted) >= QUOTED_ENOUGH
    ):
        inside = {one.number for one in quoted}
        return Page(is_report=False, speaks_to_reader=True, region=inside, countries=countries)
    first = greeted[0] if greeted and greeted[0] <= len(parts) * 0.6 else 0
    ends = [
        part.number
        for part in parts
        if part.number > first and words.closing.match(part.block.flat)
    ]
    last = ends[0] if ends and (first or ends[0] > len(parts) / 3) else len(parts) + 1
    region = {part.number for part in parts if first <= part.number < last}
    if reported and not greeted:
        return Page(is_report=True, speaks_to_reader=False, region=region, countries=countries)
    return Page(is_report=False, speaks_to_reader=True, region=region, countries=countries)
