"""How good rankings are, against labels. Definitions in docs/matching.md."""

import math
from collections.abc import Mapping, Sequence


def letter_of(ask: str) -> str:
    return ask.rsplit(".", 1)[0]


def score(items: Sequence[Mapping], rankings: Sequence[Mapping]) -> dict[str, float | int | None]:
    """Figures over all items, rounded to three places.

    Relevance 2 is a strong link. Ranking figures look at strong links; `suggested_*` at what
    would be shown: any link makes a suggestion right, strong links are what must be found.
    """
    ranked = {row["item"]: list(row["suggestions"]) for row in rankings}
    pairs = [(_labels(item), ranked.get(item["id"], [])) for item in items]
    return {
        "items": len(pairs),
        "strong_links": sum(len(_strong(gold)) for gold, _rows in pairs),
        **_ranking(pairs),
        **_suggestions(pairs),
        **_letters(pairs),
        **_quiet_and_signal(pairs),
    }


def _labels(item: Mapping) -> dict[str, Mapping]:
    return {link["recommendation"]: link for link in item["links"]}


def _strong(gold: Mapping[str, Mapping]) -> set[str]:
    return {ask for ask, link in gold.items() if link["relevance"] >= 2}


def _ranking(pairs: Sequence[tuple[dict, list]]) -> dict[str, float]:
    strong = sum(len(_strong(gold)) for gold, _rows in pairs)
    figures = {}
    for depth in (1, 5, 10):
        hits = sum(
            len(_strong(gold) & {row["recommendation"] for row in rows[:depth]})
            for gold, rows in pairs
        )
        figures[f"recall@{depth}"] = round(hits / strong, 3) if strong else 0.0
    with_strong = [(gold, rows) for gold, rows in pairs if _strong(gold)]
    firsts = [_first_strong(gold, rows) for gold, rows in with_strong]
    figures["mrr"] = round(sum(1 / at for at in firsts if at) / max(len(firsts), 1), 3)
    gains = [_ndcg(gold, rows) for gold, rows in pairs if gold]
    figures["ndcg@10"] = round(sum(gains) / max(len(gains), 1), 3)
    return figures


def _first_strong(gold: Mapping[str, Mapping], rows: Sequence[Mapping]) -> int:
    strong = _strong(gold)
    return next((at for at, row in enumerate(rows, 1) if row["recommendation"] in strong), 0)


def _ndcg(gold: Mapping[str, Mapping], rows: Sequence[Mapping]) -> float:
    def discounted(gains: Sequence[int]) -> float:
        return sum(gain / math.log2(at + 1) for at, gain in enumerate(gains, 1))

    def gain(ask: str) -> int:
        return 2 ** gold[ask]["relevance"] - 1 if ask in gold else 0

    ideal = sorted((gain(ask) for ask in gold), reverse=True)[:10]
    return discounted([gain(row["recommendation"]) for row in rows[:10]]) / discounted(ideal)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def _shown(rows: Sequence[Mapping]) -> list[Mapping]:
    return [row for row in rows if row.get("suggested")]


def _suggestions(pairs: Sequence[tuple[dict, list]]) -> dict[str, float]:
    shown = [(gold, row["recommendation"]) for gold, rows in pairs for row in _shown(rows)]
    strong = sum(len(_strong(gold)) for gold, _rows in pairs)
    precision = sum(ask in gold for gold, ask in shown) / max(len(shown), 1)
    recall = sum(ask in _strong(gold) for gold, ask in shown) / max(strong, 1)
    return {
        "suggested": len(shown),
        "suggested_precision": round(precision, 3),
        "suggested_recall": round(recall, 3),
        "suggested_f1": round(_f1(precision, recall), 3),
    }


def _letters(pairs: Sequence[tuple[dict, list]]) -> dict[str, float]:
    shown = right = wanted = 0
    for gold, rows in pairs:
        told = {letter_of(row["recommendation"]) for row in _shown(rows)}
        true = {letter_of(ask) for ask in gold}
        shown, right, wanted = shown + len(told), right + len(told & true), wanted + len(true)
    precision, recall = right / max(shown, 1), right / max(wanted, 1)
    return {
        "letter_precision": round(precision, 3),
        "letter_recall": round(recall, 3),
        "letter_f1": round(_f1(precision, recall), 3),
    }


def _quiet_and_signal(pairs: Sequence[tuple[dict, list]]) -> dict[str, float | None]:
    unrelated = [rows for gold, rows in pairs if not gold]
    quiet = sum(not _shown(rows) for rows in unrelated)
    told = [
        row["signal"] == gold[row["recommendation"]]["signal"]
        for gold, rows in pairs
        for row in _shown(rows)
        if row["recommendation"] in _strong(gold) and row.get("signal")
    ]
    return {
        "quiet_on_unrelated": round(quiet / max(len(unrelated), 1), 3),
        "signal_accuracy": round(sum(told) / len(told), 3) if told else None,
    }
