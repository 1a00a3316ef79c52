"""A file of rows as text, whatever program wrote it, or why it cannot be taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from letters.sheets.errors import CannotReadSheet

MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_BYTES = 20 * 1024 * 1024
NEEDED = ("id", "version")
OF_NEW = ("campaign", "letter", "sent_on", "governments", "office", "recommendation")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`line` is its number as the program shows it; `faults` are cells that hold no text.
    Cells of these `headers` that are not in `cells` are empty; other columns are not there."""

    line: int
    cells: dict[str, str]
    faults: dict[str, str] = field(default_factory=dict)
    headers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    headers: list[str]
    rows: list[SheetRow]


Cells = Sequence[tuple[str, str]]  # the text of each cell, and what is wrong with it


def headers_of(cells: Iterable[str]) -> list[str]:
    """The names of the columns, "" where a column has none."""
    return [" ".join(cell.split()).casefold().replace(" ", "_") for cell in cells]


def is_header(headers: Sequence[str]) -> bool:
    return all(name in headers for name in NEEDED) or is_of_new(headers)


def is_of_new(headers: Sequence[str]) -> bool:
    """Of a sheet of past letters, which are not on file and have no ids."""
    return "id" not in headers and all(name in headers for name in OF_NEW)


def check_headers(headers: Sequence[str]) -> None:
    named = [name for name in headers if name]
    if len(headers) > MOST_COLUMNS and any(headers[MOST_COLUMNS:]):
        raise CannotReadSheet(
            _("This sheet has more than %(most)d columns. Export it again and edit that file.")
            % {"most": MOST_COLUMNS}
        )
    if not is_header(headers):
        raise CannotReadSheet(
            _(
                "No sheet of this file has the columns “id” and “version” in its first row. "
                "Take one under “To edit in a spreadsheet and bring back”, beside the other files "
                "under “Export”, and keep its first row."
            )
        )
    if doubled := [name for name in dict.fromkeys(named) if named.count(name) > 1]:
        raise CannotReadSheet(
            _("The column “%(name)s” stands twice. Keep one of the two.") % {"name": doubled[0]}
        )


def gathered(headers: Sequence[str], lines: Iterator[tuple[int, Cells]]) -> Table:
    """The rows that hold anything, each by the names of its columns."""
    rows: list[SheetRow] = []
    present = frozenset(name for name in headers if name)
    for line, cells in lines:
        named = [(name, cell) for name, cell in zip(headers, cells, strict=False) if name]
        texts = {name: text for name, (text, _fault) in named if text}
        faults = {name: fault for name, (_text, fault) in named if fault}
        if not texts and not faults:
            continue
        if len(rows) == MOST_ROWS:
            raise CannotReadSheet(
                _("This sheet has more than %(most)s rows. Split it, or narrow the export.")
                % {"most": f"{MOST_ROWS:,}"}
            )
        rows.append(SheetRow(line, texts, faults, present))
    if not rows:
        raise CannotReadSheet(_("This sheet has a first row and nothing below it."))
    return Table([name for name in headers if name], rows)
