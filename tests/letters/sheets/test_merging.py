"""What a sheet that was edited would change, cell by cell."""

from datetime import date

import pytest

from letters.sheets.columns import ASKS
from letters.sheets.merging import Merged, merged
from letters.sheets.read import read_table
from tests.letters.sheets.texts import as_csv, as_xlsx, leaves


def compared(content: bytes, **meanwhile: str) -> Merged:
    [row] = read_table(content).rows
    return merged(ASKS, 7, row, leaves(**meanwhile))


def cells(found: Merged) -> list[tuple[str, str, str]]:
    return [(one.column, one.before, one.after) for one in found.changes]


@pytest.mark.parametrize("content", [as_csv(), as_xlsx({})], ids=["csv", "xlsx"])
def test_an_untouched_sheet_changes_nothing(content: bytes) -> None:
    found = compared(content)
    assert (found.changes, found.faults, found.said) == ([], [], {})


@pytest.mark.parametrize(
    "content",
    [as_csv(topics="Camps,  asylum"), as_xlsx({"topics": "Camps,  asylum"})],
    ids=["csv", "xlsx"],
)
def test_exactly_the_edited_cell_changes(content: bytes) -> None:
    found = compared(content)
    assert cells(found) == [("topics", "camps, refugees", "camps, asylum")]
    assert not found.faults


def test_a_second_run_of_the_same_sheet_changes_nothing() -> None:
    found = compared(as_csv(topics="camps, asylum"), topics="camps, asylum")
    assert (found.changes, found.faults) == ([], [])


def test_an_untouched_cell_leaves_what_was_written_meanwhile() -> None:
    found = compared(as_csv(topics="camps, asylum"), subject_countries="Sweden")
    assert [one.column for one in found.changes] == ["topics"]
    assert not found.faults


def test_what_both_changed_is_a_conflict() -> None:
    found = compared(as_csv(topics="camps, asylum"), topics="camps, borders")
    assert not found.changes
    [fault] = found.faults
    assert fault.column == "topics"
    assert "camps, borders" in fault.words


def test_a_sent_text_is_locked() -> None:
    found = compared(as_csv(recommendation="Open the camps."))
    assert [one.column for one in found.faults] == ["recommendation"]


def test_rows_sorted_apart_from_their_ids_fit_nothing() -> None:
    [row] = read_table(as_csv(id="8")).rows
    found = merged(ASKS, 8, row, leaves(id="8", letter="Another letter", topics="fishing"))
    assert {"letter", "topics"} <= {one.column for one in found.faults}


def test_a_broken_version_is_told_of() -> None:
    found = compared(as_csv(version="A1-12"))
    assert [one.column for one in found.faults] == ["version"]


def test_an_unknown_country_is_told_of_by_its_column() -> None:
    found = compared(as_csv(subject_countries="Norway, Atlantis"))
    [fault] = found.faults
    assert fault.column == "subject_countries"
    assert "Atlantis" in fault.words


@pytest.mark.parametrize("typed", ["2025-03-04", "4 March 2025", "04.03.2025"])
def test_days_written_as_text_are_read(typed: str) -> None:
    assert compared(as_csv(took_effect_on=typed)).said == {"took_effect_on": "2025-03-04"}


def test_days_that_a_program_keeps_as_days_are_read() -> None:
    content = as_xlsx({"took_effect_on": date(2025, 3, 4), "sent_on": date(2009, 11, 19)})
    found = compared(content)
    assert found.said == {"took_effect_on": "2025-03-04"}
    assert not found.faults


def test_a_day_that_can_be_two_days_is_refused() -> None:
    [fault] = compared(as_csv(took_effect_on="03/04/2025")).faults
    assert fault.column == "took_effect_on"
    assert "can be 3 April or 4 March. Write it as 2025-04-03 or 2025-03-04." in fault.words


def test_a_choice_that_is_none_is_told_which_there_are() -> None:
    [fault] = compared(as_csv(status="Done-ish")).faults
    assert "No action found, Announced, In progress" in fault.words


@pytest.mark.parametrize("between", [", ", "; ", ";"])
def test_lists_are_read_with_commas_and_as_the_other_files_have_them(between: str) -> None:
    found = compared(as_csv(topics=between.join(["fishing", "ports"]),
                            subject_countries=between.join(["NO", "JP"])))  # fmt: skip
    assert found.faults == []
    assert {one.column: one.after for one in found.changes}["topics"] == "fishing, ports"


def test_formulas_are_told_of_and_not_counted() -> None:
    [fault] = compared(as_xlsx({"topics": "=1+1"})).faults
    assert fault.column == "topics"


def test_a_defused_text_comes_back_as_it_was() -> None:
    on_file = leaves(too_vague="=SUM(A1)")
    content = as_csv(**on_file)
    assert b"'=SUM(A1)" in content
    found = compared(content, too_vague="=SUM(A1)")
    assert (found.changes, found.faults) == ([], [])
