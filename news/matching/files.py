"""Letters and items from JSON lines; what is wrong is told by file, line and field."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from news.matching.types import Ask, Text

MISSING = object()


class BadLine(ValueError):
    """Names the file, the line and the field."""


class Line:
    """One JSON object of a file, read field by field."""

    def __init__(self, place: str, fields: Mapping, prefix: str = "") -> None:
        self.place, self.fields, self.prefix = place, fields, prefix

    def bad(self, name: str, what: str) -> BadLine:
        return BadLine(f"{self.place}: field “{self.prefix}{name}” {what}.")

    def text(self, name: str, *, default: str | None = None) -> str:
        value = self.fields.get(name, MISSING)
        if value is MISSING or value is None:
            if default is None:
                raise self.bad(name, "is missing")
            return default
        if not isinstance(value, str):
            raise self.bad(name, "is not text")
        return value

    def day(self, name: str) -> date | None:
        value = self.fields.get(name)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self.bad(name, "is no date like 2009-11-19") from None

    def words(self, name: str) -> tuple[str, ...]:
        value = self.fields.get(name) or []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.bad(name, "is not a list of texts")
        return tuple(value)

    def inner(self, name: str) -> "Line":
        value = self.fields.get(name) or {}
        if not isinstance(value, dict):
            raise self.bad(name, "is not an object")
        return Line(self.place, value, f"{self.prefix}{name}.")

    def rows(self, name: str) -> list["Line"]:
        value = self.fields.get(name)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.bad(name, "is not a list of objects")
        return [
            Line(self.place, one, f"{self.prefix}{name}[{at}].") for at, one in enumerate(value)
        ]


def lines(path: Path) -> Iterator[Line]:
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadLine(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise BadLine(f"{path}: is not UTF-8 text.") from None
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            fields = json.loads(line)
        except ValueError:
            raise BadLine(f"{place}: is not JSON.") from None
        if not isinstance(fields, dict):
            raise BadLine(f"{place}: is not a JSON object.")
        yield Line(place, fields)


def read_asks(path: Path) -> list[Ask]:
    asks = [ask for line in lines(path) for ask in _letter_asks(line)]
    if not asks:
        raise BadLine(f"{path}: holds no recommendation.")
    return asks


def _letter_asks(line: Line) -> Iterator[Ask]:
    letter, addressee = line.text("id"), line.inner("addressee")
    signatories = line.fields.get("signatories") or []
    for row in line.rows("recommendations"):
        yield Ask(
            id=row.text("id"),
            text=row.text("text"),
            topics=row.words("topics"),
            letter=letter,
            letter_title=line.text("title", default=""),
            sent_on=line.day("sent_on"),
            office=addressee.text("office", default=""),
            office_holder=addressee.text("name", default=""),
            country=addressee.text("country", default=""),
            subject_countries=line.words("subject_countries"),
            signatories=tuple(one.text("name", default="") for one in line.rows("signatories"))
            if signatories
            else (),
            language=line.text("language", default="en"),
        )


def read_items(path: Path) -> Iterator[tuple[str, Text]]:
    """Identifier and text of each item. Labels, where a file has them, are not looked at."""
    for line in lines(path):
        yield (
            line.text("id"),
            Text(
                headline=line.text("headline"),
                summary=line.text("summary", default=""),
                body=line.text("body", default=""),
                outlet=line.text("outlet", default=""),
                url=line.text("url", default=""),
                language=line.text("language", default=""),
                published_on=line.day("published_on"),
            ),
        )
