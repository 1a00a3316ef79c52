"""Finding the recommendations: lists first, then bold lead-ins, then prose."""

import re
from collections.abc import Collection

from letters.reading.lists import Row, asks_in_rows, fallback_rows, rows_of
from letters.reading.page import kind_of_page
from letters.reading.prose import asks_in_prose
from letters.reading.structure import Part
from letters.reading.tidy import tidied
from letters.reading.types import Ask, words_of
from letters.reading.words import Words

SAME = 0.6  # of a prose ask's words stand in the lists: it says the same again
COMMON = 4  # letters of a word that says something


def find_asks(parts: list[Part], words: Words | None, countries: Collection[str] = ()) -> list[Ask]:
    """In the order in which they stand. Without `words`, lists alone are read. `countries` are
    those whose governments are asked."""
    rows = rows_of(parts, words)
    if words is None:
        return [ask for row in fallback_rows(rows) for ask in asks_in_rows([row], None)]
    outside = any(row.asks and not row.items[0].block.is_quoted for row in rows)
    page = kind_of_page(parts, words, lists_outside=outside, countries=frozenset(countries))
    parts = [part for part in parts if part.number in page.region]
    rows = [row for row in rows if row.items[0].number in page.region]
    listed = asks_in_rows([row for row in rows if row.asks], words)
    taken = {part.number for row in rows if row.asks for part in row.parts}
    if page.is_report and listed:
        return listed
    free = [part for part in parts if part.number not in taken]
    prose = asks_in_prose(free, words, page)
    leads = {row.lead for row in rows if row.asks}
    prose = [ask for ask in prose if ask.quote not in leads]
    return sorted([*listed, *_new(prose, listed)], key=lambda ask: ask.paragraph)


def _new(prose: list[Ask], listed: list[Ask]) -> list[Ask]:
    """Prose asks that do not repeat or announce what a list asks."""
    said = {word for ask in listed for word in _telling(ask.quote)}
    if not listed:
        return prose
    kept = []
    for ask in prose:
        told = _telling(tidied(ask.text))
        if told and len(told & said) / len(told) < SAME and not ask.quote.rstrip().endswith(":"):
            kept.append(ask)
    return kept


def _telling(text: str) -> set[str]:
    """The words that say what is asked. Names are left out: a letter has them everywhere."""
    plain = re.sub(r"(?<=\w)\s+[A-ZÀ-Ý][\w'’-]*", " ", text)
    return {word for word in words_of(plain) if len(word) > COMMON}


__all__ = ["Row", "find_asks"]
