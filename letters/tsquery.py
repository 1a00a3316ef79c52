"""What was typed, as PostgreSQL looks for it (the functions are in migrations/0014_search.py)."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db import connection


class Typed(SearchQuery):
    """Every word must be met, in any form; the last may be unfinished."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.function = "search_query"


class Ready(SearchQuery):
    """One that the database has made before."""

    template = "%(expressions)s::tsquery"

    def __init__(self, query: str) -> None:
        super().__init__(query)
        self.query = query

    def weighing(self, weights: str) -> "Ready":
        """The same, where the words have one of these weights."""
        return Ready(re.sub(r"('[^']*')(?::(\*))?", rf"\1:\2{weights}", self.query))


@dataclass(frozen=True, slots=True)
class Prepared:
    """`rare` are the tables where few rows fit; `near` the words that were added."""

    query: Ready
    rare: frozenset[str]
    near: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """No word was typed."""
        return not self.query.query


def prepared(typed: str) -> Prepared:
    return _prepared("SELECT search_query(%s) AS query, '{}'::text[] AS near", typed)


def near(typed: str) -> Prepared:
    """The same, with words that are spelt much like those typed."""
    return _prepared("SELECT query, near FROM search_near(%s)", typed)


def _prepared(source: str, typed: str) -> Prepared:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT query::text, search_rare(query), near FROM ({source}) AS asked",  # noqa: S608
            [typed],
        )
        query, rare, words = cursor.fetchone()
    return Prepared(Ready(query), frozenset(rare), tuple(words))
