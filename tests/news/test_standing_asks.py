"""The asks that each process keeps taken apart."""

from news.services import standing_asks as kept
from tests.news.desk import JAPAN, a_japan_letter


def test_a_new_ask_is_known_at_once(db):
    kept.forget()
    first = a_japan_letter().recommendations.first()
    assert str(first.pk) in kept.standing_asks()

    second = a_japan_letter().recommendations.first()

    assert str(second.pk) in kept.standing_asks()


def test_only_the_letter_that_changed_is_read_again(db, monkeypatch):
    kept.forget()
    one, two = a_japan_letter(), a_japan_letter()
    kept.standing_asks()
    monkeypatch.setattr(kept, "LOOK_AGAIN", -1)
    read = []
    monkeypatch.setattr(
        kept, "asks_of", lambda letters, inner=kept.asks_of: read.append(letters) or inner(letters)
    )

    one.recommendations.filter(text=JAPAN).update(text="Admit Syrian families to Japan.")
    index = kept.standing_asks()

    assert read == [[one.pk]]
    assert "Syrian" in str(index.letters[str(one.pk)].asks[0].text)
    assert str(two.pk) in index.letters


def test_an_ask_that_is_superseded_goes(db, monkeypatch):
    kept.forget()
    letter = a_japan_letter()
    kept.standing_asks()
    monkeypatch.setattr(kept, "LOOK_AGAIN", -1)

    letter.recommendations.update(implementation="superseded")

    assert str(letter.pk) not in kept.standing_asks().letters
