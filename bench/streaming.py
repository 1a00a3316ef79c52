"""Learning from verdicts: items in the order of their dates, each suggestion judged as labelled."""

from collections.abc import Mapping, Sequence
from datetime import date

from bench.cases import Case
from bench.training import as_rows
from news.matching import Guess
from news.matching.learning import NOTHING, Taught, Verdict, learn, traits_of
from news.matching.score import score

FIGURES = ("mrr", "ndcg@10", "recall@1", "recall@5")
EVERY = 10  # items after which the model is learnt anew


def stream(cases: Sequence[Case], guesses: Mapping[str, Sequence[Guess]]) -> None:
    """Prints the second half with and without what the first taught."""
    order = sorted(cases, key=lambda one: (one.text.published_on or date.max, one.name))
    verdicts: list[Verdict] = []
    taught, rows = NOTHING, []
    for at, case in enumerate(order):
        if at % EVERY == 0:
            taught = learn(verdicts)
        found = guesses[case.name]
        rows.append(as_rows(case.name, _moved(case, found, taught)))
        for guess in found:
            if guess.is_suggested:
                right = case.relevance(guess.ask) > 0
                verdicts.append(Verdict(traits_of(case.text, guess), guess.score, right))
    half = len(order) // 2
    labels = [case.labels() for case in order[half:]]
    without = [as_rows(case.name, guesses[case.name]) for case in order[half:]]
    one, two = score(labels, without), score(labels, rows[half:])
    print(f"\nlearning: {len(order) - half} later items, after verdicts on {half} earlier ones")
    print(f"{'figure':22}{'without':>10}{'with':>10}")
    for name in FIGURES:
        print(f"{name:22}{one[name] or 0:>10}{two[name] or 0:>10}")


def _moved(case: Case, found: Sequence[Guess], taught: Taught) -> list[Guess]:
    moved = []
    for guess in found:
        now = taught.score(guess.score, traits_of(case.text, guess))
        moved.append(Guess(guess.ask, now, guess.is_suggested, guess.signal))
    return sorted(moved, key=lambda guess: -guess.score)
