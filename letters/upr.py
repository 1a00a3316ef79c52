"""UPR Info's table of recommendations, read: which state told which what, and what it answered.

The table gives the session of a review and not the day, so a letter is dated on the first day of
its session and the answer on the last; many answers came months later, when the Human Rights
Council adopted the report. The days of the sessions are those that the United Nations announced.
"""

import csv
import gzip
import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from io import TextIOWrapper
from pathlib import Path

from letters import countries
from letters.statuses import Position

SOURCE = "upr-info"
COLUMNS = ("To", "Text", "From", "Response", "Issue", "Session")
KEPT = ("To", "From", "Response", "Action", "Issue", "Session")  # in the table's own words
POSITIONS = {"Accepted": Position.ACCEPTED, "Noted": Position.NOTED}
UNKNOWN = "(Unknown)"
ALIASES = {
    "Cape Verde": "CV",
    "DPR Korea": "KP",
    "Democratic Republic of Congo": "CD",
    "Cote d'Ivoire": "CI",
    "Guinea Bissau": "GW",
    "Holy See": "VA",
    "Macedonia FYR": "MK",
    "Republic of Congo": "CG",
    "Republic of Korea": "KR",
    "Sao Tome and Principe": "ST",
    "Swaziland": "SZ",
    "Turkey": "TR",
}
SESSIONS = {
    1: (date(2008, 4, 7), date(2008, 4, 18)),
    2: (date(2008, 5, 5), date(2008, 5, 19)),
    3: (date(2008, 12, 1), date(2008, 12, 15)),
    4: (date(2009, 2, 2), date(2009, 2, 13)),
    5: (date(2009, 5, 4), date(2009, 5, 15)),
    6: (date(2009, 11, 30), date(2009, 12, 11)),
    7: (date(2010, 2, 8), date(2010, 2, 19)),
    8: (date(2010, 5, 3), date(2010, 5, 14)),
    9: (date(2010, 11, 1), date(2010, 11, 12)),
    10: (date(2011, 1, 24), date(2011, 2, 4)),
    11: (date(2011, 5, 2), date(2011, 5, 13)),
    12: (date(2011, 10, 3), date(2011, 10, 14)),
    13: (date(2012, 5, 21), date(2012, 6, 4)),
    14: (date(2012, 10, 22), date(2012, 11, 5)),
    15: (date(2013, 1, 21), date(2013, 2, 1)),
    16: (date(2013, 4, 22), date(2013, 5, 3)),
    17: (date(2013, 10, 21), date(2013, 11, 1)),
    18: (date(2014, 1, 27), date(2014, 2, 7)),
    19: (date(2014, 4, 28), date(2014, 5, 9)),
    20: (date(2014, 10, 27), date(2014, 11, 7)),
}


class CannotImport(Exception):
    """The message says what is wrong, in which row, and what to do."""


@dataclass(frozen=True, slots=True)
class UprRow:
    """`key` says which row it is, wherever it stands; `told_by` is "" where nobody knows."""

    key: str
    told_to: str
    told_by: str
    session: int
    text: str
    topics: tuple[str, ...]
    position: Position
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class UprLetter:
    """All that one state told another in one review."""

    told_to: str
    told_by: str
    session: int
    rows: Sequence[UprRow]

    @property
    def subject(self) -> str:
        told_by = countries.name(self.told_by) if self.told_by else "A state that is not named"
        return (
            f"{told_by} to {countries.name(self.told_to)}: "
            f"Universal Periodic Review, session {self.session}"
        )

    @property
    def sent_on(self) -> date:
        return SESSIONS[self.session][0]

    @property
    def answered_on(self) -> date:
        return SESSIONS[self.session][1]

    @property
    def summary(self) -> str:
        counts = Counter(row.said["Response"] for row in self.rows)
        told = ", ".join(f"{count} {word.lower()}" for word, count in sorted(counts.items()))
        return (
            f"As UPR Info has it: {told}. The day is the last of the session; "
            "the state may have answered later."
        )


def read_letters(path: Path) -> list[UprLetter]:
    """All letters of the table (CSV, or CSV in gzip). Raises CannotImport for a row that nothing
    can be made of, before anything else is done."""
    groups: dict[tuple[str, str, int], list[UprRow]] = {}
    for row in _rows(path):
        groups.setdefault((row.told_to, row.told_by, row.session), []).append(row)
    return [UprLetter(*group, rows) for group, rows in groups.items()]


def _rows(path: Path) -> Iterator[UprRow]:
    times: Counter[str] = Counter()
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            raw = gzip.GzipFile(fileobj=file) if packed else file
            table = csv.DictReader(TextIOWrapper(raw, "utf-8-sig", newline=""))  # type: ignore[arg-type]
            _check_columns(table.fieldnames or ())
            for number, cells in enumerate(table, start=2):
                yield _row(cells, number, times)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise CannotImport(f"The table cannot be read as CSV in UTF-8: {error}.") from error


def _check_columns(names: Iterable[str]) -> None:
    if missing := [name for name in COLUMNS if name not in names]:
        raise CannotImport(f"The table has no column “{missing[0]}”. Use UPR Info's own names.")


def _row(cells: dict[str, str | None], number: int, times: Counter[str]) -> UprRow:
    raw = {name: (cells.get(name) or "").strip() for name in {*COLUMNS, *KEPT}}
    session = int(raw["Session"]) if raw["Session"].isdecimal() else 0
    if session not in SESSIONS:
        raise CannotImport(f"Row {number}: session “{raw['Session']}” is not known here.")
    if raw["Response"] not in POSITIONS:
        raise CannotImport(f"Row {number}: “{raw['Response']}” is neither Accepted nor Noted.")
    if not raw["Text"]:
        raise CannotImport(f"Row {number} recommends nothing.")
    facts = "\x1f".join(raw[name] for name in ("To", "From", "Session", "Text"))
    times[facts] += 1
    same = sha256(f"{facts}\x1f{times[facts]}".encode()).hexdigest()[:40]
    return UprRow(
        key=same,
        told_to=_known(raw["To"], number),
        told_by=_known(raw["From"], number) if html.unescape(raw["From"]) != UNKNOWN else "",
        session=session,
        text=" ".join(html.unescape(raw["Text"]).split()),
        topics=_topics(raw["Issue"]),
        position=POSITIONS[raw["Response"]],
        said={name: raw[name] for name in KEPT},
    )


def _topics(issue: str) -> tuple[str, ...]:
    named = [one.strip().lower()[:80] for one in html.unescape(issue).split(",")]
    return tuple(dict.fromkeys(one for one in named if one))


def _known(name: str, number: int) -> str:
    if code := _state(name):
        return code
    raise CannotImport(f"Row {number}: no state is called “{html.unescape(name)}”.")


@cache
def _state(name: str) -> str:
    plain = html.unescape(name).replace(" & ", " and ")
    if plain.startswith("St "):
        plain = f"Saint {plain.removeprefix('St ')}"
    return ALIASES.get(plain) or countries.code_of(plain)
