"""What a value looks like in the cell of a sheet."""

from datetime import date

from letters.exports.columns import Value

# A spreadsheet takes a cell that begins so for a formula; the last ones are the wide forms.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST = 32_767  # signs that a cell of a workbook holds


def defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def cell(value: Value) -> str | int | date:
    if value is None:
        return ""
    if isinstance(value, list):
        return defused("; ".join(value))
    return defused(value) if isinstance(value, str) else value
