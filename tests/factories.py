"""Plain functions that put on file what a test needs, and say nothing it does not need."""

from contextlib import AbstractContextManager
from datetime import date, timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from campaigns.levels import Role, Visibility
from campaigns.models import Campaign, Coalition, Organisation, Seat, User
from letters.asks import AddresseeDraft, AnswerDraft, AskDraft, Invitee, SourceDraft
from letters.kinds import Relation, SourceKind, Stage, Strength
from letters.models import (
    Assessment,
    Chaser,
    CheckAgain,
    Contribution,
    Evidence,
    Extension,
    Invitation,
    Letter,
    LetterFile,
    Recommendation,
    Response,
)
from letters.services.assessments import Judgement, propose
from letters.services.checks import check_again
from letters.services.contribution import claim_contribution
from letters.services.drafts import start_draft
from letters.services.evidence import add_evidence
from letters.services.extensions import extend
from letters.services.following import log_chaser
from letters.services.inviting import invite
from letters.services.letters import log_letter
from letters.services.replies import keep_reply
from letters.services.responses import log_response
from letters.services.translations import translate
from letters.services.versions import open_for_signature
from letters.statuses import Implementation, Position

numbers = count(1)


def a_user(name: str = "", *, organisation: Organisation | None = None) -> User:
    number = next(numbers)
    return User.objects.create_user(
        username=f"person{number}",
        email=f"person{number}@example.org",
        password="correct horse",
        name=name or f"Person {number}",
        organisation=organisation,
    )


def an_organisation(name: str = "") -> Organisation:
    return Organisation.objects.create(name=name or f"Organisation {next(numbers)}")


def a_coalition(name: str = "") -> Coalition:
    number = next(numbers)
    return Coalition.objects.create(name=name or f"Coalition {number}", slug=f"coalition-{number}")


def a_campaign(*, is_public: bool = False, coalition: Coalition | None = None) -> Campaign:
    number = next(numbers)
    return Campaign.objects.create(
        coalition=coalition or a_coalition(),
        name=f"Campaign {number}",
        slug=f"campaign-{number}",
        visibility=Visibility.PUBLIC if is_public else Visibility.COALITION,
    )


def a_person(role: Role, place: Campaign | Coalition, name: str = "") -> User:
    """Somebody with this role in the coalition that `place` is or belongs to."""
    coalition = place if isinstance(place, Coalition) else place.coalition
    user = a_user(name)
    Seat.objects.create(user=user, coalition=coalition, role=role)
    return user


def a_letter(
    campaign: Campaign | None = None,
    *,
    subject: str = "",
    asks: tuple[str, ...] = ("Release the prisoners.",),
    sent_on: date = date(2020, 5, 4),
    expected_by: date | None = None,
    visibility: str | None = None,
    country: str = "JP",
    signatories: tuple[str, ...] = (),
    by: User | None = None,
) -> Letter:
    """A logged letter; as visible as its campaign unless said otherwise."""
    campaign = campaign or a_campaign()
    return log_letter(
        campaign=campaign,
        subject=subject or f"Letter {next(numbers)}",
        sent_on=sent_on,
        addressees=[AddresseeDraft(office="Prime Minister", country=country)],
        asks=[AskDraft(text=text) for text in asks],
        signatories=signatories,
        expected_by=expected_by,
        expected_basis="requested_in_letter" if expected_by else "",
        visibility=visibility or campaign.visibility,
        by=by or a_person(Role.CONTRIBUTOR, campaign),
    )


def a_letter_to_sign(
    campaign: Campaign | None = None,
    *,
    text: str = "Dear Minister,\n\nWe urge you to free them.\n\nWe urge you to pay them.",
    asks: tuple[str, ...] = ("Free them.", "Pay them."),
    by: User | None = None,
) -> Letter:
    campaign = campaign or a_campaign()
    by = by or a_person(Role.CONTRIBUTOR, campaign)
    return open_for_signature(
        draft=start_draft(campaign=campaign, by=by),
        by=by,
        subject=f"Letter {next(numbers)}",
        text=text,
        language="en",
        addressees=[AddresseeDraft(office="Prime Minister", country="JP")],
        asks=[AskDraft(text=ask) for ask in asks],
        visibility=campaign.visibility,
    )


def an_invitation(letter: Letter, email: str = "", *, by: User | None = None) -> Invitation:
    email = email or f"office{next(numbers)}@example.org"
    by = by or a_person(Role.CONTRIBUTOR, letter.campaign)
    invite(letter=letter, invitees=[Invitee(email=email)], by=by)
    return letter.invitations.get(email=email)


def a_chaser(
    letter: Letter, *, sent_on: date | None = None, by: User | None = None, **more: object
) -> Chaser:
    sent_on = sent_on or timezone.localdate()
    return log_chaser(
        letter=letter,
        stage=more.pop("stage", Stage.FIRST_REMINDER),
        text=more.pop("text", "Dear Prime Minister, we wrote to you."),
        sent_on=sent_on,
        channel="email",
        next_on=more.pop("next_on", sent_on + timedelta(days=30)),
        by=by or a_person(Role.CONTRIBUTOR, letter.campaign),
    )


