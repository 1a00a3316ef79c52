"""What must never be true is refused by the database as well, whoever writes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from letters.models import Letter, Signature, Translation
from letters.services.sending import Sending, note_sending, send_letter
from tests import factories as a
from tests.letters.links import signed

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def letter():
    return a.a_letter_to_sign(a.a_campaign(is_public=True))


def refused(words: str):
    return pytest.raises(DatabaseError, match=words)


def test_consent_stays_with_the_text_it_was_given_to(letter):
    signature, _own = signed(letter)
    other = a.a_letter_to_sign(letter.campaign)
    row = Signature.objects.filter(pk=signature.pk)
    for change in (
        {"version": None},
        {"version": other.versions.get(), "letter": other},
        {"confirmed_at": None},
    ):
        with refused("stays with its text"), transaction.atomic():
            row.update(**change)
    with refused("stays with its text"), transaction.atomic():
        row.delete()

    row.update(withdrawn_at=timezone.now())


def test_a_signature_names_a_version_of_its_own_letter(letter):
    other = a.a_letter_to_sign(letter.campaign)

    with refused("of its own letter"), transaction.atomic():
        Signature.objects.create(letter=letter, version=other.versions.get(), name="Bond")


@pytest.mark.parametrize("missing", ["version", "authorised_by", "authorised_email", "name"])
def test_who_signs_by_a_link_says_who_and_what(letter, missing):
    given = {
        "name": "Bond", "authorised_by": "Jo", "authorised_email": "jo@bond.example",
        "version": letter.versions.get(), "invitation": a.an_invitation(letter),
    }  # fmt: skip
    given[missing] = None if missing == "version" else ""

    with refused("signed_by_somebody"), transaction.atomic():
        Signature.objects.create(letter=letter, **given)


def test_a_person_counts_once(letter):
    for number, email in enumerate(["jo@x.example", "JO@x.example"]):
        row = {"letter": letter, "name": "Jo", "is_person": True, "authorised_email": email,
               "confirmed_at": timezone.now()}  # fmt: skip
        if number == 0:
            Signature.objects.create(**row)
    with refused("a_person_signs_once"), transaction.atomic():
        Signature.objects.create(**row)


def test_a_sent_text_is_final_and_a_letter_to_sign_unsent(letter):
    with refused("has_not_been_sent"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(sent_on=TODAY())
    Letter.objects.filter(pk=letter.pk).update(state="sent", sent_on=TODAY())

    with refused("its text cannot change"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(text="Other words.")


def test_an_addressees_date_states_its_basis_and_comes_after_sending(letter):
    rows = letter.addressees
    with refused("states_its_basis"), transaction.atomic():
        rows.update(expected_by=TODAY())
    with refused("after_sending"), transaction.atomic():
        rows.update(
            sent_on=TODAY(), expected_by=TODAY() - timedelta(days=1), expected_basis="custom"
        )


def test_the_language_of_record_is_no_translation(letter):
    with refused("no translation"), transaction.atomic():
        Translation.objects.create(
            letter=letter,
            language=letter.language,
            subject="x",
            translator="T",
            by=letter.logged_by,
        )


def test_a_letter_keeps_the_earliest_day_when_another_addressee_is_noted_later():
    letter = a.a_letter_to_sign()
    first = letter.addressees.get()
    second = letter.addressees.create(office="Minister of Justice", country="JP")
    day = TODAY() - timedelta(days=9)
    send_letter(letter=letter, by=letter.logged_by, sendings=[
        Sending(first.pk, day, expected_by=TODAY(), expected_basis="custom")
    ])  # fmt: skip

    note_sending(letter=letter, by=letter.logged_by, sendings=[Sending(second.pk, TODAY())])

    letter.refresh_from_db()
    assert (letter.sent_on, letter.expected_by) == (day, TODAY())
