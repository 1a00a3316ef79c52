"""How well and how fast letters are read, in each format, from the labelled letters at hand."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from letters.reading import read
from tests.letters.reading import files
from tests.letters.reading.scoring import Score, score

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("HEEDED_DATA") or ROOT.parent / "shared" / "data") / "letters"
LETTERS = ROOT / "tests" / "letters" / "reading"
OWN = {
    "made-up letters, English": LETTERS / "more",
    "made-up letters, fresh ones": LETTERS / "fresh",
    "made-up letters, other languages": LETTERS / "other_languages",
}
PARAGRAPH = (
    "The number of people held without a hearing has grown each year since the law was changed, "
    "and the courts have not been given the means to keep up with it, as the bar has said. "
)


def main() -> None:
    print("reading: asks found at their first words")
    for name, folder in OWN.items():
        _tell(name, score(folder, folder / "labels.jsonl"))
    if (DATA / "gold.jsonl").exists():
        _tell("real letters (development)", score(DATA, DATA / "gold.jsonl"))
        for kind, make in MAKERS.items():
            _tell(f"  the same as {kind}", _converted(make, kind))
    else:
        print("  the labelled letters are not at hand (HEEDED_DATA)")
    _speed()


MAKERS: dict[str, Callable[[str], bytes]] = {
    "docx": files.as_docx,
    "odt": files.as_odt,
    "pdf": files.as_pdf,
    "html": files.as_html,
}


def _tell(name: str, found: Score) -> None:
    print(
        f"  {name:45} F1 {found.f1:.3f}  asks {found.asks}  taken {found.taken}  "
        f"right {found.right}  negatives taken {found.tempted}"
    )


def _converted(make: Callable[[str], bytes], kind: str) -> Score:
    with tempfile.TemporaryDirectory() as folder:
        for path in DATA.glob("iff/*.md"):
            target = Path(folder) / path.relative_to(DATA)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(make(path.read_text(encoding="utf-8")))
        return score(Path(folder), DATA / "gold.jsonl")


def _speed() -> None:
    """A letter of ten pages: the share of a second that reading it takes."""
    background = "\n\n".join(f"{n}. {PARAGRAPH * 3}" for n in range(1, 46))
    asks = "\n".join(f"{n}. Publish the figures of region {n} each month." for n in range(1, 13))
    source = f"Dear Minister,\n\n{background}\n\n## Recommendations\n\nWe urge you to:\n\n{asks}\n"
    for kind, make in {"md": str.encode, **MAKERS}.items():
        content = make(source)
        started = time.perf_counter()
        found = read(content, f"letter.{kind}")
        taken = time.perf_counter() - started
        print(f"  ten pages as {kind:5} {len(found.recommendations)} asks in {taken:.2f} s")
