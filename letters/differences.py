"""What changed between two texts, paragraph by paragraph, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

PARAGRAPHS = re.compile(r".+?(?:\n{2,}|\Z)", re.DOTALL)
WORDS = re.compile(r"\s*\S+\s*")
MOST = 400_000  # pairs of words to compare; what changed more is shown as gone and as new


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is "same", "gone" or "new"."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Change]:
    changes: list[Change] = []
    old, new = PARAGRAPHS.findall(before), PARAGRAPHS.findall(after)
    for same, gone, added in _steps(old, new):
        changes += [Change("same", same)] if same else _in_words(gone, added)
    return [
        Change(kind, "".join(one.text for one in run))
        for kind, run in groupby(changes, key=lambda one: one.kind)
    ]


def _in_words(before: str, after: str) -> list[Change]:
    tail = after[len(after.rstrip()) :]
    if not before.endswith(tail):
        tail = ""
    before, after = before.removesuffix(tail), after.removesuffix(tail)
    old, new = WORDS.findall(before), WORDS.findall(after)
    steps = _steps(old, new) if len(old) * len(new) <= MOST else [("", before, after)]
    found = [
        Change(kind, text)
        for step in steps
        for kind, text in zip(("same", "gone", "new"), step, strict=True)
    ]
    return [one for one in (*found, Change("same", tail)) if one.text]


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """(what is the same, what is gone, what is new); white space around does not count."""
    bare, other = [one.strip() for one in old], [one.strip() for one in new]
    for tag, a, b, c, d in SequenceMatcher(None, bare, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _roomiest("".join(old[a:b]), "".join(new[c:d])), "", ""
        else:
            yield "", "".join(old[a:b]), "".join(new[c:d])


def _roomiest(one: str, other: str) -> str:
    """The same words with the wider gaps around them, so that neighbours never run together."""
    lead = max(
        one[: len(one) - len(one.lstrip())], other[: len(other) - len(other.lstrip())], key=len
    )
    trail = max(one[len(one.rstrip()) :], other[len(other.rstrip()) :], key=len)
    return f"{lead}{other.strip()}{trail}"


def shortened(changes: list[Change]) -> list[Change]:
    """The changed paragraphs alone: what stays the same between them is left out."""
    last = len(changes) - 1
    return [
        Change(one.kind, _edges(one.text, is_first=at == 0, is_last=at == last))
        if one.kind == "same"
        else one
        for at, one in enumerate(changes)
    ]


def _edges(text: str, *, is_first: bool, is_last: bool) -> str:
    """The paragraphs of an unchanged text that touch what was changed before and after it."""
    head, *middle = text.split("\n\n")
    if not middle:
        return text
    before = "" if is_first else f"{head}\n\n"
    after = "" if is_last else f"\n\n{middle[-1]}"
    cut = bool(middle[:-1]) or is_first or is_last
    return before + ("…" if cut else "") + after if cut else text
