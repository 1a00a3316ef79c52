"""Selections as tables of a statement of one's own, where counting asks for more than the ORM."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Table: TypeAlias = tuple[str, QuerySet]


def counted_over(tables: Sequence[Table], statement: str, *given: Any) -> list[tuple[Any, ...]]:
    """Rows of `statement`, which names the tables and takes what is `given`; none where one of
    the tables can have none."""
    heads: list[str] = []
    params: list[Any] = []
    try:
        for head, rows in tables:
            sql, values = rows.order_by().query.sql_with_params()
            heads.append(f"{head} AS ({sql})")
            params.extend(values)
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(heads)} {statement}", [*params, *given])
        return cursor.fetchall()
