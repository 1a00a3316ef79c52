"""What else ranks texts: plain BM25, and a sentence-embedding model alone."""

from collections.abc import Sequence

import bm25s
import numpy as np

from bench.cases import Case
from news.matching.score import score
from news.matching.types import Ask
from news.matching.vectors import load_model

MOST_CUTS = 60


def bm25(asks: Sequence[Ask], cases: Sequence[Case]) -> dict:
    engine = bm25s.BM25()
    engine.index(plain([ask.text for ask in asks]), show_progress=False)
    return _with_hindsight(asks, cases, [engine.get_scores(plain([_all(c)])[0]) for c in cases])


def embedding(asks: Sequence[Ask], cases: Sequence[Case]) -> dict | None:
    """None where no model is installed."""
    model = load_model()
    if model is None:
        return None
    ours = model.encode([f"{ask.text} {ask.letter_title}" for ask in asks])
    theirs = model.encode([_all(case) for case in cases])
    return _with_hindsight(asks, cases, list(theirs @ ours.T))


def _all(case: Case) -> str:
    return f"{case.text.headline} {case.text.summary} {case.text.body}"


def _with_hindsight(asks: Sequence[Ask], cases: Sequence[Case], values: Sequence) -> dict:
    """Figures with the threshold that gives the best ask F1."""
    ranked = []
    for case, found in zip(cases, values, strict=True):
        order = np.argsort(-found, kind="stable")
        ranked.append((case.name, [(asks[at].id, float(found[at])) for at in order]))
    labels = [case.labels() for case in cases]
    cuts = sorted({value for _name, rows in ranked for _ask, value in rows[:3]})
    tried = (
        score(labels, [
            {"item": name, "suggestions": [
                {"recommendation": ask, "suggested": value >= cut} for ask, value in rows]}
            for name, rows in ranked])
        for cut in cuts[:: max(1, len(cuts) // MOST_CUTS)]
    )  # fmt: skip
    return max(tried, key=lambda found: found["suggested_f1"] or 0)


def plain(texts: list[str]) -> list[list[str]]:
    return bm25s.tokenize(texts, stopwords="en", return_ids=False, show_progress=False)
