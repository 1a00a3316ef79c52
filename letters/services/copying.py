"""Many rows of a table in one stream, several times as fast as an insert of each.

Constraints hold as ever, and so do triggers, but for those of the words that are searched: these
are kept for all rows at once, by the same functions of the database.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pgtrigger
from django.db import connection
from django.db.models import Field, JSONField, Model
from django.utils import timezone
from psycopg.types.json import Jsonb

from letters.models import Letter, Recommendation, Response

KEPT = "letters.Letter", "letters.Recommendation", "letters.Response", "letters.Answer"
AT_ONCE = 400  # rows whose words are learnt together; the function reads 200,000 signs
WORDS = {
    Letter: ("letters_letterwords (letter_id, words)", "search_of_letter", "subject, text"),
    Recommendation: (
        "letters_askwords (recommendation_id, words)", "search_of_ask", "text, topics_text",
    ),
    Response: (
        "letters_responsewords (response_id, words)", "search_of_response", "summary, from_office",
    ),
}  # fmt: skip
Row = Mapping[str, object]


@contextmanager
def words_kept_later() -> Iterator[dict[type[Model], list[int]]]:
    """Inside a transaction. The keys put into what this gives have their words kept at its end."""
    put: dict[type[Model], list[int]] = {}
    with pgtrigger.ignore(*(f"{name}:words_are_kept" for name in KEPT)):
        yield put
    with connection.cursor() as cursor:
        for model, keys in put.items():
            into, words, text = WORDS[model]
            table = model._meta.db_table
            cursor.execute(
                f"INSERT INTO {into} SELECT id, {words}(id) FROM {table} WHERE id = ANY(%s)",  # noqa: S608
                [keys],
            )
            cursor.execute(
                f"SELECT search_learn(string_agg(concat_ws(' ', {text}), ' ')) FROM {table} "  # noqa: S608
                f"WHERE id = ANY(%s) GROUP BY id / {AT_ONCE}",
                [keys],
            )


def put_rows(model: type[Model], rows: Sequence[Row]) -> list[int]:
    """Rows by the names of their columns; what is not said has its default. Gives their keys."""
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    keys, blank = _keys(model, len(rows)), {one.attname: _default(one) for one in fields}
    names = [one.attname for one in fields]
    packed = {one.attname for one in fields if isinstance(one, JSONField)}
    columns = ", ".join(f'"{name}"' for name in ("id", *(one.column for one in fields)))
    into = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    with connection.cursor() as cursor, cursor.copy(into) as stream:
        for key, row in zip(keys, rows, strict=True):
            whole = {**blank, **row}
            for name in packed:
                whole[name] = Jsonb(whole[name])
            stream.write_row([key, *(whole[name] for name in names)])
    return keys


def _default(field: Field) -> object:
    return timezone.now() if getattr(field, "auto_now_add", False) else field.get_default()


def _keys(model: type[Model], number: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [key for (key,) in cursor.fetchall()]
