"""What the verdicts of a coalition teach: a small ridge regression on top of the general model.

It orders, it hides nothing: it corrects the odds that the general model gives by what was confirmed and dismissed before, trait
by trait: the ask, the outlet, the language, the words of the ask that the text had. With no
verdicts it changes nothing, and each trait's weight can be read.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from news.matching.types import Guess, Text

FEWEST = 12  # verdicts, both kinds among them, below which nothing is learnt
SEEN = 3  # verdicts that must share a trait
SHRINKAGE = 1.0
STEPS = 25
LEAST, MOST = 0.01, 0.99  # scores are kept off certainty


@dataclass(frozen=True, slots=True)
class Verdict:
    traits: frozenset[str]
    score: float  # that the general model gave
    is_right: bool


@dataclass(frozen=True, slots=True)
class Taught:
    """Weights by trait: above nought for what was confirmed more often than expected."""

    weights: Mapping[str, float]
    bias: float = 0.0
    verdicts: int = 0

    def score(self, before: float, traits: Iterable[str]) -> float:
        if not self.verdicts:
            return before
        moved = _odds(before) + self.bias + sum(self.weights.get(one, 0.0) for one in traits)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, moved))))


NOTHING = Taught({})


def traits_of(text: Text, guess: Guess) -> frozenset[str]:
    found = {f"word:{word.lower()}" for word in guess.words}
    found.add(f"ask:{guess.ask}")
    if text.outlet:
        found.add(f"outlet:{text.outlet}")
    if text.language:
        found.add(f"language:{text.language}")
    return frozenset(found)


def learn(verdicts: Sequence[Verdict]) -> Taught:
    rights = sum(one.is_right for one in verdicts)
    if len(verdicts) < FEWEST or rights in (0, len(verdicts)):
        return NOTHING
    seen = Counter(trait for one in verdicts for trait in one.traits)
    traits = sorted(trait for trait, times in seen.items() if SEEN <= times < len(verdicts))
    rows = np.ones((len(verdicts), len(traits) + 1))
    for at, one in enumerate(verdicts):
        rows[at, 1:] = [trait in one.traits for trait in traits]
    offset = np.array([_odds(one.score) for one in verdicts])
    truth = np.array([one.is_right for one in verdicts], float)
    found = _ridge(rows, offset, truth)
    weights = {trait: round(float(w), 3) for trait, w in zip(traits, found[1:], strict=True)}
    return Taught(weights, round(float(found[0]), 3), len(verdicts))


def _ridge(rows: np.ndarray, offset: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Newton's steps for a penalised logistic regression around known odds."""
    found = np.zeros(rows.shape[1])
    penalty = np.eye(rows.shape[1]) * SHRINKAGE
    for _step in range(STEPS):
        likely = 1 / (1 + np.exp(-(offset + rows @ found)))
        slope = rows.T @ (likely - truth) + penalty @ found
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty
        found = found - np.linalg.solve(curve, slope)
    return found


def _odds(score: float) -> float:
    kept = min(max(score, LEAST), MOST)
    return math.log(kept / (1 - kept))
