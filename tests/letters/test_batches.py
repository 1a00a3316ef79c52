"""A batch decided in one gesture and taken back in one."""

import pytest
from django.urls import reverse

from campaigns.levels import Role
from campaigns.models import Activity
from letters.errors import ChangedSince, LetterError, NotAllowedYet
from letters.models import Assessment, Batch
from letters.selectors.review import review_queue
from letters.services.assessments import approve, withdraw
from letters.services.evidence import retract_evidence
from letters.services.undoing import undo_batch
from letters.services.verdicts import approve_batch, proposals_of, seen_of, send_back_batch
from tests import factories as a
from tests.helpers import assert_flat
from tests.letters.many import a_batch, a_change

pytestmark = pytest.mark.django_db
LAW = {"source_kind": "legislation"}


@pytest.fixture
def case():
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, asks=("One.", "Two.", "Three."))
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    ravi = a.a_person(Role.REVIEWER, campaign, "Ravi")
    return list(letter.recommendations.order_by("pk")), ana, ravi


def approve_all(batch, by, *, leave_rest=False):
    seen = seen_of(proposals_of(batch=batch, user=by))
    return approve_batch(batch=batch, seen=seen, leave_rest=leave_rest, by=by)


def now(asks):
    for ask in asks:
        ask.refresh_from_db()
    return [ask.implementation for ask in asks]


def decide(client, batch, **more):
    page = client.get(batch.get_absolute_url())
    return client.post(
        reverse("letters:decide_batch", args=[batch.pk]),
        {"verdict": "approve", "seen": page.context["page"].seen} | more,
    )


def test_a_second_person_approves_all_in_one_gesture(case, client_as):
    asks, ana, ravi = case
    batch = a_batch(asks, a_change("implemented", **LAW), by=ana)

    answer = decide(client_as(ravi), batch)

    assert answer.status_code == 302
    assert now(asks) == ["implemented"] * 3
    assert all(ask.cited_primary == 1 for ask in asks)
    assert Activity.objects.filter(verb="status.approved", by=ravi).count() == 3
    assert {one.decided_by for one in batch.assessments.all()} == {ravi}


def test_the_author_decides_none_of_their_own(case, client_as):
    asks, _ana, ravi = case
    batch = a_batch(asks, by=ravi)

    with pytest.raises(NotAllowedYet):
        approve_all(batch, ravi)
    assert "A second person decides them" in client_as(ravi).get(
        batch.get_absolute_url()
    ).content.decode()  # fmt: skip


def test_all_are_sent_back_with_a_comment(case, client_as):
    asks, ana, ravi = case
    batch = a_batch(asks, by=ana)

    refused = decide(client_as(ravi), batch, verdict="send_back")
    decide(client_as(ravi), batch, verdict="send_back", comment="Look at the budget.")

    assert refused.status_code == 422
    assert {one.comment for one in batch.assessments.all()} == {"Look at the budget."}
    assert now(asks) == ["not_assessed"] * 3


def test_what_can_no_longer_be_approved_waits_and_the_rest_is_approved_if_one_says_so(
    case, client_as
):
    asks, ana, ravi = case
    batch = a_batch(asks, a_change("implemented", **LAW), by=ana)
    retract_evidence(evidence=asks[1].evidence.get(), because="A hoax.", by=ana)

    refused = decide(client_as(ravi), batch)
    assert refused.status_code == 422
    assert "needs a primary source" in refused.content.decode()
    assert now(asks) == ["not_assessed"] * 3

    decide(client_as(ravi), batch, leave_rest="1")
    assert now(asks) == ["implemented", "not_assessed", "implemented"]
    assert batch.assessments.get(recommendation=asks[1]).state == "proposed"


def test_a_batch_that_changed_since_it_was_seen_is_shown_again(case, client_as):
    asks, ana, ravi = case
    batch = a_batch(asks, by=ana)
    seen = seen_of(proposals_of(batch=batch, user=ravi))
    withdraw(assessment=batch.assessments.first(), by=ana)

    answer = client_as(ravi).post(
        reverse("letters:decide_batch", args=[batch.pk]), {"verdict": "approve", "seen": seen}
    )

    assert answer.status_code == 409
    assert "Something has changed since you looked" in answer.content.decode()
    assert batch.assessments.filter(state="approved").count() == 0


def test_a_reviewer_of_another_coalition_does_not_find_it(case, client_as):
    asks, ana, _ravi = case
    batch = a_batch(asks, by=ana)
    rita = a.a_person(Role.REVIEWER, a.a_coalition())

    assert client_as(rita).get(batch.get_absolute_url()).status_code == 404
    assert decide_blind(client_as(rita), batch).status_code == 404


def decide_blind(client, batch):
    return client.post(reverse("letters:decide_batch", args=[batch.pk]), {"verdict": "approve"})


def test_asks_that_a_reviewer_may_not_see_stay_undecided(case):
    asks, _ana, ravi = case
    ours = a.an_organisation()
    ana = a.a_person(Role.CONTRIBUTOR, asks[0].letter.campaign)
    ana.organisation = ours
    ana.save()
    private = a.a_letter(asks[0].letter.campaign, visibility="organisation", by=ana)
    hidden = private.recommendations.get()
    batch = a_batch([*asks, hidden], by=ana)
    alone = a_batch([hidden_again(private, ana)], by=ana)

    approve_all(batch, ravi)

    assert now([*asks, hidden]) == ["no_action"] * 3 + ["not_assessed"]
    assert alone not in Batch.objects.visible_to(ravi)


