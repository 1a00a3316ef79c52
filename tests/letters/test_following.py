"""While a letter waits: who should look, reminders, the follow-up."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.asks import AddresseeDraft, AnswerDraft, AskDraft
from letters.errors import LetterError
from letters.kinds import LetterState, Stage
from letters.models import Chaser, Draft, Letter
from letters.selectors.awaiting import awaiting_page
from letters.services.following import begin_follow_up
from letters.services.letters import log_letter
from letters.services.offices import note_term
from letters.services.responses import log_response
from letters.statuses import Implementation, Position
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
    chaser.next_on = TODAY()
    Chaser.objects.filter(pk=chaser.pk).update(sent_on=letter.sent_on, next_on=TODAY())
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


def test_a_reminder_that_was_never_sent_is_taken_back(campaign, staff, client_as):
    chaser = a.a_chaser(a.a_letter(campaign, sent_on=TODAY() - timedelta(days=200)))

    client_as(staff).post(reverse("letters:unchase", args=[chaser.pk]))

    assert queue(staff) == [chaser.letter]


class TestFollowUp:
    def test_it_takes_the_open_asks_along_and_keeps_their_line(self, campaign, staff, client_as):
        letter = a.a_letter(campaign, asks=("Free the poets.", "Pay the nurses.", "Open the road."))
        done = letter.recommendations.get(number=2)
        done.implementation = Implementation.IMPLEMENTED
        done.save()
        client = client_as(staff)

        client.post(reverse("letters:follow_up", args=[letter.pk]))
        draft = Draft.objects.get()
        content = draft.content

        assert [ask["text"] for ask in content["asks"]] == ["Free the poets.", "Open the road."]
        assert "Pay the nurses." not in content["text"]
        assert all(ask["paragraph"] for ask in content["asks"])
        followed = put_on_file(client, draft)
        earlier = letter.recommendations.get(number=3)
        assert followed.predecessor == letter
        assert followed.recommendations.get(number=2).earlier == earlier
        page = client.get(earlier.get_absolute_url()).content.decode()
        assert f"Asked in 2020 and {TODAY().year}" in page

    def test_a_second_click_goes_on_with_the_same_draft(self, campaign, staff):
        letter = a.a_letter(campaign)

        assert begin_follow_up(letter=letter, by=staff) == begin_follow_up(letter=letter, by=staff)

    def test_it_goes_to_whoever_holds_the_office_now(self, campaign, staff):
        letter = log_letter(
            campaign=campaign, subject="Poets", sent_on=date(2009, 11, 19), by=staff,
            addressees=[AddresseeDraft("Prime Minister", "JP", "Hatoyama Yukio")],
            asks=[AskDraft("Free the poets.")],
        )  # fmt: skip
        office = letter.addressees.get().known_office
        note_term(
            office=office, holder="Kan Naoto", began_on=date(2010, 6, 8), ended_on=None,
            coalition=campaign.coalition, by=staff,
        )  # fmt: skip

        draft = begin_follow_up(letter=letter, by=staff)

        assert draft.content["addressees"][0]["name"] == "Kan Naoto"
        assert draft.content["text"].startswith("Dear Kan Naoto,")

    def test_a_letter_to_sign_cannot_be_followed(self, campaign, staff):
        with pytest.raises(LetterError, match="was sent"):
            begin_follow_up(letter=a.a_letter_to_sign(campaign), by=staff)

    def test_a_followed_letter_can_be_marked_as_superseded(self, campaign, staff, client_as):
        letter = a.a_letter(campaign)
        client = client_as(staff)
        client.post(reverse("letters:follow_up", args=[letter.pk]))
        put_on_file(client, Draft.objects.get())

        client.post(reverse("letters:life", args=[letter.pk]), {"do": "supersede"})

        letter.refresh_from_db()
        assert letter.state == LetterState.SUPERSEDED

    def test_a_document_can_follow_a_letter_and_its_asks_are_asked_about(
        self, campaign, staff, client_as
    ):
        letter = a.a_letter(campaign, asks=("Release the detained poets at once.",))
        client = client_as(staff)
        pasted = "Dear Minister,\n\nWe urge you to release the detained poets at once."

        client.post(
            f"{reverse('letters:log', args=[campaign.slug])}?after={letter.pk}", {"pasted": pasted}
        )
        draft = Draft.objects.get()
        page = client.get(draft.get_absolute_url()).content.decode()

        assert "same as this one of the letter before" in page
        known = letter.recommendations.get().pk
        client.post(draft.get_absolute_url(), {"do": "earlier:0", "known-earlier-0": str(known)})
        draft.refresh_from_db()
        assert draft.content["asks"][0]["earlier"] == known


def put_on_file(client, draft) -> Letter:
    """Confirm a draft as it stands, sent today."""
    content = draft.content
    form = {name: content[name] for name in ("subject", "language", "text", "visibility")}
    form |= {"sent_on": TODAY().isoformat(), "do": "file"}
    answer = client.post(draft.get_absolute_url(), form)
    assert answer.status_code == 302, answer.content.decode()
    draft.refresh_from_db()
    return draft.letter


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
