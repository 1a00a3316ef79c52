"""Labelled replies, and how often the reader's proposals agree with their labels."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from letters.reading.replies import read_reply, suggest

FOLDER = Path(__file__).parent / "replies"


@dataclass
class Agreement:
    """Of the positions in the labels: how many were proposed so, for how many a
    passage was found at all; and what was proposed otherwise."""

    labelled: int = 0
    proposed: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    reasons: int = 0
    reasons_right: int = 0
    dates: int = 0
    dates_right: int = 0


def agreement(labels: Path = FOLDER / "labels.jsonl") -> Agreement:
    found = Agreement()
    for line in labels.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        path = labels.parent / one["file"]
        told = suggest(read_reply(path.read_bytes(), path.name), one["asks"])
        _compare(one, told, found)
    return found


def _compare(one: dict, told, found: Agreement) -> None:
    for number in range(1, len(one["asks"]) + 1):
        wanted = one["positions"].get(str(number), "")
        proposal = told.proposals.get(number)
        given = proposal.position if proposal else ""
        found.labelled += bool(wanted)
        found.proposed += bool(given)
        found.found += bool(wanted and proposal)
        if given == wanted:
            found.right += bool(wanted)
        else:
            found.wrong.append(
                f"{one['file']} {number}: {wanted or 'silent'}, not {given or 'silent'}"
            )
    for number, reason in one.get("reasons", {}).items():
        proposal = told.proposals.get(int(number))
        found.reasons += 1
        found.reasons_right += bool(proposal) and proposal.refusal == reason
    if "promised_by" in one:
        found.dates += 1
        found.dates_right += str(told.promised_by) == one["promised_by"]
