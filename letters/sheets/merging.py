"""What of a row was changed in the sheet, and what on the site meanwhile: cell by cell.

The version of a row holds a short sum of each cell as it left. So a cell that nobody touched in
the sheet never overwrites what somebody else has written since, and one that both changed is a
conflict. The row's number is part of the sums: rows that were sorted apart from it fit nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

from letters.sheets.cells import days_meant, defused, tidy
from letters.sheets.columns import ASKS, LETTERS, PROBLEM, Column, columns_of
from letters.sheets.errors import CellFault
from letters.sheets.table import SheetRow

SIGNS = 5
MARKS = {ASKS: "A1-", LETTERS: "L1-"}


@dataclass(frozen=True, slots=True)
class Change:
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fault:
    """`column` is "" where the whole row is meant."""

    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Merged:
    """`said` is what the row says about its changes; nothing of it is on file."""

    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)


def version_of(kind: str, key: int, texts: Mapping[str, str]) -> str:
    sums = (_sum(key, one.code, texts[one.code]) for one in columns_of(kind) if one.is_kept)
    return MARKS[kind] + "".join(sums)


def kind_of(version: str) -> str:
    return next((kind for kind, mark in MARKS.items() if version.startswith(mark)), "")


def _sum(key: int, column: str, text: str) -> str:
    return sha256(f"{key}|{column}|{tidy(text)}".encode()).hexdigest()[:SIGNS]


def sums_of(version: str, columns: Sequence[Column]) -> dict[str, str]:
    """By column; empty where the version is not whole."""
    kept = [one.code for one in columns if one.is_kept]
    text = version[3:]
    if len(text) != SIGNS * len(kept):
        return {}
    return {code: text[at * SIGNS : (at + 1) * SIGNS] for at, code in enumerate(kept)}


def merged(kind: str, key: int, row: SheetRow, texts: Mapping[str, str]) -> Merged:
    """The changes of a row against `texts`, which is how it stands now."""
    columns = columns_of(kind)
    sums = sums_of(row.cells.get("version", ""), columns)
    found = Merged()
    if not sums:
        words = _("The version of this row is not whole. Export the row again.")
        found.faults.append(Fault("version", words))
        return found
    for column in columns:
        if column.code in row.headers:
            _merge_cell(column, key, row, texts, sums, found)
    return found


def _merge_cell(
    column: Column, key: int, row: SheetRow, texts: Mapping[str, str], sums: Mapping[str, str],
    found: Merged,
) -> None:  # fmt: skip
    raw = row.cells.get(column.code, "")
    try:
        if fault := row.faults.get(column.code):
            raise CellFault(fault)
        if column.is_said:
            if raw and column.read:
                found.said[column.code] = column.read(raw)
        elif column.is_kept:
            change = _change(column, key, raw, tidy(texts[column.code]), sums[column.code])
            if change:
                found.changes.append(change)
    except CellFault as fault:
        found.faults.append(Fault(column.code, str(fault)))


def _change(column: Column, key: int, raw: str, now: str, left: str) -> Change | None:
    """None where the cell says what is on file, or what stood there when the sheet was made."""
    if any(text == now or _sum(key, column.code, text) == left for text in _meant(column, raw)):
        return None
    if column.read is None:
        raise CellFault(_("This column cannot be changed here. Put back “%(now)s”.")
                        % {"now": now[:80]})  # fmt: skip
    after = tidy(column.read(raw))
    if after == now or _sum(key, column.code, after) == left:
        return None
    if _sum(key, column.code, now) != left:
        raise CellFault(
            _("Somebody changed this to “%(now)s” after the sheet was made. Export it again.")
            % {"now": now[:80] or "—"}
        )
    return Change(column.code, now, after)


def _meant(column: Column, raw: str) -> Iterator[str]:
    """The text, and where it is a day the days that it can be, however a program wrote it."""
    yield raw
    if column.is_day:
        for day in days_meant(raw):
            yield day.isoformat()


def leaving(column: Column, text: str) -> str:
    """A cell as it is written into a file."""
    return text if column.code in {"id", "version"} else defused(text)


def known_headers(kind: str) -> set[str]:
    return {one.code for one in columns_of(kind)} | {PROBLEM}
