import threading

import pytest
from django.db import connections, transaction
from django.db.utils import IntegrityError
from django.urls import reverse

from campaigns.levels import Role
from letters.models import Evidence
from letters.services.evidence import retract_evidence
from news.errors import NewsError
from news.models import Match
from news.services.triage import confirm, dismiss, reopen_for, undo
from tests import factories as a
from tests.helpers import assert_flat
from tests.news.desk import a_japan_letter, a_match, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_as):
    """A letter with two asks, an article suggested for the first, and a contributor."""
    letter = a_japan_letter()
    first, second = letter.recommendations.order_by("number")
    match = a_match(first)
    ana = a.a_person(Role.CONTRIBUTOR, letter.campaign)
    return client_as(ana), ana, match, second


def typed(match, **more):
    ask = match.recommendation_id
    told = {"asks": [ask], f"relation_{ask}": "contradicts", "source_kind": "news_report",
            "note": "Our note."}  # fmt: skip
    return told | more


def test_a_confirmed_article_is_evidence_for_what_was_ticked(desk):
    client, ana, match, second = desk

    answer = client.post(
        reverse("news:confirm", args=[match.article_id]),
        typed(match, other=second.pk, other_relation="context"),
    )

    assert answer.status_code == 302
    assert Evidence.objects.count() == 2
    evidence = match.recommendation.evidence.get()
    assert (evidence.relation, evidence.url) == ("contradicts", match.article.url)
    assert (evidence.note, evidence.added_by) == ("Our note.", ana)
    match.refresh_from_db()
    assert (match.state, match.evidence) == ("confirmed", evidence)


def test_all_ticked_asks_or_none_take_the_article(desk):
    _client, ana, match, second = desk
    a.some_evidence(second, url=match.article.url)

    with pytest.raises(NewsError, match="on file for recommendation 2 already"):
        confirm(
            article=match.article,
            choices=[(match.recommendation, "supports"), (second, "supports")],
            source_kind="news_report",
            by=ana,
        )

    assert not match.recommendation.evidence.exists()
    assert Match.objects.get().state == "suggested"


