"""Learns the weights of matching from labelled letters, and judges each letter unseen."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bench.cases import ROOT, Case
from news.matching import Index, rank
from news.matching.compare import ASK, LETTER
from news.matching.rank import Model, likely
from news.matching.score import score

LETTER_SHRINKAGE, ASK_SHRINKAGE = 5.0, 3.0
WEAK = 0.6  # what a link of relevance 1 counts in learning
LETTER_GRID, ASK_GRID = np.arange(0.3, 0.86, 0.02), np.arange(0.2, 0.6, 0.04)
NEAR = 0.02  # thresholds as good as the best but for this are as good
WEIGHTS = ROOT / "news" / "matching" / "weights.py"


def learn_logistic(
    rows: Sequence, truth: Sequence, weights: Sequence, shrinkage: float
) -> list[float]:
    """Coefficients of a ridge-penalised logistic regression, in the features' own scale."""
    x, y, w = np.array(rows, float), np.array(truth, float), np.array(weights, float)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    mean[0], spread[0] = 0, 1
    z = (x - mean) / spread
    penalty = np.eye(x.shape[1]) * shrinkage
    penalty[0, 0] = 0.01
    found = np.zeros(x.shape[1])
    for _step in range(30):
        p = 1 / (1 + np.exp(-z @ found))
        slope = z.T @ (w * (p - y)) + penalty @ found
        found -= np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + penalty, slope)
    scaled = found / spread
    scaled[0] = found[0] - (found * mean / spread)[1:].sum()
    return [round(float(one), 4) for one in scaled]


def learn(
    cases: Sequence[Case], unseen: Iterable[str] = (), thresholds: tuple[float, float] = (0, 0)
) -> Model:
    """A model from these cases; the letters in `unseen` take no part, nor do their asks."""
    rows, truth = [], []
    ask_rows, ask_truth, ask_weights = [], [], []
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
    return Model(
        letter=learn_logistic(rows, truth, [1.0] * len(rows), LETTER_SHRINKAGE),
        ask=learn_logistic(ask_rows, ask_truth, ask_weights, ASK_SHRINKAGE),
        letter_threshold=thresholds[0],
        ask_threshold=thresholds[1],
    )


Parts = list[tuple[float, list[tuple[str, float]]]]


def parts(case: Case, model: Model, without: str = "") -> Parts:
    return [
        (
            float(likely(model.letter, np.array(measured))),
            list(zip(ids, likely(model.ask, np.array(asks)).tolist(), strict=True)),
        )
        for letter, (measured, asks, ids) in case.letters.items()
        if letter != without
    ]


def shown(name: str, found: Parts, letter_at: float, ask_at: float) -> dict:
    rows = []
    for about, asks in found:
        top = max(likely for _name, likely in asks)
        rows += [
            {"recommendation": ask,
             "suggested": about >= letter_at and (share >= ask_at or share == top)}
            for ask, share in asks
        ]  # fmt: skip
    return {"item": name, "suggestions": rows}


def choose_thresholds(
    cases: Sequence[Case], letters: Sequence[str], without: str = ""
) -> tuple[float, float]:
    """The middle of all pairs that serve well when each of these letters is judged unseen."""
    scored = []
    for held in letters:
        others = [case for case in cases if case.found_for != held]
        model = learn(others, {held, without})
        scored += [(c, parts(c, model, without)) for c in cases if c.found_for == held]
    labels = [case.labels(without) for case, _found in scored]
    tried = []
    for one in LETTER_GRID:
        for two in ASK_GRID:
            figures = score(labels, [shown(c.name, found, one, two) for c, found in scored])
            tried.append((_worth(figures), float(one), float(two)))
    best = max(tried)[0]
    near = [(one, two) for worth, one, two in tried if worth >= best - NEAR]
    return tuple(round(float(value), 2) for value in np.mean(near, axis=0))  # type: ignore[return-value]


def _worth(figures: Mapping) -> float:
    return float(figures["suggested_f1"] + figures["letter_f1"] + figures["quiet_on_unrelated"])


def held_out(cases: Sequence[Case], letters: Sequence[str], index: Index) -> dict[str, list]:
    """Guesses for every letter's items by a model that never saw that letter."""
    found = {}
    for held in letters:
        seen = [case for case in cases if case.found_for != held]
        thresholds = choose_thresholds(seen, [one for one in letters if one != held], held)
        model = learn(seen, {held}, thresholds)
        for case in cases:
            if case.found_for == held:
                found[case.name] = rank(case.text, prepared=index, model=model)
    return found


def as_rows(name: str, guesses: Sequence) -> dict:
    return {
        "item": name,
        "suggestions": [
            {"recommendation": g.ask, "suggested": g.is_suggested, "signal": g.signal}
            for g in guesses
        ],
    }


def write(model: Model) -> None:
    head = WEIGHTS.read_text(encoding="utf-8").partition("LETTER_WEIGHTS")[0]

    def listed(name: str, labels: Sequence[str], values: Sequence[float]) -> str:
        rows = "".join(
            f"    {value},  # {label}\n" for label, value in zip(labels, values, strict=True)
        )
        return f"{name}_WEIGHTS: tuple[float, ...] = (\n{rows})\n"

    body = listed("LETTER", LETTER, model.letter) + listed("ASK", ASK, model.ask)
    body += f"LETTER_THRESHOLD = {model.letter_threshold}\nASK_THRESHOLD = {model.ask_threshold}\n"
    WEIGHTS.write_text(head + body, encoding="utf-8")
