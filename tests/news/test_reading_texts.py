"""Texts read at once, as numbers, have the words that they have read one by one."""

import random

import pytest

from news.matching import Ask, Text, forms, prepare
from news.matching.features import read
from tests.news.test_same_ranking import made_up_asks, made_up_texts

HARD = [
    Text("U.S. and N. Korea talk", "", "S.Korea waits. The U.K.\nsays: “no”… EE.UU. tambien"),
    Text(
        "Ｔｏｋｙｏ 日本の難民。記者を釈放！ 法律", "", "北朝鮮 が\u3000日本に言う。", language="ja"
    ),
    Text("Corea del Norte", "", "Corea del\nNorte. Corea del. Norte", language="es"),
    Text("European Court of Justice", "the European\u2028Court of Justice", "European. Court of"),
    Text("", "", ""),
    Text("a\x00b \ud800 tail-less...end", "l'Europe d'Iran", "Iran's \n\n\n \t Waleed's"),
    Text("Japan " * 90 + ". " + "Peru. " * 90, "Kenya.", "", url="https://example.fr:80/a?b#c"),
]


def keys_of(index, texts):
    """By text each key with how often it was met, whether in the head, and in which sentences."""
    beside, found = index.read(texts)
    names = index.vocabulary.texts
    for at, (first, last) in enumerate(zip(found.last[:-1], found.last[1:], strict=True)):
        bits = [int(low) | int(high) << 64 for low, high in found.sentences[first:last]]
        keys = [names[key] for key in found.key[first:last]]
        home = names[beside.home[at]] if beside.home[at] >= 0 else ""
        times, head = found.times[first:last].tolist(), found.in_head[first:last].tolist()
        yield dict(zip(keys, zip(times, head, bits, strict=True), strict=True)), home


def expected(index, text):
    reading = read(text)
    return {
        key: (round(share / (1 - share)), key in reading.head, reading.where[key])
        for key, share in reading.bag.items()
        if key in index.vocabulary.keys
    }


def an_index():
    dice = random.Random(3)
    koreas = Ask("k", "Urge North Korea and Europe to act on Iran and Waleed.", "k", country="KP")
    return prepare([*made_up_asks(dice, 40), koreas])


@pytest.mark.parametrize("seed", range(3))
def test_many_texts_are_read_as_each_by_itself(seed):
    index, texts = an_index(), [*HARD, *made_up_texts(random.Random(seed), 20)]

    for _time in range(2):  # what was never met, and what is remembered
        for text, (keys, home) in zip(texts, keys_of(index, texts), strict=True):
            assert keys == expected(index, text)
            places = read(text).places
            assert not home or places[home[1:]] == keys.get(home, (0,))[0] + 1


def test_words_that_an_ask_brings_are_met_from_then_on():
    index, text = an_index(), Text("Zebras cross the Zambezi")
    assert not any("zebra" in keys for keys, _home in keys_of(index, [text]))

    index.put(Ask("z", "Protect zebras.", "z"))

    assert any("zebra" in keys for keys, _home in keys_of(index, [text]))


def test_what_is_remembered_has_an_end(monkeypatch):
    monkeypatch.setattr(forms, "MOST_PIECES", 50)
    index, texts = an_index(), list(made_up_texts(random.Random(1), 12))

    for text in texts:
        assert next(keys_of(index, [text]))[0] == expected(index, text)
