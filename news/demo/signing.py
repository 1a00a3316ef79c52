"""The prime ministers since the letter of 2009, and its follow-up, open for signature."""

from datetime import date, timedelta

from django.utils import timezone

from campaigns.models import Coalition, User
from letters.asks import Consent, Invitee
from letters.drafting import Content
from letters.forms.letter import LetterForm
from letters.models import Letter, Office
from letters.services.deadlines import set_deadlines
from letters.services.following import begin_follow_up
from letters.services.inviting import invite
from letters.services.offices import note_term
from letters.services.signing import confirm, sign
from letters.services.versions import open_for_signature
from news.demo.japan import JAPAN

PRIME_MINISTERS = (
    ("Yukio Hatoyama", date(2009, 9, 16)),
    ("Naoto Kan", date(2010, 6, 8)),
    ("Yoshihiko Noda", date(2011, 9, 2)),
    ("Shinzo Abe", date(2012, 12, 26)),
    ("Yoshihide Suga", date(2020, 9, 16)),
    ("Fumio Kishida", date(2021, 10, 4)),
    ("Shigeru Ishiba", date(2024, 10, 1)),
    ("Sanae Takaichi", date(2025, 10, 21)),
)
# Invented, so that nobody is said to have signed who has not.
INVITED = (
    ("Harbour Rights Centre", "Noor Haddad", "Director"),
    ("Northern Refugee Forum", "Eva Lind", "Chair"),
    ("Lanterns Network", "", ""),
    ("Quiet Water Trust", "", ""),
)


def open_again(coalition: Coalition, by: User) -> None:
    office = Office.objects.get(country=JAPAN.country, name=JAPAN.office)
    for holder, began_on in PRIME_MINISTERS:
        note_term(
            office=office, holder=holder, began_on=began_on, ended_on=None,
            coalition=coalition, by=by,
        )  # fmt: skip
    draft = begin_follow_up(letter=Letter.objects.get(subject=JAPAN.subject), by=by)
    form = LetterForm(Content.of(draft.content), confirming=True)
    form.full_clean()
    letter = open_for_signature(draft=draft, by=by, **form.cleaned_data)
    today = timezone.localdate()
    set_deadlines(
        letter=letter, sign_by=today + timedelta(days=14), closes_on=today + timedelta(days=21),
        takes_late=True, by=by,
    )  # fmt: skip
    invite(
        letter=letter,
        invitees=[
            Invitee(email=f"office@{_slug(name)}.example", name=name) for name, *_rest in INVITED
        ],
        by=by,
    )
    for name, person, role in INVITED:
        if person:
            _sign(letter, name, person, role)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _sign(letter: Letter, name: str, person: str, role: str) -> None:
    invitation = letter.invitations.get(name=name)
    version = letter.versions.get()
    reservations = ((8, "We take no position on food aid."),) if role == "Chair" else ()
    consent = Consent(name, person, role, invitation.email, reservations=reservations)
    signature = sign(invitation=invitation, seen=version.fingerprint, consent=consent)
    if signature:
        confirm(signature=signature)
