"""A change over many asks and a single one at once: one wins, the other is told."""

import threading
import time

import pytest
from django.db import connection, connections, transaction

from campaigns.levels import Role
from letters.errors import LetterError
from letters.models import Assessment, Batch, Recommendation
from letters.services.assessments import approve, propose
from letters.services.many_statuses import preview_status, propose_many
from letters.services.topics import TopicsChange, change_topics, preview_topics
from letters.services.verdicts import approve_batch, proposals_of, seen_of
from tests import factories as a
from tests.letters.many import a_batch, a_change

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asks():
    letter = a.a_letter(asks=tuple(f"Free {n}." for n in range(6)))
    return list(letter.recommendations.order_by("pk"))


def at_once(*deeds):
    """Run these at the same moment; what each was told, "" for those who got through."""
    start, told = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(number, deed):
        start.wait()
        try:
            deed()
        except LetterError as error:
            told[number] = str(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection.close()
    return told


def proposing(asks, by):
    keys, change = [ask.pk for ask in asks], a_change()
    seen = preview_status(keys=keys, change=change, by=by).seen
    return lambda: propose_many(keys=keys, change=change, seen=seen, leave_out=True, by=by)


def test_a_change_of_many_and_a_single_one(asks):
    ana, ben = (a.a_person(Role.CONTRIBUTOR, asks[0].letter.campaign) for _ in range(2))
    judgement = a_change("superseded").judgement

    told = at_once(
        proposing(asks, ana),
        lambda: propose(recommendation=asks[3], judgement=judgement, by=ben),
    )

    assert sorted(map(bool, told)) == [False, True]
    assert Assessment.objects.filter(recommendation=asks[3]).count() == 1
    assert Assessment.objects.count() in {1, 6}
    assert Batch.objects.count() == (0 if told[0] else 1)


def test_two_changes_over_the_same_asks_in_any_order_lock_in_one_order(asks):
    ana, ben, eve = (a.a_person(Role.CONTRIBUTOR, asks[0].letter.campaign) for _ in range(3))

    told = at_once(
        proposing(asks, ana), proposing(asks[::-1], ben), proposing(asks[2:] + asks[:2], eve)
    )

    assert sorted(map(bool, told)) == [False, True, True]
    assert Assessment.objects.count() == 6


def test_a_verdict_on_many_and_one_on_a_single_proposal(asks):
    campaign = asks[0].letter.campaign
    ravi, rita = (a.a_person(Role.REVIEWER, campaign) for _ in range(2))
    batch = a_batch(asks, by=a.a_person(Role.CONTRIBUTOR, campaign))
    seen = seen_of(proposals_of(batch=batch, user=ravi))
    single = batch.assessments.get(recommendation=asks[3])

    told = at_once(
        lambda: approve_batch(batch=batch, seen=seen, leave_rest=True, by=ravi),
        lambda: approve(assessment=single, by=rita),
    )

    assert sorted(map(bool, told)) == [False, True]
    assert Assessment.objects.filter(state="approved").count() in {1, 6}


def test_topics_and_statuses_change_beside_each_other(asks):
    ana, ben = (a.a_person(Role.CONTRIBUTOR, asks[0].letter.campaign) for _ in range(2))
    keys, change = [ask.pk for ask in asks], TopicsChange(["prisons"])
    seen = preview_topics(keys=keys, change=change, by=ben).seen

    told = at_once(
        proposing(asks[::-1], ana),
        lambda: change_topics(
            keys=keys[::-1], change=change, because="So.", seen=seen, leave_out=False, by=ben
        ),
    )

    assert told == ["", ""]


def test_asks_are_locked_in_the_order_of_their_keys(asks):
    """Whoever holds the first holds up a change over all, which then holds none of the others."""
    ana = a.a_person(Role.CONTRIBUTOR, asks[0].letter.campaign)
    change = proposing(asks[::-1], ana)
    told = []

    def run():
        told.append(at_once(change))

    with transaction.atomic():
        Recommendation.objects.select_for_update().get(pk=asks[0].pk)
        thread = threading.Thread(target=run)
        thread.start()
        _until_somebody_waits()
        free = Recommendation.objects.select_for_update(skip_locked=True)
        assert len(free.filter(pk__in=[ask.pk for ask in asks[1:]])) == 5
    thread.join()

    assert told == [[""]]


def _until_somebody_waits():
    deadline = time.monotonic() + 60
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(
                "SELECT pg_stat_clear_snapshot(), count(*) FROM pg_stat_activity "
                "WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            if cursor.fetchone()[1]:
                return
    raise AssertionError("Nobody waited.")
