"""How well asks were found: at their first words, as people labelled them."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from letters.reading import read

BEFORE = 25  # words that may stand before an ask's first words in the passage taken


@dataclass(frozen=True, slots=True)
class Score:
    """Asks labelled, passages taken, of them right, and tempting negatives taken."""

    asks: int
    taken: int
    right: int
    tempted: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.asks + self.taken, 1)


def words(text: str) -> list[str]:
    """Where words are not parted by spaces, each sign is one."""
    return re.findall(r"[぀-ヿ㐀-鿿]|[^\W぀-ヿ㐀-鿿]+", re.sub(r"[’']", "", text.lower()))


def begins(quote: str, starts: str) -> bool:
    said, wanted = words(quote), words(starts)
    last = min(BEFORE + 1, max(len(said) - len(wanted) + 1, 1))
    return any(said[at : at + len(wanted)] == wanted for at in range(last))


def score(folder: Path, labels: Path) -> Score:
    asks = taken = right = tempted = 0
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        path = folder / label["file"]
        quotes = [one.quote for one in read(path.read_bytes(), path.name).recommendations]
        used: set[int] = set()
        for ask in label["recommendations"]:
            found = (i for i, q in enumerate(quotes) if i not in used and begins(q, ask["starts"]))
            used |= {i for i in [next(found, -1)] if i >= 0}
        rest = [quote for at, quote in enumerate(quotes) if at not in used]
        unclear = [one["starts"] for one in label.get("unclear", []) if isinstance(one, dict)]
        rest = [quote for quote in rest if not any(begins(quote, one) for one in unclear)]
        asks += len(label["recommendations"])
        right += len(used)
        taken += len(used) + len(rest)
        tempting = [one["starts"] for one in label["not_recommendations"]]
        tempted += sum(any(begins(quote, one) for quote in rest) for one in tempting)
    return Score(asks, taken, right, tempted)
