"""From an invitation to a signature that would stand up, by links alone."""

import logging
import re
from datetime import timedelta
from io import StringIO
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from campaigns.levels import Role
from letters.asks import AddresseeDraft, AskDraft
from letters.errors import LetterError
from letters.models import Letter
from letters.services.inviting import renew_invitation, revoke_invitation
from letters.services.mailing import invitation_link
from letters.services.versions import edit_text, replace_text
from tests import factories as a
from tests.letters.links import path_in, posted_mail, signed, typed, without_seals

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client_as):
    campaign = a.a_campaign(is_public=True)
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    return a.a_letter_to_sign(campaign, by=ana), ana, client_as(ana)


def test_an_organisation_signs_by_its_link_and_counts_once_confirmed(case):
    letter, _ana, _staff = case
    invitation = a.an_invitation(letter, "office@bond.example")
    invited = posted_mail()
    assert invited[0].to == ["office@bond.example"]
    visitor = Client()
    path = path_in(invited[0].body)
    assert "Free them." in visitor.get(path).content.decode()

    visitor.post(path, typed(letter, **{"except-2": "on", "words-2": "too dear"}))

    assert not letter.signatures.standing().exists()
    asking = posted_mail()
    assert asking[0].to == ["jo@bond.example"]
    visitor.get(path_in(asking[0].body))
    assert not letter.signatures.standing().exists(), "looking at a link is not confirming"
    visitor.post(path_in(asking[0].body))
    signature = letter.signatures.standing().get()
    assert str(signature) == "Bond"
    assert signature.version.number == 1
    assert signature.reservations == [{"number": 2, "words": "too dear"}]
    assert signature.authorised_by == "Jo Doe"
    again = visitor.post(path_in(asking[0].body)).content.decode()
    assert "done its work already" in again
    assert letter.signatures.count() == 1
    invitation.refresh_from_db()
    assert invitation.opened_at


def test_a_repeated_signature_looks_like_a_first_one_and_its_owner_is_told(case):
    letter, _ana, _staff = case
    signed(letter)
    other = a.an_invitation(letter, "curious@example.org")
    posted_mail()
    path = path_in(invitation_link(other))

    fresh = Client().post(path, typed(letter, name="Somebody", authorised_email="c@x.example"))
    probing = Client().post(path, typed(letter, name="BO\u200bND", authorised_email="c@x.example"))

    assert probing.status_code == fresh.status_code
    assert without_seals(probing) == without_seals(fresh)
    told = [(one.to, one.subject) for one in posted_mail()]
    assert (["jo@bond.example"], f"Signed before: {letter.subject}") in told
    assert letter.signatures.standing().count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"authorised_email": "nobody"}, "valid email"),
        ({"authorised_by": ""}, "required"),
        ({"name": "\u200b"}, "as it is to stand"),
        ({"listing": "after"}, "Say from which day"),
        ({"except-1": "on", "except-2": "on"}, "decline instead"),
        ({"seen": "another text"}, "text changed while you were reading"),
    ],
)
def test_a_refused_signature_says_why_and_keeps_every_word(case, changed, words):
    letter, _ana, _staff = case
    path = path_in(invitation_link(a.an_invitation(letter)))

    answer = Client().post(path, typed(letter, **changed))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert changed.get("name") or 'value="Bond"' in page
    assert not letter.signatures.exists()


def test_ended_links_get_a_sentence(case):
    letter, ana, _staff = case
    first, second = a.an_invitation(letter), a.an_invitation(letter)
    old, gone = invitation_link(first), invitation_link(second)
    renew_invitation(invitation=first, by=ana)
    revoke_invitation(invitation=second, by=ana)
    for path in (path_in(old), path_in(gone), "/sign/1.made-up/", "/sign/x/", "/confirm/9.z/"):
        answer = Client().get(path)
        assert answer.status_code == 404
        assert "This link does not work" in answer.content.decode()
    assert Client().get(path_in(invitation_link(first))).status_code == 200

    Letter.objects.update(closes_on=timezone.localdate() - timedelta(days=1), takes_late=False)
    over = Client().get(path_in(invitation_link(first)))
    assert over.status_code == 410
    assert "takes no more signatures" in over.content.decode()


def test_a_link_stands_in_no_log(case, capsys):
    letter, _ana, _staff = case
    path = path_in(invitation_link(a.an_invitation(letter)))
    logger = logging.getLogger("letters")
    handler = next(one for one in logging.getLogger().handlers if one.name == "console")
    with patch.object(handler, "stream", StringIO()) as told:
        Client().post(path, typed(letter, authorised_by=""))
        logger.error("Unprocessable: %s", path)

    assert "/sign/" in told.getvalue()
    assert path.split("/")[2] not in told.getvalue()


def test_who_was_uninvited_confirms_nothing(case):
    letter, ana, _staff = case
    invitation = a.an_invitation(letter)
    posted_mail()
    Client().post(path_in(invitation_link(invitation)), typed(letter))
    asking = posted_mail()[0]
    revoke_invitation(invitation=invitation, by=ana)

    answer = Client().post(path_in(asking.body))

    assert answer.status_code == 409
    assert "taken back" in answer.content.decode()
    assert not letter.signatures.standing().exists()


