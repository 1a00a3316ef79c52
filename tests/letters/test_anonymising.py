"""Who signed for whom is let go of after the period that the coalition sets."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Activity
from letters.models import Invitation, Letter, Mailing, Signature
from letters.services import anonymising
from letters.tasks import anonymise_signing
from tests import factories as a
from tests.letters.links import signed

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 31)


@pytest.fixture
def old():
    """A letter with a signature by an organisation, sent and signed long ago."""
    letter = a.a_letter_to_sign()
    signature, link = signed(letter)
    age(letter)
    return letter, signature, link


def age(letter, day=LONG_AGO) -> None:
    Letter.objects.filter(pk=letter.pk).update(state="sent", sent_on=day)
    moment = timezone.make_aware(timezone.datetime(day.year, day.month, day.day))
    Signature.objects.filter(letter=letter).update(signed_at=moment)
    Invitation.objects.filter(letter=letter).update(invited_at=moment)


def test_names_and_addresses_go_and_the_signature_stays(old, client):
    _letter, signature, _link = old
    organisation = signature.organisation

    assert anonymising.anonymise_old(timezone.localdate()) == 1

    kept = Signature.objects.get(pk=signature.pk)
    assert (kept.authorised_by, kept.authorised_role, kept.authorised_email) == ("", "", "")
    assert (kept.organisation, kept.confirmed_at) == (organisation, signature.confirmed_at)
    assert kept.stands()
    assert not Invitation.objects.exists()
    assert not Mailing.objects.exists()
    assert Activity.objects.first().verb == "signing.anonymised"
    assert anonymising.anonymise_old(timezone.localdate()) == 0


def test_the_page_of_signatures_still_opens(old, client_as):
    letter, _signature, _link = old
    anonymising.anonymise_old(timezone.localdate())

    page = client_as(letter.logged_by).get(reverse("letters:signing", args=[letter.pk]))

    assert page.status_code == 200
    assert client_as(None).get(letter.get_absolute_url()).status_code == 404


def test_a_personal_link_ends(old, client):
    _letter, _signature, link = old

    anonymising.anonymise_old(timezone.localdate())

    assert client.get(link).status_code == 404


@pytest.mark.parametrize(("months", "gone"), [(6, 1), (7, 0)])
def test_the_coalition_sets_the_period(months, gone):
    letter = a.a_letter_to_sign()
    signed(letter)
    age(letter, date(2026, 1, 31))
    type(letter.campaign.coalition).objects.update(keep_signing_months=months)

    assert anonymising.anonymise_old(date(2026, 8, 1)) == gone


def test_what_is_still_being_signed_is_kept(old):
    letter, _signature, _link = old
    Letter.objects.filter(pk=letter.pk).update(state="open_for_signature", sent_on=None)

    assert anonymising.anonymise_old(timezone.localdate()) == 0


def test_who_signed_late_is_kept_as_long(old):
    _letter, signature, _link = old
    Signature.objects.filter(pk=signature.pk).update(signed_at=timezone.now())
    Invitation.objects.update(invited_at=timezone.now())

    assert anonymising.anonymise_old(timezone.localdate()) == 0


def test_a_person_who_is_not_to_be_named_loses_the_name():
    letter = a.a_letter_to_sign()
    _signature, _link = signed(letter, name="Pim Person", is_person=True, listing="counted")
    age(letter)

    anonymising.anonymise_old(timezone.localdate())

    assert "Pim" not in str(list(Signature.objects.values()))


def test_a_dry_run_only_says_what_would_go(old):
    letter, _signature, _link = old
    out = StringIO()

    call_command("anonymise_signing", dry_run=True, stdout=out)

    assert f"Letter {letter.pk}: 1 signatures, 1 invitations" in out.getvalue()
    assert Signature.objects.get().authorised_email
    call_command("anonymise_signing", stdout=out)
    assert not Signature.objects.get().authorised_email
    assert anonymise_signing() == 0
