"""The quick way of matching gives what the plain one gives, and goes on doing so after edits."""

import random
from datetime import date

import pytest

from news.matching import Ask, Text, prepare, rank
from news.matching.features import read
from news.matching.lookup import SHORTLIST
from news.matching.rank import SLIGHT
from news.matching.words import bare
from tests.news.plain_matching import ranked, rough

WORDS = """
torture journalists prison law parliament court refugees children schools police inquiry release
repeal ratify protocol protest women water mining river poet Karimov Waleed Odessa judge army
border asylum hunger strike lawyers election observers newspapers land
"""
FOREIGN = {
    "fr": "torture journalistes prison loi enfants police écoles réfugiés",
    "es": "tortura periodistas cárcel ley niños policía escuelas",
    "ja": "拷問 記者 難民 警察 法律",
}
COUNTRIES = ["JP", "PE", "BD", "FR", "HU", "IR", "KE", "MX"]


def told(dice, words, length):
    return " ".join(dice.choice(words.split()) for _word in range(length)).capitalize()


def made_up_asks(dice, letters):
    for letter in range(letters):
        first, *more = dice.sample(COUNTRIES, dice.randint(1, 3))
        sent_on = dice.choice([None, date(2025, 3, 1)])
        holder = dice.choice(["", "Rustam Karimov"])
        for at in range(dice.randint(1, 5)):
            text = f"{told(dice, WORDS, 9)} in {dice.choice(COUNTRIES)}. {told(dice, WORDS, 4)}."
            yield Ask(f"{letter}.{at}", text, f"{letter}", topics=(told(dice, WORDS, 1),),
                      sent_on=sent_on, office_holder=holder, language=dice.choice(["en", "fr"]),
                      country=dice.choice([first, ""]),
                      subject_countries=tuple(more))  # fmt: skip


def made_up_texts(dice, count):
    names = "Japan Peru Bangladesh France Hungary Iran Kenya Mexico"
    for _text in range(count):
        language = dice.choice(["en", "en", "fr", "es", "ja", ""])
        words = FOREIGN.get(language, WORDS)
        body = ". ".join(told(dice, f"{words} {names}", 8) for _s in range(dice.randint(0, 90)))
        headline = f"{told(dice, words, 5)} {dice.choice(names.split())}"
        published_on = dice.choice([None, date(2024, 1, 1), date(2026, 1, 1)])
        yield Text(
            headline, told(dice, words, 7), body, language=language, published_on=published_on
        )


def check(index, text):
    reading = read(text)
    letters = index.candidates(text)
    plain = ranked(index, letters, reading)
    least = 0.0 if len(letters) == len(index.letters) else SLIGHT
    expected = {ask: rest for ask, about, *rest in plain if about >= least}
    guesses = rank(text, prepared=index)

    assert {guess.ask for guess in guesses} == set(expected)
    for guess in guesses:
        score, hits, signal = expected[guess.ask]
        assert guess.score == pytest.approx(score, abs=0.00005 + 1e-6)
        assert guess.words == tuple(dict.fromkeys(bare(hit.unit.word) for hit in hits))
        assert guess.signal == (signal if guess.is_suggested else None)
    return letters, reading


def put_by(index, dice):
    asks = list(made_up_asks(dice, 12))
    for ask in asks:
        index.put(ask)
    index.replace({"3": [], "0": asks[:1]})


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("letters", [5, 120])
def test_scores_and_words_are_those_of_the_plain_way(seed, letters):
    dice = random.Random(seed)
    index = prepare(list(made_up_asks(dice, letters)))
    for text in made_up_texts(dice, 8):
        check(index, text)


@pytest.mark.parametrize("seed", range(4))
def test_the_shortlist_has_the_letters_that_are_roughly_best(seed):
    dice = random.Random(seed)
    index = prepare(list(made_up_asks(dice, 120)))
    for text in made_up_texts(dice, 4):
        letters, reading = check(index, text)
        shown = {letter.id for letter in letters}
        named = [one for one in index.letters.values()
                 if not one.places or one.places & reading.places.keys()]  # fmt: skip
        worth = {one.id: rough(index, one, reading) for one in named}
        best = sorted(worth.values(), reverse=True)[:SHORTLIST]
        assert {name for name, value in worth.items() if value > best[-1] + 1e-4} <= shown


def test_after_edits_too():
    dice = random.Random(7)
    index = prepare(list(made_up_asks(dice, 90)))
    for text in made_up_texts(dice, 2):
        check(index, text)
    put_by(index, dice)
    for text in made_up_texts(dice, 6):
        check(index, text)
