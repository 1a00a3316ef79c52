import threading

import pytest
from django.db import connection, connections
from django.urls import reverse

from campaigns.levels import Role
from campaigns.models import Activity
from letters.errors import AlreadyDecided, LetterError
from letters.services.assessments import approve
from tests import factories as a


def test_the_second_of_two_reviewers_is_told(case, client_as):
    ask, ana, ravi = case
    rita = a.a_person(Role.REVIEWER, ask.letter.campaign)
    proposal = a.a_proposal(ask, by=ana)
    approve(assessment=proposal, by=ravi)

    answer = client_as(rita).post(
        reverse("letters:decide", args=[proposal.pk]), {"verdict": "send_back", "comment": "No."}
    )

    assert answer.status_code == 409
    assert "Someone has decided this proposal already" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_once_decide_once():
    letter = a.a_letter()
    reviewers = [a.a_person(Role.REVIEWER, letter.campaign) for _ in range(4)]
    proposal = a.a_proposal(letter.recommendations.get())
    start, told = threading.Barrier(4), []

    def decide(reviewer):
        start.wait()
        try:
            approve(assessment=proposal, by=reviewer)
            told.append("approved")
        except AlreadyDecided:
            told.append("late")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=[one]) for one in reviewers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["approved", "late", "late", "late"]
    assert Activity.objects.filter(verb="status.approved").count() == 1
    connection.close()


def test_a_proposal_made_for_another_status_is_not_approved(case):
    ask, ana, ravi = case
    proposal = a.a_proposal(ask, by=ana)
    source = a.some_evidence(ask, by=ana)
    theirs = a.a_proposal(ask, "announced", by=a.a_user(), evidence=(source,))
    approve(assessment=theirs, by=ravi)

    with pytest.raises(LetterError, match="has changed since"):
        approve(assessment=proposal, by=ravi)
