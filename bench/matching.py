"""Matching beside BM25 on labelled coverage, each letter judged by a model that never saw it.

`python -m bench matching --write` also learns the committed weights, from all letters.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np

from news.matching import features, signals
from news.matching.features import ASK, LETTER
from news.matching.files import lines, read_asks, read_items
from news.matching.rank import Model, Prepared, rank
from news.matching.score import letter_of, score
from news.matching.types import Ask, Text

ROOT = Path(__file__).resolve().parent.parent
SHRINKAGE = 3.0
WEAK = 0.6  # what a link of relevance 1 counts in learning
SIGNALS = ("setback", "progress", "statement", "none")
GRID = np.arange(0.2, 0.85, 0.05)
FIGURES = ("mrr", "letter_f1", "suggested_f1", "recall@5", "quiet_on_unrelated", "signal_accuracy")


def data_folder() -> Path:
    return Path(os.environ.get("HEEDED_DATA") or ROOT.parent / "shared" / "data") / "matching"


class Case:
    """One item: its text, labels, and features against every letter."""

    def __init__(self, name: str, text: Text, fields: Mapping, index: Prepared) -> None:
        self.name, self.text, self.found_for = name, text, fields["letter"]
        self.fields = fields
        self.gold = {link["recommendation"]: link for link in fields["links"]}
        reading = features.read(text)
        covers = [features.ask_covers(letter, reading) for letter in index]
        best = max(max(found) for found in covers)
        self.letters = {
            letter.id: (
                features.letter_features(letter, reading, found, best),
                [features.ask_features(one, reading, found) for one in letter.asks],
                [one.ask.id for one in letter.asks],
            )
            for letter, found in zip(index, covers, strict=True)
        }
        self.cues = signals.counts(
            f"{text.headline} {text.headline} {text.summary} {text.body[:1500]}"
        )

    def relevance(self, ask: str) -> int:
        return int(self.gold[ask]["relevance"]) if ask in self.gold else 0


def learn_logistic(rows: Sequence, truth: Sequence, weights: Sequence) -> list[float]:
    """Coefficients of a ridge-penalised logistic regression, in the features' own scale."""
    x, y, w = np.array(rows, float), np.array(truth, float), np.array(weights, float)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    mean[0], spread[0] = 0, 1
    z = (x - mean) / spread
    penalty = np.eye(x.shape[1]) * SHRINKAGE
    penalty[0, 0] = 0.01
    found = np.zeros(x.shape[1])
    for _step in range(30):
        p = 1 / (1 + np.exp(-z @ found))
        slope = z.T @ (w * (p - y)) + penalty @ found
        found -= np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + penalty, slope)
    scaled = found / spread
    scaled[0] = found[0] - (found * mean / spread)[1:].sum()
    return [round(float(one), 4) for one in scaled]


def learn(cases: Sequence[Case], unseen: set[str], thresholds: tuple[float, float]) -> Model:
    """A model from these cases; the letters in `unseen` take no part, nor do their asks."""
    rows, truth = [], []
    ask_rows, ask_truth, ask_weights = [], [], []
    cue_rows, cue_truth = [], []
    for case in cases:
        for letter, (measured, asks, ids) in case.letters.items():
            if letter in unseen:
                continue
            levels = [case.relevance(ask) for ask in ids]
            rows.append(measured)
            truth.append(any(levels))
            if any(levels):
                ask_rows += asks
                ask_truth += [level > 0 for level in levels]
                ask_weights += [WEAK if level == 1 else 1.0 for level in levels]
        for ask, link in case.gold.items():
            if link["relevance"] == 2 and letter_of(ask) not in unseen:
                cue_rows.append(case.cues)
                cue_truth.append(link["signal"])
    return Model(
        letter=learn_logistic(rows, truth, [1.0] * len(rows)),
        ask=learn_logistic(ask_rows, ask_truth, ask_weights),
        letter_threshold=thresholds[0],
        ask_threshold=thresholds[1],
        signal={
            name: learn_logistic(
                cue_rows, [one == name for one in cue_truth], [1.0] * len(cue_rows)
            )
            for name in SIGNALS
        },
    )


def choose_thresholds(cases: Sequence[Case], letters: Iterable[str], index: Prepared) -> tuple:
    """The pair that serves best when each of these letters is judged unseen in turn."""
    scored = []
    for held in letters:
        model = learn([c for c in cases if c.found_for != held], {held}, (0, 0))
        for case in cases:
            if case.found_for == held:
                scored.append((case, rank(case.text, prepared=index, model=model), model))
    labels = [case.fields for case, _ranked, _model in scored]
    likely = [_parts(case, model) for case, _ranked, model in scored]

    def value(letter_at: float, ask_at: float) -> float:
        pairs = zip(scored, likely, strict=True)
        rows = [_shown(case.name, parts, letter_at, ask_at) for (case, _r, _m), parts in pairs]
        found = score(labels, rows)
        return float(found["suggested_f1"] or 0) + float(found["letter_f1"] or 0)

    best = max((value(one, two), one, two) for one in GRID for two in GRID)
    return round(float(best[1]), 2), round(float(best[2]), 2)


def _sigmoid(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))


