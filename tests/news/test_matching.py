import importlib.util
import json
import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from news.matching import Ask, Text, rank
from news.matching.score import score
from world.places import mentions

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("HEEDED_DATA") or ROOT.parent / "shared" / "data") / "matching"
needs_data = pytest.mark.skipif(not DATA.exists(), reason=f"No labelled data in {DATA}.")

REFUGEES = "Accept North Korean refugees who have no ties to Japan."
AID = "Offer food aid to North Korea through the United Nations."
PRESS = "Drop the charges against the reporter Rosa Quispe."
ASKS = [
    Ask("jp.1", REFUGEES, "jp", ("refugees",), "North Korea", date(2009, 11, 19), "Prime Minister",
        "Yukio Hatoyama", "JP", ("KP",), ("Human Rights Watch",)),
    Ask("jp.2", AID, "jp", ("humanitarian aid",), "North Korea", date(2009, 11, 19),
        "Prime Minister", "Yukio Hatoyama", "JP", ("KP",), ("Human Rights Watch",)),
    Ask("pe.1", PRESS, "pe", ("press freedom",), "The case of Rosa Quispe", date(2019, 1, 7),
        "President", "Martín Vizcarra", "PE", ("PE",)),
]  # fmt: skip


def best(headline, summary="", **more):
    return rank(Text(headline, summary, **more), ASKS)[0]


def test_an_article_finds_its_ask():
    found = best("Tokyo turns away North Korean refugees", "Japan says they have no ties to it.")

    assert found.ask == "jp.1"
    assert found.is_suggested


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("日本政府、脱北した難民の受け入れを拒否 北朝鮮", "ja"),
        ("Le Japon refuse d'accueillir des réfugiés de Corée du Nord", "fr"),
        ("Japón rechaza a refugiados de Corea del Norte", "es"),
        ("Japan nimmt keine Flüchtlinge aus Nordkorea auf", "de"),
        ("일본, 북한 난민 수용 거부", "ko"),
    ],
)
def test_the_language_of_the_article_does_not_matter(headline, language):
    assert best(headline, language=language).ask == "jp.1"


def test_a_name_finds_its_ask():
    found = best("Court acquits Rosa Quispe", "The reporter walked free in Lima.")

    assert found.ask == "pe.1"
    assert any("Quispe" in reason for reason in found.reasons)


def test_what_bears_on_nothing_is_not_put_before_anybody():
    guesses = rank(Text("Football: Brazil beat Chile 2-0", "Two late goals in Santiago."), ASKS)

    assert not any(guess.is_suggested for guess in guesses)


@pytest.mark.parametrize(
    ("summary", "reason"),
    [
        ("The Prime Minister said that refugees without ties stay out.", "Quotes the office"),
        ("Yukio Hatoyama told reporters that refugees stay out.", "Quotes Yukio Hatoyama"),
        ("Refugees gathered before the house of the Prime Minister.", "Mentions the office"),
        ("Refugees wait for Yukio Hatoyama. A lawyer said so.", "Mentions Yukio Hatoyama"),
    ],
)
def test_who_is_quoted_is_told_from_who_is_mentioned(summary, reason):
    found = best("Japan turns away North Korean refugees", summary)

    assert reason in " ".join(found.reasons)


@pytest.mark.parametrize(("day", "told"), [(19, "on the day of"), (20, "one day after")])
def test_the_day_of_the_letter_and_the_next_are_told_as_such(day, told):
    found = best("Japan turns away North Korean refugees", published_on=date(2009, 11, day))

    assert f"Was published {told} the letter." in found.reasons


def test_reasons_can_be_checked_against_the_article():
    reasons = " ".join(
        best("Human Rights Watch: Japan must accept North Korean refugees",
             published_on=date(2012, 11, 19)).reasons
    )  # fmt: skip

    assert "refugees" in reasons
    assert "Is about Japan and North Korea." in reasons
    assert "an organisation that signed the letter" in reasons
    assert "3 years after the letter" in reasons


def test_what_was_published_before_the_letter_counts_less():
    def score_on(day):
        return best("Tokyo turns away North Korean refugees", published_on=day).score

    assert score_on(date(2005, 1, 1)) < score_on(date(2010, 1, 1))


@pytest.mark.parametrize("text", [Text(""), Text("?"), Text("日"), Text("a" * 500)])
def test_a_text_without_words_is_no_error(text):
    assert len(rank(text, ASKS)) == len(ASKS)


def test_one_ask_is_enough_and_none_is_no_error():
    assert len(rank(Text("Japan and refugees"), ASKS[:1])) == 1
    assert rank(Text("Japan and refugees"), []) == []


def test_all_asks_are_ranked_best_first():
    scores = [guess.score for guess in rank(Text("Refugees in Japan"), ASKS)]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= one <= 1 for one in scores)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The U.S. said", "US"),
        ("los húngaros", "HU"),
        ("北朝鮮と", "KP"),
        ("South Korea's president", "KR"),
        ("the EU's rules", "EU"),
        ("Kirgisistan", "KG"),
    ],
)
def test_countries_are_known_by_name_people_and_capital(text, code):
    assert mentions(text)[code]


