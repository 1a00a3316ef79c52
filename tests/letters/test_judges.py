"""Several judges, suggestions from outside, and what their pages cost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.errors import LetterError, NotAllowedYet
from letters.kinds import SourceKind
from letters.models import Assessment, Evidence
from letters.services.assessments import Judge, approve, send_back
from letters.services.contribution import agree_contribution
from tests import factories as a
from tests.helpers import counted
from tests.letters.judging import judged, page_of

FRIENDS = Judge("partner", "Friends of the Poets")
MINISTRY = Judge("government", "Ministry of Justice")


class TestSeveralJudges:
    def test_the_coalition_is_the_headline_and_the_others_stay_beside_it(self, case, client):
        ask, _ana, ravi = case
        judged(ask, ravi, "announced")
        judged(ask, ravi, "no_action", judge=FRIENDS, because="We saw nothing move.")

        ask.refresh_from_db()
        page = page_of(client, ask)

        assert (ask.implementation, ask.is_disputed) == ("announced", True)
        assert "Friends of the Poets" in page
        assert "We saw nothing move." in page
        assert "differs from the coalition" in page
        assert "?flag=" not in page
        assert "disputed" in page

    def test_agreement_is_no_dispute_and_ends_one(self, case):
        ask, _ana, ravi = case
        judged(ask, ravi, "announced")
        judged(ask, ravi, "no_action", judge=FRIENDS)
        judged(ask, ravi, "announced", judge=FRIENDS)

        ask.refresh_from_db()
        assert not ask.is_disputed

    def test_who_takes_a_view_back_disputes_nothing(self, case, client):
        ask, _ana, ravi = case
        judged(ask, ravi, "announced")
        judged(ask, ravi, "no_action", judge=FRIENDS)
        judged(ask, ravi, "not_assessed", judge=FRIENDS, is_correction=True)

        ask.refresh_from_db()
        assert not ask.is_disputed
        assert "differs from the coalition" not in page_of(client, ask)

    def test_a_view_without_a_coalitions_judgement_disputes_nothing(self, case):
        ask, _ana, ravi = case
        judged(ask, ravi, "implemented", judge=MINISTRY)

        ask.refresh_from_db()
        assert (ask.implementation, ask.is_disputed) == ("not_assessed", False)

    def test_a_government_says_of_itself_where_it_says_so(self, case):
        ask, ana, ravi = case
        release = a.some_evidence(ask, source_kind=SourceKind.PRESS_RELEASE)
        with pytest.raises(LetterError, match="needs at least one source"):
            a.a_proposal(ask, "implemented", by=ana, judge=MINISTRY)

        view = judged(ask, ravi, "implemented", judge=MINISTRY, evidence=(release,))

        assert view.state == "approved"
        with pytest.raises(LetterError, match="needs a primary source"):
            a.a_proposal(ask, "implemented", by=ana, evidence=(release,))

    def test_each_judge_has_one_open_proposal(self, case):
        ask, ana, _ravi = case
        for judge in (Judge(), FRIENDS, MINISTRY):
            a.a_proposal(ask, "no_action", by=ana, judge=judge)

        with pytest.raises(NotAllowedYet):
            a.a_proposal(ask, "no_action", by=ana, judge=Judge("partner", "FRIENDS of the poets"))

    def test_a_judge_without_a_name_is_asked_for_it_and_nothing_typed_is_lost(
        self, case, client_as
    ):
        ask, ana, _ravi = case
        typed = {"implementation": "no_action", "effective_on": "2021-01-01",
                 "considered_until": "2021-02-01", "because": "Asked around.",
                 "assessor": "independent"}  # fmt: skip

        answer = client_as(ana).post(reverse("letters:propose", args=[ask.pk]), typed)

        assert answer.status_code == 422
        assert "Say who judges" in answer.content.decode()
        assert "Asked around." in answer.content.decode()


class TestFromOutside:
    @pytest.fixture
    def guest(self, db):
        return a.a_user("Guest", organisation=a.an_organisation("A partner"))

    def test_an_outsider_suggests_and_the_coalition_decides(self, case, guest, client_as):
        ask, _ana, ravi = case
        typed = {"implementation": "no_action", "effective_on": "2021-01-01",
                 "considered_until": "2021-02-01", "because": "Nothing in parliament."}  # fmt: skip
        client = client_as(guest)
        assert "Suggest a status to the coalition" in page_of(client, ask)

        answer = client.post(reverse("letters:propose", args=[ask.pk]), typed, follow=True)

        assert "Proposed. A second person decides." in answer.content.decode()
        proposal = ask.assessments.get()
        assert proposal.is_from_outside
        review = client_as(ravi).get(proposal.get_absolute_url()).content.decode()
        assert "Suggested from outside the coalition" in review
        assert client_as(a.a_user()).get(proposal.get_absolute_url()).status_code == 404
        verdict = {"verdict": "approve"}
        assert (
            client.post(reverse("letters:decide", args=[proposal.pk]), verdict).status_code == 403
        )
        client_as(ravi).post(reverse("letters:decide", args=[proposal.pk]), verdict)
        ask.refresh_from_db()
        assert ask.implementation == "no_action"

    def test_an_outsider_may_name_a_source_that_is_not_on_file(self, case, guest):
        ask, _ana, ravi = case
        said = a.a_proposal(ask, "announced", by=guest, because="See the gazette of 4 May.")

        with pytest.raises(LetterError, match="needs at least one source"):
            approve(assessment=said, by=ravi)

    def test_outsiders_stand_in_nobodys_way(self, case, guest):
        ask, ana, _ravi = case
        a.a_proposal(ask, by=guest)
        a.a_proposal(ask, by=a.a_user())
        a.a_proposal(ask, by=ana)

        with pytest.raises(NotAllowedYet):
            a.a_proposal(ask, by=guest)

    def test_an_outsider_takes_the_suggestion_back(self, case, guest, client_as):
        ask, _ana, _ravi = case
        proposal = a.a_proposal(ask, by=guest)

        client_as(guest).post(
            reverse("letters:decide", args=[proposal.pk]), {"verdict": "withdraw"}
        )

        assert Assessment.objects.get().state == "withdrawn"

    def test_hidden_asks_take_no_suggestions(self, guest, client_as):
        ask = a.an_ask()

        answer = client_as(guest).get(reverse("letters:propose", args=[ask.pk]))

        assert answer.status_code == 404


def test_what_was_sent_back_is_mended_without_typing_it_anew(case, client_as):
    ask, ana, ravi = case
    source = a.some_evidence(ask, title="The speech")
    refused = a.a_proposal(ask, "announced", by=ana, evidence=(source,), because="They said so.")
    send_back(assessment=refused, comment="Who said so?", by=ravi)
    address = f"{reverse('letters:propose', args=[ask.pk])}?again={refused.pk}"

    told = client_as(ana).get(refused.get_absolute_url()).content.decode()
    form = client_as(ana).get(address).context["form"]

    assert f'href="{address}"' in told
    assert "Who said so?" in told
    assert form["because"].value() == "They said so."
    assert form["implementation"].value() == "announced"
    assert form["evidence"].value() == [source.pk]
    assert client_as(ravi).get(address).status_code == 404


def test_a_flag_that_is_picked_is_explained(client, db):
    page = client.get(reverse("letters:board"), {"flag": "disputed"})

    assert "an independent reviewer judges otherwise" in page.content.decode()


def test_a_reviewer_goes_from_one_proposal_to_the_next(case, client_as):
    ask, ana, ravi = case
    first = a.a_proposal(ask, by=ana)
    second = a.a_proposal(a.an_ask(ask.letter), by=ana)
    client = client_as(ravi)
    address = reverse("letters:decide", args=[first.pk])

    assert client.post(address, {"verdict": "approve"})["Location"] == second.get_absolute_url()
    address = reverse("letters:decide", args=[second.pk])
    assert client.post(address, {"verdict": "approve"})["Location"] == reverse("letters:review")


def test_what_is_too_vague_is_judged_by_nobody(case, client_as, client):
    ask, ana, ravi = case
    address = reverse("letters:vague", args=[ask.pk])
    client_as(ravi).post(address, {"because": "Nobody can tell what “more” is."})

    assert "Too vague to be judged: Nobody can tell" in page_of(client, ask)
    with pytest.raises(LetterError, match="too vague"):
        a.a_proposal(ask, by=ana)
    client_as(ravi).post(address, {"because": ""})
    a.a_proposal(ask, by=ana)
    answer = client_as(ravi).post(address, {"because": "It is vague."})
    assert answer.status_code == 422
    assert "It is vague." in answer.content.decode()


def test_nothing_takes_effect_before_its_letter(case):
    ask, ana, _ravi = case

    with pytest.raises(LetterError, match="before the letter was sent"):
        a.a_proposal(ask, by=ana, effective_on=ask.letter.sent_on - timedelta(days=1))


@pytest.fixture
def much(case):
    """An ask with 500 pieces of evidence, 200 entries of history and one more to decide."""
    ask, ana, ravi = case
    a.a_chaser(ask.letter, by=ana)
    a.a_translation(ask.letter, by=ana, asks={1: "Libérez-les."})
    Evidence.objects.bulk_create(
        Evidence(
            recommendation=ask, relation="supports", source_kind="news_report", title=f"T{n}",
            url=f"https://example.org/e{n}", published_on=date(2021, 1, 1), added_by=ana,
        )
        for n in range(500)
    )  # fmt: skip
    for _ in range(200):
        proposal = a.a_proposal(ask, by=ana)
        send_back(assessment=proposal, comment="More.", by=ravi)
    judged(ask, ravi, "announced", evidence=tuple(ask.evidence.all()), by=ana)
    judged(ask, ravi, "no_action", judge=FRIENDS, by=ana)
    agree_contribution(claim=a.a_claim(ask, by=ana), by=ravi)
    a.a_response(ask.letter, by=ana)
    return a.a_proposal(ask, "in_progress", by=ana, evidence=tuple(ask.evidence.all()))


def test_pages_of_an_ask_cost_twelve_queries_however_much_is_on_file(much, client, client_as):
    ask, reviewer = much.recommendation, client_as(a.a_person(Role.REVIEWER, much.place))
    yesterday = timezone.localdate() - timedelta(days=1)
    past = f"{ask.get_absolute_url()}?as_of={yesterday}"

    for who in (client, reviewer):
        for address in (ask.get_absolute_url(), f"{ask.get_absolute_url()}?all", past):
            assert counted(lambda at=address, one=who: one.get(at)) <= 12
    assert counted(lambda: reviewer.get(much.get_absolute_url())) <= 12
    assert counted(lambda: reviewer.get(reverse("letters:review"))) <= 12


def test_what_is_left_out_at_first_is_one_click_away(much, client):
    ask = much.recommendation
    first = client.get(ask.get_absolute_url()).content.decode()
    whole = client.get(f"{ask.get_absolute_url()}?all").content.decode()

    assert "Show all 501 sources" in first
    assert first.count('class="evidence"') == 12
    assert whole.count('class="evidence"') == 501
