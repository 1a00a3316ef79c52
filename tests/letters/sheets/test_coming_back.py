"""A sheet that comes back: seen first, done by the rules of the pages, and safe to bring twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Activity
from letters.errors import LetterError
from letters.models import Assessment, Letter, Recommendation, SheetImport
from letters.services.assessments import approve
from letters.services.sheet_receiving import receive_sheet
from letters.services.sheets import agree_to_sheet, begin_try, drop_old, go_on
from letters.services.undoing import undo_batch
from tests import factories as a
from tests.letters.many import some_topics
from tests.letters.sheets.sent import as_csv, brought, cells, done, edited, faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two asks of one letter, and a contributor of its coalition."""
    campaign = a.a_campaign()
    letter = a.a_letter(campaign, asks=("Free them.", "Pay them."))
    return list(letter.recommendations.all()), a.a_person(Role.CONTRIBUTOR, campaign)


def put(**values):
    return lambda row: row.update(values)


def only(number, **values):
    return lambda row: row.update(values) if row["number"] == str(number) else None


def topics():
    return list(Recommendation.objects.order_by("pk").values_list("topics", flat=True))


def test_the_dry_run_shows_exactly_what_changes_and_changes_nothing(two):
    asks, ana = two
    sheet = brought(edited(as_csv(asks, by=ana), only(2, topics="prisons")), by=ana)

    assert cells(sheet) == [("topics", "", "prisons")]
    assert (sheet.rows_total, sheet.rows_read, sheet.lines.count()) == (2, 2, 1)
    assert topics() == [[], []]


def test_it_is_done_once_agreed_with_a_line_each_and_a_second_run_finds_nothing(two):
    asks, ana = two
    content = edited(as_csv(asks, by=ana), put(topics="prisons", subject_countries="Norway"))
    done(brought(content, by=ana))

    assert topics() == [["prisons"], ["prisons"]]
    assert [one.subject_countries for one in Recommendation.objects.all()] == [["NO"], ["NO"]]
    verbs = list(Activity.objects.values_list("verb", flat=True))
    assert verbs.count("ask.topics_changed") == verbs.count("ask.countries_changed") == 2
    again = brought(content, by=ana)
    assert not again.lines.exists()
    with pytest.raises(LetterError, match="changes nothing"):
        agree_to_sheet(sheet=again, mode="rows", because="Again.")


def test_topics_of_a_sheet_are_undone_in_one_gesture(two):
    asks, ana = two
    sheet = done(brought(edited(as_csv(asks, by=ana), put(topics="prisons")), by=ana))

    undo_batch(batch=sheet.batches.get(), by=ana)
    assert topics() == [[], []]


def test_what_somebody_changed_on_the_site_meanwhile_is_told_of_and_kept(two):
    asks, ana = two
    content = edited(as_csv(asks, by=ana), put(topics="prisons"))
    some_topics(asks[:1], ["camps"], by=ana)
    sheet = brought(content, by=ana)

    assert faults(sheet) == [(2, "topics")]
    done(sheet)
    assert topics() == [["camps"], ["prisons"]]


@pytest.mark.parametrize(("mode", "left"), [("rows", [["x"], ["prisons"]]), ("whole", [["x"], []])])
def test_a_change_between_preview_and_agreement_is_never_overwritten(two, mode, left):
    asks, ana = two
    sheet = brought(edited(as_csv(asks, by=ana), put(topics="prisons")), by=ana)
    some_topics(asks[:1], ["x"], by=ana)
    sheet = done(sheet, mode)

    assert topics() == left
    assert faults(sheet) == [(2, "topics")]
    assert bool(sheet.stopped) == (mode == "whole")


def test_all_or_nothing_is_not_offered_to_a_sheet_with_a_fault(two):
    asks, ana = two
    content = edited(as_csv(asks, by=ana), only(1, topics="prisons", subject_countries="Atlantis"))
    sheet = brought(content, by=ana)

    assert faults(sheet) == [(2, "subject_countries")]
    with pytest.raises(LetterError):
        agree_to_sheet(sheet=sheet, mode="whole", because="All.")


def test_sent_texts_and_positions_are_locked(two):
    asks, ana = two
    content = edited(as_csv(asks, by=ana), only(1, recommendation="Pay me.", position="Accepted"))

    assert sorted(faults(brought(content, by=ana))) == [(2, "position"), (2, "recommendation")]


