"""While a letter waits: who should look, reminders, the follow-up."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.asks import AnswerDraft
from letters.errors import LetterError
from letters.kinds import Stage
from letters.models import Chaser
from letters.selectors.awaiting import awaiting_page
from letters.services.offices import note_term
from letters.services.responses import log_response
from letters.statuses import Position
from tests import factories as a

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


@pytest.fixture
def staff(campaign):
    return a.a_person(Role.CONTRIBUTOR, campaign)


def queue(user, **more):
    return [one.letter for one in awaiting_page(user=user, **more).due]


def test_the_longest_wait_stands_first_and_answered_letters_not_at_all(campaign, staff):
    new = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=90))
    old = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=400))
    answered = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=500))
    a.a_response(answered, Position.NOTED, dated=TODAY() - timedelta(days=1))
    a.a_letter(a.a_campaign(is_public=True), sent_on=TODAY() - timedelta(days=600))

    assert queue(staff) == [old, new]


def test_a_letter_is_not_awaited_before_its_date(campaign, staff):
    letter = a.a_letter(
        campaign,
        sent_on=TODAY() - timedelta(days=200),
        expected_by=TODAY() + timedelta(days=1),
    )

    page = awaiting_page(user=staff)

    assert page.due == []
    assert [one.letter for one in page.resting] == [letter]


def test_without_a_date_two_months_are_the_yardstick(campaign, staff):
    a.a_letter(campaign, sent_on=TODAY() - timedelta(days=59))
    late = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=60))

    assert queue(staff) == [late]


def test_a_holding_reply_with_a_date_rests_the_letter_until_then(campaign, staff):
    letter = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=200))
    promised = TODAY() + timedelta(days=20)
    log_response(
        letter=letter, kind="holding_reply", channel="email", dated=TODAY(),
        from_office="Cabinet Office", summary="They will answer.", promised_by=promised,
        answers=[AnswerDraft(number=1, position=Position.UNDER_CONSIDERATION)], by=staff,
    )  # fmt: skip

    page = awaiting_page(user=staff)

    assert page.due == []
    assert page.resting[0].rests_until == promised


def test_a_reminder_rests_the_letter_until_its_next_date(campaign, staff, client_as):
    letter = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=200))
    client = client_as(staff)
    form = {
        "stage": "first_reminder", "text": "Dear Minister …", "sent_on": TODAY().isoformat(),
        "channel": "email", "next_on": (TODAY() + timedelta(days=14)).isoformat(),
    }  # fmt: skip

    client.post(reverse("letters:chase", args=[letter.pk]), form)

    assert queue(staff) == []
    chaser = letter.chasers.get()
    assert (chaser.stage, chaser.by) == ("first_reminder", staff)


def test_a_letter_comes_back_on_the_next_date_of_its_reminder(campaign, staff):
    letter = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=200))
    a.a_chaser(letter, sent_on=letter.sent_on, next_on=TODAY())

    assert queue(staff) == [letter]


def test_mine_are_those_i_logged(campaign, staff):
    mine = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=90), by=staff)
    a.a_letter(campaign, sent_on=TODAY() - timedelta(days=90))

    assert queue(staff, whose="mine") == [mine]
    assert len(queue(staff, whose=campaign.coalition.slug)) == 2


def test_the_reminder_is_drafted_from_what_is_open(campaign, staff, client_as):
    letter = a.a_letter(
        campaign, asks=("Free the poets.", "Pay the nurses."), expected_by=date(2020, 7, 4)
    )
    a.a_response(letter, Position.ACCEPTED, number=2)
    page = client_as(staff).get(reverse("letters:chase", args=[letter.pk])).content.decode()

    text = page.split("<textarea")[1].split("</textarea>")[0]
    assert "On 4 May 2020 we wrote to you" in text
    assert "expected by 4 July 2020" in text
    assert "1. Free the poets." in text
    assert "nurses" not in text


def test_confidential_signatories_stay_out_of_drafted_letters(campaign, staff, client_as):
    letter = a.a_letter(campaign, signatories=("Open House", "Quiet House"))
    letter.signatures.filter(organisation__name="Quiet House").update(is_confidential=True)

    page = client_as(staff).get(reverse("letters:chase", args=[letter.pk])).content.decode()

    assert "Open House" in page
    assert "Quiet House" not in page


def test_steps_of_the_ladder_are_taken_once_and_upwards(campaign):
    letter = a.a_letter(campaign)
    a.a_chaser(letter, stage=Stage.SECOND_REMINDER)

    for stage in (Stage.FIRST_REMINDER, Stage.SECOND_REMINDER):
        with pytest.raises(LetterError, match="has been taken"):
            a.a_chaser(letter, stage=stage)
    assert a.a_chaser(letter, stage=Stage.REASONS)


@pytest.mark.parametrize(
    ("sent", "next_day", "why"),
    [(1, 30, "not in future"), (-3000, 30, "after the letter"), (0, 0, "Look again")],
)
def test_impossible_days_of_a_reminder_are_refused(campaign, sent, next_day, why):
    letter = a.a_letter(campaign, sent_on=TODAY() - timedelta(days=100))
    day = TODAY() + timedelta(days=sent)

    with pytest.raises(LetterError, match=why):
        a.a_chaser(letter, sent_on=day, next_on=day + timedelta(days=next_day))
    assert not letter.chasers.exists()


def test_what_was_typed_survives_a_refused_reminder(campaign, staff, client_as):
    letter = a.a_letter(campaign)
    form = {"stage": "first_reminder", "text": "My own words.", "sent_on": "", "channel": "email"}

    answer = client_as(staff).post(reverse("letters:chase", args=[letter.pk]), form)

    assert answer.status_code == 422
    assert "My own words." in answer.content.decode()


def test_everybody_reads_the_note_of_silence_but_not_the_reminders(campaign, client):
    letter = a.a_letter(campaign)
    a.a_chaser(letter, text="Between us.")
    a.a_chaser(letter, stage=Stage.PUBLIC_NOTE, text="They are silent.")

    page = client.get(letter.get_absolute_url()).content.decode()

    assert "They are silent." in page
    assert "Asked again on" in page
    assert "Between us." not in page
    ask = client.get(letter.recommendations.get().get_absolute_url()).content.decode()
    assert "Asked again: First reminder." in ask
    assert "Between us." not in ask


def test_silence_after_a_reminder_is_told_until_an_answer_comes(campaign, client):
    letter = a.a_letter(campaign)
    ask = letter.recommendations.get()

    def is_told(**asked):
        page = client.get(ask.get_absolute_url(), asked)
        return "Silent after reminder" in page.content.decode()

    assert not is_told()
    a.a_chaser(letter, sent_on=date(2021, 1, 1))
    assert is_told()
    assert not is_told(as_of="2020-12-31")
    a.a_response(letter)
    assert not is_told()


def test_a_reminder_that_was_never_sent_is_taken_back(campaign, staff, client_as):
    chaser = a.a_chaser(a.a_letter(campaign, sent_on=TODAY() - timedelta(days=200)))

    client_as(staff).post(reverse("letters:unchase", args=[chaser.pk]))

    assert queue(staff) == [chaser.letter]
    page = client_as(None).get(chaser.letter.get_absolute_url())
    assert "Asked again on" not in page.content.decode()
    assert Chaser.objects.get().taken_back_at
    with pytest.raises(DatabaseError, match="Cannot delete"), a.apart():
        Chaser.objects.all().delete()
    assert a.a_chaser(chaser.letter)


def test_a_reminder_to_a_new_holder_names_the_one_who_was_asked(campaign, staff, client_as):
    letter = a.a_letter(campaign)
    letter.addressees.update(holder="Hatoyama Yukio")
    note_term(
        office=letter.addressees.get().known_office, holder="Kan Naoto", by=staff,
        began_on=date(2020, 6, 8), ended_on=None, coalition=campaign.coalition,
    )  # fmt: skip

    page = client_as(staff).get(reverse("letters:chase", args=[letter.pk])).content.decode()

    assert "Dear Kan Naoto," in page
    assert "we wrote to your predecessor, Hatoyama Yukio, about" in page