def test_signed_text_is_locked_and_an_edit_asks_again(case):
    letter, _ana, staff = case
    invitation = a.an_invitation(letter)
    signed(letter, invitation)
    with pytest.raises(ProgrammingError, match="it cannot change"), transaction.atomic():
        letter.versions.update(text="Other words")
    draft_path = staff.post(reverse("letters:edit", args=[letter.pk]))["Location"]

    answer = staff.post(draft_path, {
        "do": "replace", "subject": "New", "text": "Dear Minister,\n\nFree them all.",
        "language": "fr", "visibility": "public", "asks": "1", "ask-0": "Free them all.",
        "addressees": "1", "office-0": "Prime Minister", "country-0": "JP", "revision": "0",
    })  # fmt: skip

    assert answer.status_code == 302
    letter.refresh_from_db()
    assert letter.language == "fr", "what was said besides is not lost"
    assert [one.number for one in letter.versions.all()] == [1, 2]
    assert not letter.signatures.standing().exists()
    assert letter.signatures.get().version.number == 1
    again = posted_mail()[0]
    assert again.to == ["jo@bond.example"]
    page = Client().get(path_in(again.body)).content.decode()
    assert "What changed since you signed" in page
    assert "<ins>" in page
    assert re.search(r"<del>[^<]*Pay\b", page), "asks are part of what is signed"
    signature, _own = signed(letter, invitation)
    assert signature.version.number == 2
    assert letter.signatures.standing().count() == 1


def test_a_text_is_replaced_once_however_often_one_clicks(case):
    letter, ana, _staff = case
    signed(letter)
    draft = edit_text(letter=letter, by=ana)
    new = {"subject": "New", "text": "Free them all.", "asks": [AskDraft("Free them all.")],
           "addressees": [AddresseeDraft("Prime Minister", "JP")]}  # fmt: skip
    replace_text(draft=draft, by=ana, **new)

    with pytest.raises(LetterError, match="is done"):
        replace_text(draft=draft, by=ana, **new)

    assert letter.versions.count() == 2


def test_reservations_and_secrecy_stand_beside_the_name(case, client):
    letter, _ana, staff = case
    signed(letter, name="Bond", **{"except-2": "on", "words-2": "too dear"})
    signed(letter, name="Quiet", authorised_email="q@x.example", listing="counted")
    to, day = letter.addressees.get().pk, timezone.localdate().isoformat()
    staff.post(reverse("letters:sending", args=[letter.pk]), {f"sent_on-{to}": day})

    outside = strip_tags(client.get(letter.get_absolute_url()).text)
    inside = strip_tags(staff.get(letter.get_absolute_url()).text)

    assert "Bond (except recommendation 2: too dear)" in outside
    assert "Quiet (not named outside the coalition)" in inside
    assert "Quiet" not in outside


def test_people_and_those_who_withdrew_are_no_unnamed_organisations(case, client):
    letter, _ana, staff = case
    links = [
        signed(letter, name=f"O{n}", authorised_email=f"o{n}@x.example", listing="counted")[1]
        for n in range(3)
    ]
    for number in range(2):
        signed(letter, name=f"P{number}", authorised_email=f"p{number}@x.example",
               listing="counted", is_person="on")  # fmt: skip
    to, day = letter.addressees.get().pk, timezone.localdate().isoformat()
    staff.post(reverse("letters:sending", args=[letter.pk]), {f"sent_on-{to}": day})
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "3 organisations that are not named and 2 people who are not named" in page

    Client().post(links[0], {"withdraw": "1"})

    assert "2 organisations that are not" in client.get(letter.get_absolute_url()).content.decode()
    Client().post(links[1], {"withdraw": "1"})
    assert "organisations that are" not in client.get(letter.get_absolute_url()).content.decode()


def test_a_signatory_withdraws_before_and_after_sending(case, client):
    letter, _ana, staff = case
    _early, early = signed(letter, name="Early", authorised_email="e@x.example")
    _late, own = signed(letter, name="Later", authorised_email="l@x.example")
    Client().post(early, {"withdraw": "1"})
    to = letter.addressees.get().pk
    staff.post(
        reverse("letters:sending", args=[letter.pk]),
        {f"sent_on-{to}": timezone.localdate().isoformat(), f"channel-{to}": "post"},
    )
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "Later" in page
    assert "Early" not in page

    Client().post(own, {"withdraw": "1"})

    page = client.get(letter.get_absolute_url()).content.decode()
    assert "Withdrew" in page
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert [one.text for one in letter.recommendations.order_by("number")] == [
        "Free them.",
        "Pay them.",
    ]
    assert letter.addressees.get().channel == "post"


def test_who_signs_after_the_close_comes_on_the_dated_addendum(case, client):
    letter, _ana, staff = case
    invitation = a.an_invitation(letter)
    signed(letter, name="In time", authorised_email="i@x.example")
    to = letter.addressees.get().pk
    day = timezone.localdate().isoformat()
    staff.post(reverse("letters:sending", args=[letter.pk]), {f"sent_on-{to}": day})

    signature, _own = signed(letter, invitation, name="Too late")

    assert signature.is_late
    page = client.get(letter.get_absolute_url()).content.decode()
    assert page.index("Signed later") < page.index("Too late")


@pytest.mark.parametrize("listing", ["counted", "after"])
def test_unnamed_signatories_appear_nowhere_outside(case, client, listing):
    letter, _ana, staff = case
    later = (timezone.localdate() + timedelta(days=30)).isoformat()
    signed(letter, name="Hidden Group", listing=listing, listed_from=later)
    to = letter.addressees.get().pk
    day = timezone.localdate().isoformat()
    staff.post(reverse("letters:sending", args=[letter.pk]), {f"sent_on-{to}": day})
    ask = letter.recommendations.first()

    for path in ("/", letter.get_absolute_url(), ask.get_absolute_url(), "/api/v1/recommendations",
                 f"/api/v1/recommendations/{ask.pk}"):  # fmt: skip
        assert "Hidden" not in client.get(path).content.decode()
    for one in mail.outbox:
        if "jo@bond.example" not in one.to:
            assert "Hidden" not in one.subject + one.body
    assert "Hidden" not in staff.get("/record/").content.decode()
    assert "Hidden Group" in staff.get(letter.signing_address).content.decode()
