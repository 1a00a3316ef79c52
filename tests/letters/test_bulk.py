"""One change over many asks: chosen, previewed, done."""

from datetime import date

import pytest
from django.urls import reverse

from campaigns.levels import Role
from campaigns.models import Activity, Seat
from letters.errors import ChangedSince, LetterError
from letters.models import Assessment, Batch, Evidence
from letters.services import batches
from letters.services.assessments import approve
from letters.services.many_statuses import preview_status, propose_many
from tests import factories as a
from tests.helpers import assert_flat
from tests.letters.many import a_batch, a_change

pytestmark = pytest.mark.django_db
ADDRESS = reverse("letters:bulk")
TYPED = {
    "kind": "status",
    "implementation": "implemented",
    "effective_on": "2021-03-02",
    "considered_until": "2021-04-01",
    "because": "The act is in force.",
    "url": "https://example.org/act",
    "title": "The act",
    "relation": "supports",
    "source_kind": "legislation",
}


@pytest.fixture
def case():
    """Three asks, and one who may change them."""
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, asks=("One.", "Two.", "Three."))
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    return list(letter.recommendations.order_by("pk")), ana


def keys(asks):
    return ",".join(str(ask.pk) for ask in asks)


def seen_on(answer):
    return answer.context["preview"].seen


def test_a_status_for_all_with_one_reason_and_one_source(case, client_as):
    asks, ana = case
    a.some_evidence(asks[0], source_kind="legislation", url=TYPED["url"], by=ana)
    typed = TYPED | {"ask": keys(asks)}
    preview = client_as(ana).post(ADDRESS, typed | {"step": "preview"})

    assert "3 recommendations will change" in preview.content.decode()
    assert not Batch.objects.exists()
    assert not Assessment.objects.exists()

    done = client_as(ana).post(ADDRESS, typed | {"step": "apply", "seen": seen_on(preview)})

    batch = Batch.objects.get()
    assert done["Location"] == batch.get_absolute_url()
    assert Assessment.objects.filter(batch=batch, because="The act is in force.").count() == 3
    assert Evidence.objects.filter(url=TYPED["url"]).count() == 3
    assert all(one.evidence.get().url == TYPED["url"] for one in Assessment.objects.all())
    assert Activity.objects.filter(verb="status.proposed").count() == 3
    assert Activity.objects.filter(verb="batch.begun").count() == 1


def test_what_cannot_change_is_left_out_only_if_the_person_says_so(case, client_as):
    asks, ana = case
    a.a_proposal(asks[1], by=ana)
    typed = TYPED | {"ask": keys(asks)}
    preview = client_as(ana).post(ADDRESS, typed | {"step": "preview"})
    told = preview.content.decode()
    apply = typed | {"step": "apply", "seen": seen_on(preview)}

    assert "A proposal waits already" in told
    assert "leave out the 1 that cannot change" in told

    refused = client_as(ana).post(ADDRESS, apply)
    assert refused.status_code == 422
    assert "Tick that it is left out" in refused.content.decode()
    assert not Batch.objects.exists()

    client_as(ana).post(ADDRESS, apply | {"leave_out": "1"})
    assert set(Batch.objects.get().assessments.values_list("recommendation", flat=True)) == {
        asks[0].pk,
        asks[2].pk,
    }


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"implementation": "reversed"}, "Only what was in place can be reversed"),
        ({"effective_on": "2019-01-01"}, "before the letter was sent"),
        ({"source_kind": "news_report"}, "needs a primary source"),
        ({"url": "", "title": ""}, "needs a primary source"),
        ({"implementation": "partially_implemented"}, "what is still missing"),
        ({"implementation": "stalled"}, "the reason that comes nearest"),
        ({"implementation": "stalled", "reason": "cost"}, "when something last moved"),
        ({"considered_until": "2999-01-01"}, "up to today at most"),
    ],
)
def test_each_refusal_says_why(case, client_as, more, says):
    asks, ana = case

    told = client_as(ana).post(ADDRESS, TYPED | more | {"ask": keys(asks), "step": "preview"})

    assert says in told.content.decode()
    assert not told.context["preview"].possible


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"title": ""}, "A source needs this as well."),
        ({"url": ""}, "Give the address of the source as well."),
        ({"published_on": "2999-01-01"}, "cannot be published in the future"),
        ({"because": ""}, "This field is required."),
    ],
)
def test_an_unfinished_form_is_refused(case, client_as, more, says):
    asks, ana = case

    told = client_as(ana).post(ADDRESS, TYPED | more | {"ask": keys(asks), "step": "preview"})

    assert told.status_code == 422
    assert says in told.content.decode()


def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_done(case, client_as):
    asks, ana = case
    typed = TYPED | {"ask": keys(asks)}
    preview = client_as(ana).post(ADDRESS, typed | {"step": "preview"})
    a.a_proposal(asks[2], by=a.a_person(Role.CONTRIBUTOR, asks[0].letter.campaign))

    told = client_as(ana).post(
        ADDRESS, typed | {"step": "apply", "seen": seen_on(preview), "leave_out": "1"}
    )

    assert told.status_code == 409
    assert "Something has changed since the preview" in told.content.decode()
    assert "2 recommendations will change" in told.content.decode()
    assert not Batch.objects.exists()


