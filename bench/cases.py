"""The labelled coverage, taken apart once."""

import os
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from news.matching import Index, prepare
from news.matching.files import lines, read_asks, read_items
from news.matching.score import letter_of
from news.matching.types import Ask, Text

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    return Path(os.environ.get("HEEDED_DATA") or ROOT.parent / "shared" / "data")


class Case:
    """One item: its text, labels, and what can be measured against every letter."""

    def __init__(self, name: str, text: Text, fields: Mapping, index: Index) -> None:
        self.name, self.text, self.found_for = name, text, fields["letter"]
        self.gold = {link["recommendation"]: link for link in fields["links"]}
        letters = list(index.letters.values())
        measured = index.measure(text, letters)
        rows, ask_rows = measured.letter_rows.tolist(), iter(measured.ask_rows.tolist())
        self.letters = {
            letter.id: (row, list(islice(ask_rows, len(letter.asks))), [a.id for a in letter.asks])
            for letter, row in zip(letters, rows, strict=True)
        }

    def relevance(self, ask: str) -> int:
        return int(self.gold[ask]["relevance"]) if ask in self.gold else 0

    def labels(self, without: str = "") -> dict:
        """As score() wants them, without the asks of one letter."""
        links = [link for ask, link in self.gold.items() if letter_of(ask) != without]
        return {"id": self.name, "links": links}


def load() -> tuple[list[Ask], list[Case], Index]:
    folder = data_folder() / "matching"
    asks = read_asks(folder / "letters.jsonl")
    index = prepare(asks)
    path = folder / "items.jsonl"
    cases = [
        Case(name, text, line.fields, index)
        for (name, text), line in zip(read_items(path), lines(path), strict=True)
    ]
    return asks, cases, index
