"""The letter that follows up: what it takes along, to whom it goes, who may see its draft."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.asks import AddresseeDraft, AskDraft
from letters.errors import LetterError
from letters.kinds import LetterState
from letters.models import Draft, Letter
from letters.services.following import begin_follow_up
from letters.services.letters import log_letter
from letters.services.offices import note_term
from letters.statuses import Implementation
from tests import factories as a

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


@pytest.fixture
def staff(campaign):
    return a.a_person(Role.CONTRIBUTOR, campaign)


def put_on_file(client, draft) -> Letter:
    """Confirm a draft as it stands, sent today."""
    content = draft.content
    form = {name: content[name] for name in ("subject", "language", "text", "visibility")}
    form |= {"sent_on": TODAY().isoformat(), "do": "file"}
    answer = client.post(draft.get_absolute_url(), form)
    assert answer.status_code == 302, answer.content.decode()
    draft.refresh_from_db()
    return draft.letter


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

    def test_the_draft_of_a_private_letter_is_as_private(self, campaign, client_as):
        ours, theirs = a.an_organisation(), a.an_organisation()
        author, partner = (a.a_person(Role.CONTRIBUTOR, campaign) for _one in range(2))
        for person, home in ((author, ours), (partner, theirs)):
            person.organisation = home
            person.save()
        letter = a.a_letter(campaign, visibility="organisation", by=author)
        begin_follow_up(letter=letter, by=author)
        after = f"{reverse('letters:log', args=[campaign.slug])}?after={letter.pk}"
        client_as(author).post(after, {"pasted": "Dear Minister,\n\nWe urge you to free them all."})
        client_as(author).post(after, {"blank": "1"})

        partners = client_as(partner)
        for draft in Draft.objects.all():
            assert client_as(author).get(draft.get_absolute_url()).status_code == 200
            assert partners.get(draft.get_absolute_url()).status_code == 404
        assert Draft.objects.count() == 3
        assert str(draft) not in partners.get(reverse("letters:log_start")).content.decode()

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
