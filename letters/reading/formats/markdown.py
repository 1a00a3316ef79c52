"""Markdown, with or without front matter."""

import re
import tomllib
from datetime import date, datetime

from markdown_it import MarkdownIt

from letters.reading.formats.markup import blocks_of
from letters.reading.types import Document

FRONT = re.compile(r"\A(\+\+\+|---)\s*\n(.*?)\n\1\s*(?:\n|\Z)", re.DOTALL)
SHORTCODE = re.compile(r"\{\{[<%].{0,2000}?[%>]\}\}", re.DOTALL)
ESCAPE = re.compile(r"\*{4}(?=\S)(.+?)(?<=\S)\*{4}")


def read(text: str) -> Document:
    declared: dict[str, object] = {}
    if front := FRONT.match(text):
        declared = _declared(front[2], is_toml=front[1] == "+++")
        text = text[front.end() :]
    text = ESCAPE.sub(r"**\1**", SHORTCODE.sub("", text))
    rendered = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table").render(text)
    return Document(
        blocks=blocks_of(f"<div>{rendered}</div>"),
        title=str(declared.get("title") or ""),
        dated=_day(declared.get("date")),
        language=str(declared.get("lang") or declared.get("language") or ""),
    )


def _declared(front: str, *, is_toml: bool) -> dict[str, object]:
    if is_toml:
        try:
            return tomllib.loads(front)
        except tomllib.TOMLDecodeError:
            return {}
    pairs = (line.split(":", 1) for line in front.splitlines() if re.match(r"^\w+\s*:", line))
    return {name.strip(): value.strip().strip("\"'") for name, value in pairs}


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