def test_a_status_becomes_a_proposal_that_a_second_person_decides(two):
    asks, ana = two
    said = {"status": "No action found", "took_effect_on": "2020-06-01",
            "considered_until": "2021-06-01", "because": "We looked at the gazette."}  # fmt: skip
    content = edited(as_csv(asks, by=ana), only(1, **said))
    done(brought(content, by=ana))

    proposal = Assessment.objects.get()
    assert (proposal.state, proposal.proposed_by, proposal.batch) == ("proposed", ana, None)
    assert Recommendation.objects.get(number=1).implementation == "not_assessed"
    assert not brought(content, by=ana).lines.exists()
    approve(assessment=proposal, by=a.a_person(Role.REVIEWER, proposal.place))
    assert not brought(content, by=ana).lines.exists()


def test_unknown_rows_and_those_one_may_not_see_get_one_answer(two):
    asks, ana = two
    hidden = a.a_letter(a.a_campaign()).recommendations.get()
    content, own = as_csv([*asks, hidden], by=ana), str(asks[1].pk)
    unknown = edited(content, lambda row: row.update(id=row["id"].replace(own, "99999")))
    told = [line.faults for line in brought(unknown, by=ana).lines.all()]

    assert len(told) == 2
    assert told[0] == told[1]


def test_ids_that_stand_twice_and_new_rows_are_told_of(two):
    asks, ana = two
    content = edited(as_csv(asks, by=ana), put(id=str(asks[0].pk), topics="x"))
    assert faults(brought(content, by=ana)) == [(2, "id"), (3, "id")]
    content = edited(as_csv(asks, by=ana), only(2, id=""))
    assert faults(brought(content, by=ana)) == [(3, "id")]


def test_only_contributors_bring_sheets_and_only_for_their_own(two):
    asks, ana = two
    content = edited(as_csv(asks, by=ana), put(topics="x"))
    observer = a.a_person(Role.OBSERVER, asks[0].letter.campaign)
    with pytest.raises(LetterError, match="yours to change"):
        receive_sheet(name="x.csv", content=content, by=observer)

    sheet = brought(content, by=ana)
    ana.seats.update(role=Role.OBSERVER)
    done(sheet)
    assert topics() == [[], []]


def test_days_of_signing_come_back_through_a_sheet_of_letters():
    campaign = a.a_campaign()
    ana = a.a_person(Role.CONTRIBUTOR, campaign)
    letter = a.a_letter_to_sign(campaign, by=ana)
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    content = edited(as_csv([letter], by=ana), put(sign_by=day, takes_late="no"))
    done(brought(content, by=ana), "whole")

    letter = Letter.objects.get()
    assert (letter.sign_by.isoformat(), letter.takes_late) == (day, False)
    past = edited(as_csv([letter], by=ana), put(closes_on="2020-01-01"))
    assert faults(brought(past, by=ana)) == [(2, "")]


def test_a_killed_worker_loses_nothing_and_a_poisoned_sheet_is_given_up(two, monkeypatch):
    asks, ana = two
    monkeypatch.setattr("letters.services.sheets.READ", 1)
    content = edited(as_csv(asks, by=ana), put(topics="x"))
    sheet = receive_sheet(name="x.csv", content=content, by=ana)
    assert go_on(pk=sheet.pk)
    assert sheet.lines.count() == 1
    assert not go_on(pk=sheet.pk)
    assert sheet.lines.count() == 2

    poisoned = receive_sheet(name="x.csv", content=content, by=ana)
    assert [begin_try(pk=poisoned.pk) for _try in range(4)] == [True, True, True, False]
    poisoned.refresh_from_db()
    assert poisoned.stopped


def test_after_a_month_nothing_that_was_typed_is_left(two):
    asks, ana = two
    content = edited(as_csv(asks, by=ana), put(topics="x"))
    kept, seen = done(brought(content, by=ana)), brought(content, by=ana)
    SheetImport.objects.update(received_at=timezone.now() - timedelta(days=31))

    assert drop_old(timezone.now()) == 2
    kept.refresh_from_db()
    assert kept.rows == []
    assert not kept.lines.exists()
    assert not SheetImport.objects.filter(pk=seen.pk).exists()
    assert drop_old(timezone.now()) == 0
