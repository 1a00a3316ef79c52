"""The optional second opinion of a sentence model."""

import numpy as np

from news.matching import Guess, Text, vectors


class Letters:
    """A made-up model: near are texts that share their first letter."""

    def __init__(self):
        self.calls = []

    def encode(self, texts):
        self.calls.append(list(texts))
        return np.array([[float(text[0] == "s"), float(text[0] != "s")] for text in texts])


def test_what_a_model_finds_near_moves_up_and_nothing_is_hidden():
    second = vectors.SecondOpinion(Letters())
    guesses = [Guess("far", 0.6, is_suggested=True), Guess("near", 0.5)]

    moved = second.moved(Text("spring"), guesses, {"far": "autumn", "near": "summer"})

    assert [guess.ask for guess in moved] == ["near", "far"]
    assert [guess.is_suggested for guess in moved] == [False, True]
    assert all(0 <= guess.score <= 1 for guess in moved)


def test_an_ask_is_encoded_once():
    model = Letters()
    second = vectors.SecondOpinion(model)
    for _time in range(2):
        second.moved(Text("spring"), [Guess("a", 0.5)], {"a": "summer"})

    assert [len(call) for call in model.calls] == [1, 1, 1]
    assert model.calls[0] == ["summer"]


def test_without_a_model_there_is_none(monkeypatch):
    monkeypatch.setattr(vectors, "find_spec", lambda name: None)

    assert vectors.load_model() is None