def hidden_again(letter, by):
    return a.a_letter(letter.campaign, visibility="organisation", by=by).recommendations.get()


def test_the_queue_shows_a_batch_as_one_line(case, client_as):
    asks, ana, ravi = case
    batch = a_batch(asks, by=ana)
    alone = a.a_proposal(a.a_letter(asks[0].letter.campaign).recommendations.get(), by=ana)

    queue, own = review_queue(user=ravi), review_queue(user=ana)
    page = client_as(ravi).get(reverse("letters:review")).content.decode()

    assert (queue.batches, queue.waiting) == ([batch], [alone])
    assert (own.my_batches, own.mine) == ([batch], [alone])
    assert "3 recommendations together" in page


def test_undo_withdraws_what_waits(case, client_as):
    asks, ana, _ravi = case
    batch = a_batch(asks, by=ana)

    with pytest.raises(LetterError, match="Nothing can be taken back"):
        undo_batch(batch=batch, by=a.a_person(Role.CONTRIBUTOR, asks[0].letter.campaign))
    client_as(ana).post(reverse("letters:undo_batch", args=[batch.pk]))

    batch.refresh_from_db()
    assert {one.state for one in batch.assessments.all()} == {"withdrawn"}
    assert batch.undone_by == ana
    with pytest.raises(LetterError, match="taken back already"):
        undo_batch(batch=batch, by=ana)


def test_what_was_approved_is_proposed_to_go_back_and_needs_two_again(case, client_as):
    asks, ana, ravi = case
    first = a.a_proposal(asks[0], "announced", evidence=(a.some_evidence(asks[0]),), by=ana)
    approve(assessment=first, by=ravi)
    batch = a_batch(asks, a_change("implemented", **LAW), by=ana)
    approve_all(batch, ravi)
    later = a.a_proposal(asks[2], by=ana)
    approve(assessment=later, by=ravi)

    answer = client_as(ana).post(
        reverse("letters:undo_batch", args=[batch.pk]), follow=True
    ).content.decode()  # fmt: skip
    back = Batch.objects.get(undoes=batch)

    assert "A second person decides" in answer
    assert now(asks) == ["implemented", "implemented", "no_action"]
    assert [one.implementation for one in back.assessments.order_by("recommendation")] == [
        "announced", "not_assessed",
    ]  # fmt: skip
    assert all(one.corrects.batch == batch for one in back.assessments.all())

    approve_all(back, ravi)
    batch.refresh_from_db()
    assert now(asks) == ["announced", "not_assessed", "no_action"]
    assert asks[0].cited == 1
    assert batch.undone_at
    assert Activity.objects.filter(verb="status.corrected").count() == 2


def test_the_page_of_a_batch_costs_the_same_at_any_size(case, client_as):
    asks, ana, ravi = case
    shown = [a_batch(asks[:1], by=ana)]
    more = a.a_letter(asks[0].letter.campaign, asks=tuple(f"{n}." for n in range(9)))

    def grow():
        shown.append(a_batch([*asks[1:], *more.recommendations.all()], by=ana))

    client = client_as(ravi)
    assert_flat(visit=lambda: client.get(shown[-1].get_absolute_url()), grow=grow)


def test_deciding_for_many_costs_the_same_as_for_few(django_assert_max_num_queries):
    campaign = a.a_campaign()
    letter = a.a_letter(campaign, asks=tuple(f"Free {n}." for n in range(60)))
    ravi = a.a_person(Role.REVIEWER, campaign)
    batch = a_batch(
        list(letter.recommendations.all()), by=a.a_person(Role.CONTRIBUTOR, campaign)
    )  # fmt: skip

    with django_assert_max_num_queries(40):
        approve_all(batch, ravi)

    assert Assessment.objects.filter(state="approved").count() == 60


def test_what_was_reversed_goes_back_to_that(case):
    asks, ana, ravi = case
    law = a.some_evidence(asks[0], source_kind="legislation")
    for status in ("implemented", "reversed"):
        approve(assessment=a.a_proposal(asks[0], status, evidence=(law,), by=ana), by=ravi)
    wrong = a_batch(asks[:1], by=ana)
    approve_all(wrong, ravi)

    approve_all(undo_batch(batch=wrong, by=ana), ravi)

    assert now(asks[:1]) == ["reversed"]


def test_an_undo_of_an_undo_is_refused_while_the_first_waits(case):
    asks, ana, ravi = case
    batch = a_batch(asks, by=ana)
    approve_all(batch, ravi)
    undo_batch(batch=batch, by=ana)

    with pytest.raises(LetterError, match="Nothing can be taken back"):
        undo_batch(batch=batch, by=ana)


def test_a_stale_verdict_is_refused(case):
    asks, ana, ravi = case
    batch = a_batch(asks, by=ana)

    with pytest.raises(ChangedSince):
        send_back_batch(batch=batch, seen="", comment="No.", by=ravi)
