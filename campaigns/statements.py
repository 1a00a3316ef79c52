"""Statements that are worked out once, and asked again for other rows.

The queries of a page are the same for each row but for its key. The ORM builds and writes each of
them anew, which takes longer than the database needs for its answer. Here what was written is kept
for each reader: whatever a rule of visibility may read of a person is part of what it is kept by.

One that is asked often is prepared in the database as well, which else plans it anew each time:
half a millisecond for each of the ten that a page asks. Not behind a pooler, where each
transaction may have another connection.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import count
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone
from django.utils.translation import get_language

from campaigns.addresses import SPARE
from campaigns.models import User
from campaigns.querysets import seen_alike

LONGEST = 63  # bits of a key
MOST = 300
OFTEN = 3  # times, from which a statement is prepared
MOST_PREPARED = 60  # of a connection, which ends after some minutes

numbers = count(1)
prepared: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()  # by connection

Row = TypeVar("Row", bound=Model)
Viewer = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Reader:
    about: tuple
    user: Viewer = field(compare=False)

    @classmethod
    def of(cls, user: Viewer) -> "Reader":
        if not user.is_authenticated:
            return cls((), AnonymousUser())
        # What the request is asked by holds the whole request.
        return cls((user.pk, seen_alike(user)), getattr(user, "_wrapped", user))


@dataclass(slots=True)
class Statement:
    rows: QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple
    number: int = field(default_factory=lambda: next(numbers))
    times: int = 0

    def asked(self, key: int) -> list:
        self.times += 1
        line = connections[DEFAULT_DB_ALIAS]  # that of this thread
        if execution := self._prepared(line, key):
            try:
                return self._found(line, execution)
            except NotSupportedError:  # a migration has changed a column meanwhile
                self.number = next(numbers)  # prepared anew when it is asked again
                if line.in_atomic_block:
                    raise
        return self._found(line, self._written(key))

    def _found(self, line: BaseDatabaseWrapper, written: tuple[str, tuple]) -> list:
        compiler = copy(self.compiler)
        compiler.connection = line
        compiler.as_sql = lambda *_given, **_more: written  # type: ignore[method-assign]
        rows = self.rows.all()
        rows.query.get_compiler = lambda *_given, **_more: compiler  # type: ignore[method-assign]
        return list(rows)

    def _written(self, key: int) -> tuple[str, tuple]:
        return self.sql, tuple(type(one)(key) if one == SPARE else one for one in self.params)

    def _prepared(self, line: BaseDatabaseWrapper, key: int) -> tuple[str, tuple] | None:
        """Known to the connection that a cursor will use."""
        if self.times < OFTEN or line.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]:
            return None
        if any(isinstance(one, str) and str(SPARE) in one for one in self.params):
            return None  # somebody looks for just this number
        line.close_if_health_check_failed()
        line.ensure_connection()
        known = prepared.setdefault(line.connection, set())
        if self.number not in known:
            if len(known) >= MOST_PREPARED:
                return None
            text = line.connection.cursor().mogrify(self.sql, self.params)
            text = text.replace(str(SPARE), "$1")
            line.connection.execute(f"PREPARE told_{self.number}(bigint) AS {text}")
            known.add(self.number)
        return f"EXECUTE told_{self.number}(%s)", (key,)


def told(rows: Callable[..., "QuerySet[Row]"], key: int, user: Viewer, *about: Any) -> list[Row]:
    """What `rows(key, user, *about)` finds. `rows` is a function of a module that asks for nothing
    but what it is given and the day; `key` is compared with, and never looked at. 0 where there is
    none."""
    if key.bit_length() > LONGEST:
        return []
    kept = _kept(rows, Reader.of(user), timezone.localdate(), get_language(), about)
    return kept.asked(key) if kept else list(rows(key, user, *about))


@lru_cache(maxsize=MOST)
def _kept(
    make: Callable[..., QuerySet], reader: Reader, _day: date, _language: str, about: tuple
) -> Statement | None:
    """None where nothing can be kept: a moment holds for now alone."""
    rows = make(SPARE, reader.user, *about)
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    if any(isinstance(one, datetime) for one in params):
        return None
    return Statement(rows, compiler, sql, params)
