"""What is found, by whom, and how it is shown."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from campaigns.levels import Role
from letters.models import Evidence, KnownWord, Letter
from letters.selectors.hits import Kind, hits
from letters.services.evidence import retract_evidence
from letters.statuses import Position
from letters.tsquery import prepared
from tests import factories as a
from tests.helpers import assert_flat, counted
from tests.letters.test_board import page_of as board_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def page_of(client, typed, **more):
    return client.get(reverse("letters:search"), {"q": typed} | more).content.decode()


def found_by(client, typed, **more):
    answer = client.get(reverse("letters:search"), {"q": typed} | more)
    return {group.kind: group.total for group in answer.context["found"].groups}


@pytest.mark.parametrize("typed", ["北朝鮮", "朝鮮", "鮮", "拉致", "拉致問題"])
def test_a_part_of_a_japanese_sentence_is_found_and_marked(client, public, typed):
    a.a_letter(public, asks=("政府は北朝鮮による拉致問題の解決に取り組むこと。",))

    page = page_of(client, typed)

    assert f"<mark>{typed}</mark>" in page


@pytest.mark.parametrize(
    ("language", "text", "typed", "mark"),
    [
        ("en", "Protect the refugees now.", "refugee", "refugees"),
        ("en", "Admit every refugee.", "refugees", "refugee"),
        ("fr", "Libérez les réfugiés.", "refugie", "réfugiés"),
        ("es", "Liberen a los prisioneros.", "prisionero", "prisioneros"),
        ("de", "Schützen Sie die Häftlinge.", "haftling", "Häftlinge"),
        ("ru", "Освободите заключённых.", "заключенные", "заключённых"),
        ("ko", "정부는 북한의 인권을 보호하라.", "북한", "북한"),
        ("th", "ปล่อยตัวนักโทษการเมือง", "นักโทษ", "นักโทษ"),
        ("xx", "Vapauta zorgblax heti.", "ZORGBLAX", "zorgblax"),
    ],
)
def test_forms_and_accents_do_not_matter(client, public, language, text, typed, mark):
    letter = a.a_letter(public, asks=(text,))
    Letter.objects.filter(pk=letter.pk).update(language=language)

    assert f"<mark>{mark}</mark>" in page_of(client, typed)


def test_every_word_must_be_met_and_the_last_may_be_unfinished(client, public):
    a.a_letter(public, asks=("Release the imprisoned poets.", "Release the painters."))

    assert found_by(client, "release impriso") == {"asks": 1}
    assert found_by(client, "poets painters") == {}


@pytest.mark.parametrize("typed", ["refugges", "reffugees", "refugees imprisonmnet"])
def test_a_slip_of_the_pen_is_forgiven(client, public, typed):
    a.a_letter(public, asks=("Release refugees from imprisonment.",))

    page = page_of(client, typed)

    assert "<mark>refugees</mark>" in page
    assert "Shown is what has" in page


def test_each_kind_has_its_group(client, public):
    letter = a.a_letter(public, subject="On the zebras", asks=("Count the zebras.",))
    ask = letter.recommendations.get()
    a.a_response(letter, Position.ACCEPTED)
    a.some_evidence(ask, title="Zebras counted", source_kind="official_document")
    a.some_evidence(ask, title="A zebra in the news")

    assert found_by(client, "zebra") == {"asks": 1, "letters": 1, "evidence": 1, "coverage": 1}
    assert found_by(client, "office replies") == {"answers": 1}
    assert found_by(client, "zebra", **{"in": "letters"}) == {"letters": 1}


def hidden_things(public):
    """Where the word stands in what a stranger may not see."""
    a.a_letter(subject="Quagga", asks=("Save the quagga.",))
    a.a_letter(public, subject="Quagga too", asks=("Save a quagga.",), visibility="coalition")
    a.a_letter_to_sign(public, text="We urge you to save the quagga.", asks=("Quagga!",))
    shown = a.a_letter(public, subject="Shown", asks=("Save the okapi.",))
    a.log_response(
        letter=shown,
        kind="meeting",
        channel="meeting",
        dated=shown.sent_day,
        from_office="Zoo",
        summary="They said quagga in confidence.",
        answers=[a.AnswerDraft(number=1, position=Position.ACCEPTED, quote="A quagga")],
        is_confidential=True,
        by=a.a_person(Role.CONTRIBUTOR, public),
    )
    ask = shown.recommendations.get()
    person = a.a_person(Role.REVIEWER, public)
    a.a_check(ask, by=person, note="quagga")
    a.a_proposal(ask, because="The quagga was seen.")
    retract_evidence(
        evidence=a.some_evidence(ask, title="Quagga, retracted", by=person),
        because="It was a zebra.",
        by=person,
    )
    return shown


def test_what_is_hidden_is_neither_found_nor_counted_nor_quoted(client, public):
    shown = hidden_things(public)

    page = page_of(client, "quagga")
    assert found_by(client, "quagga") == {}
    assert "Nothing found" in page
    assert page.lower().count("quagga") == page_of(client, "nowhere").lower().count("nowhere")

    a.some_evidence(shown.recommendations.get(), title="The quagga in public")
    assert found_by(client, "quagga") == {"coverage": 1}


def test_a_word_of_something_hidden_is_not_told_to_who_mistypes_it(client, public):
    hidden_things(public)

    assert "quagga" not in page_of(client, "quaga").lower().replace("quaga", "")


def test_the_coalition_finds_its_own(client_as, public):
    hidden_things(public)

    found = found_by(client_as(a.a_person(Role.OBSERVER, public)), "quagga")

    assert found == {"asks": 1, "letters": 2, "answers": 1}


def test_what_is_quoted_is_escaped(client, public):
    a.a_letter(public, asks=("Free <script>alert(1)</script> & <b>poets</b>.",))

    page = page_of(client, "poets")

    assert "&lt;b&gt;<mark>poets</mark>&lt;/b&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "typed",
    ["' OR 1=1 --", "'; DROP TABLE letters_letter; --", "{{ 7|add:7 }}", "{% now %}", "a & !(:*",
     "\\", "''''", "%s %(x)s", "<script>", "💥", "\ufffd\u202e", "x" * 200, "北" * 200, "a " * 99,
     "-- ab", "ab:*", "0", "٣٤", "e\u0301" * 90],
)  # fmt: skip
def test_whatever_is_typed_is_answered(client, public, typed):
    a.a_letter(public, asks=("Free the poets.",))

    answer = client.get(reverse("letters:search"), {"q": typed, "in": "'"})

    assert answer.status_code == 200
    assert board_of(client, text=typed)


@pytest.mark.parametrize("typed", ["x" * 201, "word " * 1_000_000, "a\x00b"])
def test_what_cannot_be_looked_for_is_refused(client, typed):
    assert client.get(reverse("letters:search"), {"q": typed}).status_code == 400


def test_nothing_and_too_little_say_what_to_type(client):
    assert "Any form of a word" in page_of(client, " ")
    assert "at least two letters" in page_of(client, "a")
    assert "at least two letters" in page_of(client, "?!")


def test_too_many_are_not_counted_to_the_end(client, public):
    a.a_letter(public, asks=tuple(f"Free poet {number}." for number in range(105)))

    page = page_of(client, "poet")

    assert "more than 100" in page
    assert "Add a word" in page
    assert len(page_of(client, "poet", **{"in": "asks"}).split("<mark>")) == 101


def test_a_part_is_answered_while_typing(client, public):
    a.a_letter(public, asks=("Free the poets.",))

    page = client.get(
        reverse("letters:search"), {"q": "poe"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert "<mark>poets</mark>" in page
    assert "<html" not in page


def test_what_changes_is_found_anew(client, public):
    letter = a.a_letter(public, subject="On lions", asks=("Count them.",))
    letter.subject = "On tigers"
    letter.save()
    a.a_translation(letter, subject="La lettre des tigres", asks={"1": "Comptez les félins."})

    assert found_by(client, "lions") == {}
    assert found_by(client, "tigers") == {"letters": 1}
    assert found_by(client, "felin") == {"asks": 1}

    letter.translations.all().delete()
    assert found_by(client, "felin") == {}


def test_the_dashboard_finds_by_the_same_words(client, public):
    a.a_letter(public, subject="On réfugiés", asks=("Release the prisoners.", "北朝鮮に帰すな。"))

    assert "Release the prisoners" in board_of(client, text="prisoner refugies")
    assert "北朝鮮" in board_of(client, text="朝鮮")
    assert "Nothing fits" in board_of(client, text="painter")


def test_the_price_is_fixed(client_as, public):
    person = a.a_person(Role.CONTRIBUTOR, public)
    client = client_as(person)

    def grow():
        for _time in range(3):
            letter = a.a_letter(public, subject="Poets", asks=("Free the poets.", "Read poets."))
            a.a_response(letter)
            for kind in ("news_report", "budget"):
                ask = letter.recommendations.first()
                a.some_evidence(ask, title="The office on poets", source_kind=kind, by=person)

    grow()
    for typed in ("poets", "office", "potes", "offise zebra"):
        assert_flat(visit=lambda typed=typed: client.get("/search/", {"q": typed}), grow=grow)
        assert counted(lambda typed=typed: client.get("/search/", {"q": typed})) <= 12


def test_words_are_learned_once(public):
    a.a_letter(public, asks=("Free the poets.",))
    a.a_letter(public, asks=("Free the poets again.",))

    assert KnownWord.objects.filter(word="poets").count() == 1
    assert Evidence.objects.count() == 0


def test_a_bad_guess_of_how_frequent_a_word_is_costs_no_hit(monkeypatch):
    letter = a.a_letter(a.a_campaign(is_public=True), asks=("Free the poets.", "Pay them."))
    a.a_letter(letter.campaign, asks=("Open the archive.", "Close the camp."))
    query = prepared("poets")
    monkeypatch.setattr("letters.selectors.hits.WINDOW", 1)

    found = [
        hits(user=AnonymousUser(), asked=replace(query, rare=rare), kinds=list(Kind))
        for rare in (query.rare, frozenset())
    ]

    assert found[0] == found[1]
    assert found[1][Kind.ASKS].keys == [letter.recommendations.get(number=1).pk]