def test_a_pronoun_is_no_country():
    assert not mentions("They told us so, and il a eu raison.")


def write(path, *rows):
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


LETTER = {"id": "jp", "title": "T", "sent_on": None, "language": "en",
          "addressee": {"office": "PM", "country": "JP"}, "subject_countries": ["KP"],
          "recommendations": [{"id": "jp.1", "text": REFUGEES, "topics": []}]}  # fmt: skip
ITEM = {"id": "a", "headline": "Japan refuses North Korean refugees", "published_on": None}


def test_the_command_ranks_without_looking_at_labels(tmp_path):
    letters, items = write(tmp_path / "l", LETTER), write(tmp_path / "i", ITEM)
    labelled = write(tmp_path / "j", ITEM | {"links": "nonsense", "letter": 7, "why": []})
    for source, out in ((items, "one"), (labelled, "two")):
        call_command("try_matching", letters, source, out=tmp_path / out, stdout=StringIO())

    assert (tmp_path / "one").read_text() == (tmp_path / "two").read_text()
    (row,) = json.loads((tmp_path / "one").read_text())["suggestions"]
    assert row["recommendation"] == "jp.1"
    assert row["suggested"] is True
    assert row["signal"] in {"progress", "setback", "statement", "none"}
    assert row["reasons"]


@pytest.mark.parametrize(
    ("letter", "item", "sentence"),
    [
        (LETTER, {"id": "a"}, r"i, line 1: field “headline” is missing"),
        (LETTER, ITEM | {"published_on": "soon"}, r"i, line 1: field “published_on” is no date"),
        ({"id": "jp"}, ITEM, r"l, line 1: field “recommendations” is not a list"),
        (LETTER | {"recommendations": [{"id": "x"}]}, ITEM,
         r"l, line 1: field “recommendations\[0\].text” is missing"),
        (LETTER | {"recommendations": []}, ITEM, "holds no recommendation"),
        (LETTER | {"signatories": [7]}, ITEM, "“signatories” is not a list of objects"),
        ("text", ITEM, "l, line 1: is not a JSON object"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_by_file_line_and_field(tmp_path, letter, item, sentence):
    letters, items = write(tmp_path / "l", letter), write(tmp_path / "i", item)

    with pytest.raises(CommandError, match=sentence):
        call_command("try_matching", letters, items, out=tmp_path / "out")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("try_matching", tmp_path / "no", tmp_path / "no", out=tmp_path / "out")


MADE_UP = [
    {"id": "a", "links": [{"recommendation": "x.1", "relevance": 2, "signal": "progress"},
                          {"recommendation": "x.2", "relevance": 1, "signal": "none"}]},
    {"id": "b", "links": []},
    {"id": "c", "links": [{"recommendation": "y.1", "relevance": 2, "signal": "setback"}]},
]  # fmt: skip
RANKED = [
    {"item": "a", "suggestions": [
        {"recommendation": "x.2", "suggested": True, "signal": "none"},
        {"recommendation": "x.1", "suggested": True, "signal": "setback"}]},
    {"item": "b", "suggestions": [{"recommendation": "y.1", "suggested": True, "signal": None}]},
]  # fmt: skip


def test_figures_of_a_made_up_case():
    found = score(MADE_UP, RANKED)

    assert found["mrr"] == 0.25  # second of two, and not found
    assert found["recall@1"] == 0
    assert found["suggested_precision"] == 0.667
    assert found["suggested_recall"] == 0.5
    assert found["quiet_on_unrelated"] == 0
    assert found["signal_accuracy"] == 0


@needs_data
@pytest.mark.parametrize("which", ["made up", "real"])
def test_figures_are_those_of_the_shared_script(which, tmp_path):
    path = DATA.parents[1] / "bench" / "score_matching.py"
    spec = importlib.util.spec_from_file_location("shared_score", path)
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    items, ranked = MADE_UP, RANKED
    if which == "real":
        out = tmp_path / "rankings"
        call_command("try_matching", DATA / "letters.jsonl", DATA / "items.jsonl", out=out,
                     stdout=StringIO())  # fmt: skip
        items, ranked = shared.load(DATA / "items.jsonl"), shared.load(out)

    ours = score(items, ranked)

    assert ours == shared.score(items, ranked)
    if which == "real":
        assert ours["mrr"] > 0.65
        assert ours["letter_f1"] > 0.7


def test_the_score_command_prints_the_figures(tmp_path):
    out = StringIO()

    call_command("score_matching", write(tmp_path / "i", *MADE_UP), write(tmp_path / "r", *RANKED),
                 stdout=out)  # fmt: skip

    assert "mrr                  0.25" in out.getvalue()
