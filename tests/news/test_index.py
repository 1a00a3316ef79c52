"""The index of asks, the bridges between languages, and signals."""

import pycountry
import pytest

from news.matching import Ask, Text, explained, lookup, prepare, rank, shown
from news.matching.features import read
from news.matching.signals import judge
from news.matching.words import consonants, sense
from tests.news.test_matching import ASKS
from world.places import home


def many_asks(count):
    """Letters to every country, and three that tell an article about Japan apart."""
    codes = [country.alpha_2 for country in pycountry.countries]
    for at in range(count):
        text = f"Ratify protocol {at} on the rights of children in schools."
        yield Ask(f"x{at}.1", text, f"x{at}", country=codes[at % len(codes)])
    yield from ASKS


def test_among_many_letters_an_article_still_finds_its_ask():
    text = Text("Tokyo turns away North Korean refugees", "Japan says they have no ties to it.")

    guesses = rank(text, prepared=prepare(list(many_asks(300))))

    assert guesses[0].ask == "jp.1"
    assert len(guesses) < 100  # the letters that do not come into question are not compared


def test_an_index_takes_up_and_lets_go_an_ask_without_being_built_anew():
    text = Text("Tokyo turns away North Korean refugees", "Japan says they have no ties to it.")
    index = prepare(list(many_asks(300))[:300])
    assert not any(guess.is_suggested for guess in rank(text, prepared=index))

    for ask in ASKS:
        index.put(ask)
    found = [guess.ask for guess in rank(text, prepared=index)]
    assert found[0] == "jp.1"

    index.replace({"jp": ASKS[1:2], "pe": []})
    assert "jp.2" in index
    assert "jp.1" not in index
    assert "jp.1" not in [guess.ask for guess in rank(text, prepared=index)]


@pytest.mark.parametrize(
    ("ask", "headline", "language", "signal"),
    [
        ("Release the poet Ali Rezai.", "Poet Ali Rezai released from prison", "en", "progress"),
        ("Release the poet Ali Rezai.", "Poet Ali Rezai sentenced to ten years", "en", "setback"),
        ("Release the poet Ali Rezai.", "Minister comments on the poet Ali Rezai", "en",
         "statement"),
        ("Repeal the press law.", "Parliament passes the press law", "en", "setback"),
        ("Adopt a press law.", "Parliament passes the press law", "en", "progress"),
        ("Repeal the press law.", "Le Parlement abroge la loi sur la presse", "fr", "progress"),
        ("Release the journalist.", "Absuelto el periodista", "es", "progress"),
        ("Release the journalist.", "記者を釈放", "ja", "progress"),
        ("Release the journalist.", "기자 체포", "ko", "setback"),
        ("Release the journalist.", "الإفراج عن الصحفي", "ar", "progress"),
        ("Release the journalist.", "সাংবাদিক গ্রেপ্তার", "bn", "setback"),
    ],
)  # fmt: skip
def test_the_signal_depends_on_what_is_asked(ask, headline, language, signal):
    one = Ask("a", ask, "l", country="IR")
    reading = read(Text(headline, language=language))
    index = prepare([one])

    found = judge(ask, index.hits("a", reading)[2], reading)

    assert found.name == signal
    assert found.words


@pytest.mark.parametrize("name", ["Waleed", "Walid", "وليد"])
def test_a_name_has_one_skeleton_in_every_script(name):
    assert consonants(name) == "wld"


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("torture", "fr"), ("tortura", "es"), ("Folter", "de"), ("penyiksaan", "id"),
        ("تعذيب", "ar"), ("拷問", "ja"), ("고문", "ko"), ("নির্যাতন", "bn"),
    ],
)  # fmt: skip
def test_the_glossary_bridges_languages(word, language):
    assert "=torture" in sense(word, language).keys


def test_a_page_is_made_for_the_country_of_its_address_or_language():
    assert home("https://diario.example.mx/a", "es") == "MX"
    assert home("https://example.co.uk/a", "en") == "GB"
    assert home("https://example.com/a", "ko") == "KR"
    assert home("https://example.tv/a", "es") == ""


def test_letters_that_went_leave_no_trace(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_IDLE", 100)
    text = Text("Tokyo turns away North Korean refugees", "Japan says they have no ties to it.")
    index = prepare(list(many_asks(300)))
    before = [(guess.ask, guess.score) for guess in rank(text, prepared=index)]

    for _time in range(4):
        index.replace({f"x{at}": [] for at in range(0, 300, 2)})
        index.replace({f"x{at}": [one] for at, one in enumerate(many_asks(300)) if at < 300})

    after = [(guess.ask, guess.score) for guess in rank(text, prepared=index)]
    assert len(index) == 300 + len(ASKS)
    assert after[0][0] == before[0][0]
    assert after[0][1] == pytest.approx(before[0][1], abs=0.01)
    letters = list(index.letters)
    assert [index.parts(name).places for name in letters] == [
        index.letters[name].places for name in letters
    ]


def test_an_ask_that_was_let_go_is_no_longer_explained():
    text = Text("Tokyo turns away North Korean refugees", "Japan says they have no ties to it.")
    index = prepare(ASKS)
    found = shown([text], index)[0]
    assert explained(text, found, index)[0].reasons

    index.replace({one.letter: [] for one in ASKS})

    assert explained(text, found, index) == []
    assert shown([text], index) == [[]]
