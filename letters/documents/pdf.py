import json
from dataclasses import asdict
from pathlib import Path

import typst

from letters.documents.shapes import FinalLetter

TEMPLATE = Path(__file__).with_name("letter.typ")
# The first is part of typst; the others are used where a system has them, each for its scripts.
FACES = (
    "Libertinus Serif", "Noto Serif", "Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Serif CJK SC",
    "Noto Sans CJK JP", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif Devanagari",
    "Noto Sans Devanagari", "Noto Serif Bengali", "Noto Sans Bengali", "Noto Serif Myanmar",
    "Noto Sans Myanmar", "Noto Serif Khmer", "Noto Sans Khmer", "Noto Serif Thai",
    "Noto Serif Hebrew", "Noto Serif Ethiopic", "DejaVu Serif", "DejaVu Sans",
)  # fmt: skip


def as_pdf(letter: FinalLetter) -> bytes:
    """A4, with page numbers. Words go in as data, so that nothing in them is a command."""
    inputs = {
        "letter": json.dumps(asdict(letter.printable()), ensure_ascii=False),
        "faces": faces(),
    }
    return typst.compile(str(TEMPLATE), format="pdf", sys_inputs=inputs)


def faces() -> str:
    """The names of the fonts that are here, in JSON."""
    known = set(typst.Fonts().families())
    return json.dumps([face for face in FACES if face in known] or list(FACES[:1]))
