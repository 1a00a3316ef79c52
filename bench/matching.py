"""Matching beside BM25 and an embedding model on labelled coverage, each letter judged unseen.

`python -m bench matching --write` also learns the committed weights, from all letters.
"""

import sys
from collections.abc import Mapping, Sequence

from bench.cases import Case, data_folder, load
from bench.rivals import bm25, embedding
from bench.streaming import stream
from bench.training import as_rows, choose_thresholds, held_out, learn, write
from news.matching import Ask, Guess
from news.matching.score import score
from news.matching.vectors import SecondOpinion, load_model

FIGURES = (
    "mrr", "letter_f1", "suggested_f1", "recall@5", "quiet_on_unrelated", "signal_accuracy",
)  # fmt: skip


def main() -> None:
    if not (data_folder() / "matching" / "items.jsonl").exists():
        print(f"matching: skipped, no labelled data in {data_folder()} (set HEEDED_DATA)")
        return
    asks, cases, index = load()
    letters = list(index.letters)
    guesses = held_out(cases, letters, index)
    rankings = [as_rows(name, found) for name, found in guesses.items()]
    labels = [case.labels() for case in cases]
    columns = {
        "Heeded": score(labels, rankings),
        "+ vectors": _with_vectors(asks, cases, guesses),
        "BM25": bm25(asks, cases),
        "embedding": embedding(asks, cases),
    }
    print(f"matching: {len(cases)} items, {len(asks)} asks; each letter's items by a model")
    print("that never saw that letter; the others with their threshold chosen with hindsight\n")
    _table(columns)
    _by_language(cases, rankings)
    stream(cases, guesses)
    if "--write" in sys.argv:
        write(learn(cases, thresholds=choose_thresholds(cases, letters)))


def _with_vectors(
    asks: Sequence[Ask], cases: Sequence[Case], guesses: Mapping[str, list[Guess]]
) -> dict | None:
    model = load_model()
    if model is None:
        return None
    second, told = SecondOpinion(model), {ask.id: f"{ask.text} {ask.letter_title}" for ask in asks}
    rows = [as_rows(c.name, second.moved(c.text, guesses[c.name], told)) for c in cases]
    return score([case.labels() for case in cases], rows)


def _table(columns: Mapping[str, Mapping | None]) -> None:
    print(f"{'figure':22}" + "".join(f"{name:>11}" for name in columns))
    for figure in FIGURES:
        print(f"{figure:22}" + "".join(f"{_cell(found, figure):>11}" for found in columns.values()))


def _cell(found: Mapping | None, figure: str) -> str:
    value = found[figure] if found else None
    return "-" if value is None else str(value)


def _by_language(cases: Sequence[Case], rankings: Sequence[Mapping]) -> None:
    print(f"\n{'language':10}{'items':>6}{'mrr':>8}{'letter f1':>11}{'ask f1':>8}{'quiet':>8}"
          f"{'signal':>8}")  # fmt: skip
    spoken = sorted({c.text.language for c in cases}, key=lambda one: -_count(cases, one))
    for language in spoken:
        some = [case for case in cases if case.text.language == language]
        found = score([case.labels() for case in some], _rankings_of(some, rankings))
        quiet = found["quiet_on_unrelated"] if any(not c.gold for c in some) else "-"
        signal = "-" if found["signal_accuracy"] is None else found["signal_accuracy"]
        print(f"{language:10}{len(some):>6}{found['mrr']:>8}{found['letter_f1']:>11}"
              f"{found['suggested_f1']:>8}{quiet:>8}{signal:>8}")  # fmt: skip


def _count(cases: Sequence[Case], language: str) -> int:
    return sum(case.text.language == language for case in cases)


def _rankings_of(cases: Sequence[Case], rankings: Sequence[Mapping]) -> list[Mapping]:
    names = {case.name for case in cases}
    return [row for row in rankings if row["item"] in names]


if __name__ == "__main__":
    main()