def a_translation(letter: Letter, language: str = "fr", *, by: User | None = None, **more: object):
    return translate(
        letter=letter,
        language=language,
        subject=more.pop("subject", "La lettre"),
        translator=more.pop("translator", "Une traductrice"),
        by=by or a_person(Role.CONTRIBUTOR, letter.campaign),
        **more,
    )


def an_ask(letter: Letter | None = None, text: str = "") -> Recommendation:
    """One more recommendation in a letter, or the only one of a new letter."""
    if letter is None:
        return a_letter(asks=(text or "Release the prisoners.",)).recommendations.get()
    number = letter.recommendations.count() + 1
    return Recommendation.objects.create(
        letter=letter, number=number, text=text or f"Do thing {number}."
    )


def a_response(
    letter: Letter,
    position: Position = Position.ACCEPTED,
    *,
    number: int = 1,
    dated: date = date(2020, 7, 1),
    is_confidential: bool = False,
    by: User | None = None,
    **more: object,
) -> Response:
    return log_response(
        letter=letter,
        kind="substantive_reply",
        channel="letter",
        dated=dated,
        from_office="Prime Minister's Office",
        summary="The office replies.",
        answers=[
            AnswerDraft(number=number, position=position, detail="The first half.", reason="other")
        ],
        is_confidential=is_confidential,
        by=by or a_person(Role.CONTRIBUTOR, letter.campaign),
        **more,
    )


def a_holding_reply(
    letter: Letter, *, promised_by: date, is_confidential: bool = False
) -> Response:
    return log_response(
        letter=letter,
        kind="holding_reply",
        channel="email",
        dated=letter.sent_day + timedelta(days=1),
        from_office="Cabinet Office",
        summary="They will answer.",
        promised_by=promised_by,
        is_confidential=is_confidential,
        answers=[AnswerDraft(number=1, position=Position.UNDER_CONSIDERATION)],
        by=a_person(Role.CONTRIBUTOR, letter.campaign),
    )


def a_reply(
    letter: Letter, text: str = "We accept it.", *, name: str = "reply.txt", by: User | None = None
) -> LetterFile:
    """A reply that came and has not been marked."""
    by = by or a_person(Role.CONTRIBUTOR, letter.campaign)
    return keep_reply(letter=letter, content=text.encode(), name=name, by=by)


def a_check(ask: Recommendation, *, by: User, on: date | None = None, note: str = "") -> CheckAgain:
    on = on or timezone.localdate() + timedelta(days=30)
    return check_again(recommendation=ask, on=on, by=by, note=note)


def an_extension(letter: Letter, *, by: User, until: date | None = None) -> Extension:
    today = timezone.localdate()
    until = until or today + timedelta(days=60)
    return extend(letter=letter, until=until, agreed_on=today, because="An election.", by=by)


def some_evidence(
    ask: Recommendation,
    *,
    source_kind: str = SourceKind.NEWS_REPORT,
    relation: str = Relation.SUPPORTS,
    url: str = "",
    title: str = "A report",
    by: User | None = None,
) -> Evidence:
    return add_evidence(
        recommendation=ask,
        source=SourceDraft(
            url=url or f"https://example.org/{next(numbers)}",
            title=title,
            source_kind=source_kind,
            outlet="The Example",
            published_on=date(2021, 3, 2),
        ),
        relation=relation,
        by=by or a_person(Role.CONTRIBUTOR, ask.letter.campaign),
    )


def a_proposal(
    ask: Recommendation,
    implementation: str = Implementation.NO_ACTION,
    *,
    evidence: tuple[Evidence, ...] = (),
    by: User | None = None,
    **more: object,
) -> Assessment:
    around = {name: more.pop(name) for name in ("judge", "is_correction", "batch") if name in more}
    judgement = Judgement(
        implementation=implementation,
        effective_on=more.pop("effective_on", timezone.localdate()),
        because=more.pop("because", "We looked at the official gazette."),
        evidence=evidence,
        **more,
    )
    return propose(
        recommendation=ask,
        judgement=judgement,
        by=by or a_person(Role.CONTRIBUTOR, ask.letter.campaign),
        **around,
    )


def a_claim(ask: Recommendation, *, by: User | None = None, **more: object) -> Contribution:
    return claim_contribution(
        recommendation=ask,
        strength=more.pop("strength", Strength.PLAUSIBLE),
        because=more.pop("because", "It came a month after the letter."),
        by=by or a_person(Role.CONTRIBUTOR, ask.letter.campaign),
        **more,
    )


def apart() -> AbstractContextManager:
    """A transaction of its own, so that what the database refuses spoils nothing else."""
    return transaction.atomic()