def test_a_status_agreed_since_the_preview_counts_as_a_change(case):
    asks, ana = case
    change, chosen = a_change(), [ask.pk for ask in asks]
    seen = preview_status(keys=chosen, change=change, by=ana).seen
    reviewer = a.a_person(Role.REVIEWER, asks[0].letter.campaign)
    approve(assessment=a.a_proposal(asks[0], by=ana), by=reviewer)

    with pytest.raises(ChangedSince):
        propose_many(keys=chosen, change=change, seen=seen, leave_out=True, by=ana)


def test_one_change_stays_within_one_coalition(case, client_as):
    asks, ana = case
    theirs = a.an_ask(a.a_letter(a.a_campaign(is_public=True)), "Not ours.")
    mine_too = a.a_letter(a.a_campaign(is_public=True)).recommendations.get()
    Seat.objects.create(
        user=ana, coalition=mine_too.letter.campaign.coalition, role=Role.CONTRIBUTOR
    )
    hidden = a.a_letter().recommendations.get()
    chosen = [*asks, theirs, mine_too, hidden]

    page = client_as(ana).post(ADDRESS, {"ask": [ask.pk for ask in chosen]}).content.decode()
    batch = a_batch(chosen, by=ana)

    assert "3 of 5 are yours to change" in page
    assert "It is not your coalition&#x27;s" in page
    assert "It is another coalition&#x27;s" in page
    assert batch.coalition == asks[0].letter.campaign.coalition
    assert {one.recommendation for one in batch.assessments.all()} == set(asks)


def test_an_observer_changes_nothing(case):
    asks, _ana = case
    olga = a.a_person(Role.OBSERVER, asks[0].letter.campaign)

    with pytest.raises(LetterError, match="None of these can change"):
        a_batch(asks, by=olga)


def test_a_selection_reaches_across_pages(client_as):
    campaign = a.a_campaign(is_public=True)
    a.a_letter(campaign, asks=tuple(f"Free {n}." for n in range(40)), country="JP")
    a.a_letter(campaign, asks=("Elsewhere.",), country="KR")
    ana = a.a_person(Role.CONTRIBUTOR, campaign)

    board = client_as(ana).get(reverse("letters:board"), {"country": "JP"}).content.decode()
    page = client_as(ana).get(ADDRESS, {"all": "1", "country": "JP"}).content.decode()

    assert "or all 40 of this selection" in board
    assert "Change 40 recommendations together" in page
    assert "Elsewhere." not in page


def test_a_page_is_ticked_without_a_script(case, client_as):
    asks, ana = case
    on_page = [ask.pk for ask in asks[:2]]

    answer = client_as(ana).post(ADDRESS, {"whole_page": "1", "on_page": on_page})

    assert "Change 2 recommendations together" in answer.content.decode()


def test_those_who_may_not_propose_see_no_tick_boxes(case, client, client_as):
    _asks, ana = case
    page, tick = reverse("letters:board"), 'name="ask"'

    assert tick in client_as(ana).get(page).content.decode()
    assert tick not in client_as(ana).get(page, {"as_of": "2022-01-01"}).content.decode()
    assert tick not in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("asked", "says"), [({}, "Nothing is ticked."), ({"ask": ["x", "9" * 30]}, "Nothing is ticked")]
)
def test_nothing_chosen_is_said(case, client_as, asked, says):
    _asks, ana = case
    answer = client_as(ana).post(ADDRESS, asked)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_too_many_at_once_are_refused(case, client_as, monkeypatch):
    monkeypatch.setattr(batches, "MOST", 2)
    asks, ana = case

    told = client_as(ana).post(ADDRESS, {"ask": keys(asks)})

    assert told.status_code == 422
    assert "3 are chosen; at most 2 can change at once." in told.content.decode()


def test_the_form_comes_back_as_typed(case, client_as):
    asks, ana = case

    told = client_as(ana).post(ADDRESS, TYPED | {"ask": keys(asks), "step": "edit"})

    assert "The act is in force." in told.content.decode()
    assert told.status_code == 200


def test_an_act_of_any_size_costs_the_same(client_as):
    campaign = a.a_campaign(is_public=True)
    ana = a.a_person(Role.CONTRIBUTOR, campaign)
    chosen = list(a.a_letter(campaign, asks=("One.",)).recommendations.all())
    client = client_as(ana)

    def visit():
        return client.post(ADDRESS, TYPED | {"ask": keys(chosen), "step": "preview"})

    def more():
        letters = [a.a_letter(campaign, asks=("A.", "B.")) for _ in range(3)]
        chosen.extend(ask for one in letters for ask in one.recommendations.all())

    assert_flat(visit=visit, grow=more)


def test_proposing_for_many_costs_the_same_as_for_few(django_assert_max_num_queries):
    campaign = a.a_campaign()
    ana = a.a_person(Role.CONTRIBUTOR, campaign)
    letter = a.a_letter(campaign, asks=tuple(f"Free {n}." for n in range(60)))

    with django_assert_max_num_queries(40):
        a_batch(
            list(letter.recommendations.all()),
            a_change("implemented", source_kind="legislation", considered_until=date(2022, 1, 1)),
            by=ana,
        )

    assert Assessment.objects.count() == 60