def _parts(case: Case, model: Model) -> list[tuple[float, list[tuple[str, float]]]]:
    return [
        (
            _sigmoid(np.dot(model.letter, measured)),
            [(name, _sigmoid(np.dot(model.ask, row))) for name, row in zip(ids, asks, strict=True)],
        )
        for measured, asks, ids in case.letters.values()
    ]


def _shown(name: str, parts: list, letter_at: float, ask_at: float) -> dict:
    rows = [
        {"recommendation": ask, "suggested": about >= letter_at
         and (likely >= ask_at or likely == max(two for _one, two in asks))}
        for about, asks in parts for ask, likely in asks
    ]  # fmt: skip
    return {"item": name, "suggestions": rows}


def held_out(cases: Sequence[Case], letters: Sequence[str], index: Prepared) -> list[dict]:
    """Rankings of every letter's items by a model that never saw that letter."""
    rankings = []
    for held in letters:
        seen = [case for case in cases if case.found_for != held]
        for case in seen:
            links = [k for k in case.gold.values() if letter_of(k["recommendation"]) != held]
            case.fields = {**case.fields, "links": links}
        thresholds = choose_thresholds(seen, [one for one in letters if one != held], index)
        model = learn(seen, {held}, thresholds)
        for case in cases:
            case.fields = {**case.fields, "links": list(case.gold.values())}
            if case.found_for == held:
                rankings.append(_as_rows(case.name, rank(case.text, prepared=index, model=model)))
    return rankings


def _as_rows(name: str, guesses: Sequence) -> dict:
    return {
        "item": name,
        "suggestions": [
            {"recommendation": g.ask, "suggested": g.is_suggested, "signal": g.signal}
            for g in guesses
        ],
    }


def bm25(asks: Sequence[Ask], cases: Sequence[Case]) -> dict:
    """Plain BM25 over the asks, its threshold chosen with hindsight for the best ask F1."""
    engine = bm25s.BM25()
    engine.index(_plain([ask.text for ask in asks]), show_progress=False)
    ranked = []
    for case in cases:
        text = f"{case.text.headline} {case.text.summary} {case.text.body}"
        values = engine.get_scores(_plain([text])[0])
        order = np.argsort(-values, kind="stable")
        ranked.append((case.name, [(asks[at].id, float(values[at])) for at in order]))
    labels = [case.fields for case in cases]
    cuts = sorted({value for _name, rows in ranked for _ask, value in rows[:3]})
    tried = (
        score(labels, [
            {"item": name, "suggestions": [
                {"recommendation": ask, "suggested": value >= cut} for ask, value in rows]}
            for name, rows in ranked])
        for cut in cuts[:: max(1, len(cuts) // 60)]
    )  # fmt: skip
    return max(tried, key=lambda found: found["suggested_f1"] or 0)


def _plain(texts: list[str]) -> list[list[str]]:
    return bm25s.tokenize(texts, stopwords="en", return_ids=False, show_progress=False)


def load() -> tuple[list[Ask], list[Case], list[str], Prepared]:
    folder = data_folder()
    asks = read_asks(folder / "letters.jsonl")
    index = features.index(asks)
    path = folder / "items.jsonl"
    cases = [
        Case(name, text, line.fields, index)
        for (name, text), line in zip(read_items(path), lines(path), strict=True)
    ]
    return asks, cases, [letter.id for letter in index], index


def write(model: Model) -> None:
    names = {"letter": LETTER, "ask": ASK}
    text = (ROOT / "news" / "matching" / "weights.py").read_text(encoding="utf-8")
    head = text.partition("LETTER_WEIGHTS")[0]

    def listed(name: str, values: Sequence[float]) -> str:
        rows = "".join(
            f"    {value},  # {label}\n" for label, value in zip(names[name], values, strict=True)
        )
        return f"{name.upper()}_WEIGHTS: tuple[float, ...] = (\n{rows})\n"

    cues = "".join(f'    "{name}": {tuple(v)},\n' for name, v in model.signal.items())
    body = (
        listed("letter", model.letter)
        + listed("ask", model.ask)
        + f"LETTER_THRESHOLD = {model.letter_threshold}\nASK_THRESHOLD = {model.ask_threshold}\n"
        + f"SIGNAL_WEIGHTS: dict[str, tuple[float, ...]] = {{\n{cues}}}\n"
    )
    (ROOT / "news" / "matching" / "weights.py").write_text(head + body, encoding="utf-8")


def main() -> None:
    if not (data_folder() / "items.jsonl").exists():
        print(f"matching: skipped, no labelled data in {data_folder()} (set HEEDED_DATA)")
        return
    asks, cases, letters, index = load()
    labels = [case.fields for case in cases]
    ours = score(labels, held_out(cases, letters, index))
    plain = bm25(asks, cases)
    print(f"matching: {len(cases)} items, {len(asks)} asks; each letter's items by a model")
    print("that never saw that letter; BM25 with its threshold chosen with hindsight\n")
    print(f"{'figure':22}{'Heeded':>10}{'BM25':>10}{'ratio':>10}")
    for name in FIGURES:
        one, two = ours[name], plain[name]
        ratio = f"{one / two:>10.2f}" if one and two else f"{'':>10}"
        print(f"{name:22}{one or 0:>10}{two if two is not None else '-':>10}{ratio}")
    if "--write" in sys.argv:
        write(learn(cases, set(), choose_thresholds(cases, letters, index)))


if __name__ == "__main__":
    main()
