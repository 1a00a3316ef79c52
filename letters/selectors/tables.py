"""Selections as tables of a statement of one's own, where counting asks for more than the ORM."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Table: TypeAlias = tuple[str, QuerySet]


def counted_over(tables: Sequence[Table], statement: str) -> list[tuple[Any, ...]]:
    """Rows of `statement`, which names the tables; none where one of them can have none."""
    heads: list[str] = []
    params: list[Any] = []
    try:
        for head, rows in tables:
            sql, given = rows.order_by().query.sql_with_params()
            heads.append(f"{head} AS ({sql})")
            params.extend(given)
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(heads)} {statement}", params)
        return cursor.fetchall()