def test_a_refused_confirmation_keeps_ticks_and_words(desk):
    client, _ana, match, _second = desk

    answer = client.post(
        reverse("news:confirm", args=[match.article_id]), typed(match, source_kind="gossip")
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Our note." in page
    assert "checked" in page
    assert not Evidence.objects.exists()


def test_nothing_ticked_is_refused_in_words(desk):
    client, _ana, match, _second = desk

    answer = client.post(
        reverse("news:confirm", args=[match.article_id]), {"source_kind": "news_report"}
    )

    assert answer.status_code == 422
    assert "Tick the recommendations" in answer.content.decode()


def test_what_was_not_ticked_may_be_dismissed_in_the_same_gesture(desk):
    client, _ana, match, second = desk
    other = a_match(second, match.article)

    client.post(reverse("news:confirm", args=[match.article_id]), typed(match, rest="1"))

    other.refresh_from_db()
    assert (other.state, other.because) == ("dismissed", "not_about_it")


def test_a_dismissal_says_why_and_can_be_taken_back(desk):
    client, _ana, match, _second = desk
    client.post(reverse("news:dismiss", args=[match.article_id]), {"because": "too_old"})
    match.refresh_from_db()
    assert (match.state, match.because) == ("dismissed", "too_old")

    client.post(reverse("news:undo", args=[match.article_id]))

    match.refresh_from_db()
    assert (match.state, match.because, match.decided_by) == ("suggested", "", None)


def test_undo_retracts_the_evidence_that_was_filed(desk):
    client, _ana, match, _second = desk
    client.post(reverse("news:confirm", args=[match.article_id]), typed(match))

    answer = client.post(
        reverse("news:undo", args=[match.article_id]), headers={"HX-Request": "true"}
    )

    assert "Confirm" in answer.content.decode()
    assert match.recommendation.evidence.standing().count() == 0
    match.refresh_from_db()
    assert match.state == "suggested"


def test_evidence_on_which_a_status_rests_is_not_taken_back(desk):
    client, ana, match, _second = desk
    client.post(reverse("news:confirm", args=[match.article_id]), typed(match))
    source = match.recommendation.evidence.get()
    a.a_proposal(match.recommendation, "announced", evidence=(source,), by=ana)

    answer = client.post(reverse("news:undo", args=[match.article_id]))

    assert answer.status_code == 422
    assert "A status rests on this source" in answer.content.decode()
    match.refresh_from_db()
    assert match.state == "confirmed"


def test_evidence_retracted_elsewhere_brings_the_article_back(
    desk, django_capture_on_commit_callbacks
):
    client, ana, match, _second = desk
    client.post(reverse("news:confirm", args=[match.article_id]), typed(match))

    with django_capture_on_commit_callbacks(execute=True):
        retract_evidence(evidence=match.recommendation.evidence.get(), because="No.", by=ana)

    match.refresh_from_db()
    assert match.state == "suggested"
    assert reopen_for(evidence_id=0) == 0


def test_confirmed_without_evidence_is_impossible(desk):
    _client, ana, match, _second = desk

    with pytest.raises(IntegrityError, match="confirmed_means_evidence"), transaction.atomic():
        Match.objects.filter(pk=match.pk).update(
            state="confirmed", decided_by=ana, decided_at=match.article.found_at
        )


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_file_an_article_once():
    letter = a_japan_letter()
    match = a_match(letter.recommendations.get(number=1))
    people = [a.a_person(Role.CONTRIBUTOR, letter.campaign) for _ in range(3)]
    start, told = threading.Barrier(3), []

    def file(person):
        start.wait()
        try:
            confirm(
                article=match.article,
                choices=[(match.recommendation, "supports")],
                source_kind="news_report",
                by=person,
            )
            told.append("filed")
        except NewsError:
            told.append("late")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=file, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["filed", "late", "late"]
    assert Evidence.objects.count() == 1


def test_the_desk_shows_the_guess_with_its_reasons_and_keys(desk):
    client, _ana, _match, _second = desk

    page = client.get(reverse("news:queue")).content.decode()

    assert "<mark>Japan</mark> turns back <mark>North Korean</mark>" in page
    assert "It fits." in page
    assert "<strong>1</strong> story waits" in page
    for key in ("c", "d", "n", "o", "1"):
        assert f'data-key="{key}"' in page


def test_another_coalition_sees_nothing_of_it(desk, client_as):
    _client, _ana, match, _second = desk
    stranger = a.a_person(Role.COORDINATOR, a.a_coalition())

    page = client_as(stranger).get(reverse("news:queue")).content.decode()
    answer = client_as(stranger).post(
        reverse("news:confirm", args=[match.article_id]), typed(match)
    )

    assert "Nothing waits" in page
    assert answer.status_code == 404


def test_an_ask_of_another_coalition_cannot_be_slipped_in(desk):
    client, _ana, match, _second = desk
    foreign = a.an_ask()

    answer = client.post(
        reverse("news:confirm", args=[match.article_id]),
        {"asks": [foreign.pk], f"relation_{foreign.pk}": "supports", "source_kind": "news_report"},
    )

    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_the_desk_costs_the_same_however_full_it_is(desk):
    client, _ana, match, second = desk

    def grow():
        for number in range(8):
            article = an_article(f"https://example.org/{number}")
            a_match(match.recommendation, article)
            a_match(second, article)

    assert_flat(visit=lambda: client.get(reverse("news:queue")), grow=grow)


def test_what_was_decided_is_listed(desk):
    client, ana, match, _second = desk
    dismiss(article=match.article, matches=[match], because="duplicate", by=ana)

    page = client.get(reverse("news:queue"), {"state": "decided"}).content.decode()

    assert "already on file elsewhere" in page
    with pytest.raises(NewsError):
        dismiss(article=match.article, matches=[match], because="duplicate", by=ana)
    assert undo(article=match.article, matches=[match], by=ana) == 1
