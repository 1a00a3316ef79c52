"""After sending: reminders until there is an answer, and the letter that follows up."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters import countries
from letters.activity import Did
from letters.drafting import Content, DraftAsk, DraftPerson, paragraph_of
from letters.errors import LetterError
from letters.kinds import LetterState, Stage
from letters.models import Chaser, Draft, Letter, Recommendation
from letters.services.drafts import start_draft
from letters.statuses import HOLDING, SETTLED, Headline
from letters.terms import held_on
from letters.wording import Facts, OpenAsk, follow_up_text, joined

FOLLOWED = {LetterState.SENT, LetterState.CLOSED, LetterState.SUPERSEDED}
SPELL_OUT = 6  # that many signatories are named in a letter drafted from the record


@transaction.atomic
def log_chaser(
    *,
    letter: Letter,
    stage: str,
    text: str,
    sent_on: date,
    channel: str,
    next_on: date,
    by: User,
) -> Chaser:
    """A reminder that was sent. Until `next_on` the letter leaves the queue of those awaited."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state != LetterState.SENT or locked.sent_on is None:
        raise LetterError(_("Only a letter that was sent and is not closed can be chased."))
    if stage not in rungs_left(locked):
        raise LetterError(_("This step of the ladder has been taken. Choose the next one."))
    last = locked.chasers.standing().aggregate(last=Max("sent_on"))["last"] or locked.sent_on
    if not last <= sent_on <= timezone.localdate():
        raise LetterError(
            _("A reminder is sent after the letter and the reminders before, and not in future.")
        )
    if next_on <= sent_on:
        raise LetterError(_("Look again on a day after the reminder was sent."))
    try:
        with transaction.atomic():
            chaser = Chaser.objects.create(
                letter=locked,
                stage=stage,
                text=text,
                sent_on=sent_on,
                channel=channel,
                next_on=next_on,
                by=by,
            )
    except IntegrityError as error:
        raise LetterError(_("Somebody has logged this reminder already.")) from error
    record(locked.campaign, by, Did.CHASED, locked, stage=str(Stage(stage).label))
    return chaser


@transaction.atomic
def take_back_chaser(*, chaser: Chaser, by: User) -> None:
    """For one that was never sent. The record keeps both."""
    letter = chaser.letter
    standing = Chaser.objects.filter(pk=chaser.pk).standing()
    if standing.update(taken_back_at=timezone.now()):
        record(letter.campaign, by, Did.UNCHASED, letter, stage=str(chaser))


def rungs_left(letter: Letter) -> list[Stage]:
    """The steps above the highest one taken; steps may be left out, but not gone back to."""
    taken = set(letter.chasers.standing().values_list("stage", flat=True))
    ladder = list(Stage)
    highest = max((at for at, stage in enumerate(ladder) if stage in taken), default=-1)
    return ladder[highest + 1 :]


@transaction.atomic
def begin_follow_up(*, letter: Letter, by: User) -> Draft:
    """A draft to those who hold the offices now, with the asks that are open and a first text.

    Each ask points to the one that it repeats, whose own verdict stays as it is.
    """
    if letter.state not in FOLLOWED or letter.sent_on is None:
        raise LetterError(_("Only a letter that was sent can be followed up."))
    begun = Draft.objects.filter(predecessor=letter, done_at=None, started_by=by).first()
    if begun:
        return begun
    people = people_now(letter)
    asks = list(letter.recommendations.exclude(implementation__in=SETTLED).order_by("number"))
    facts = facts_of(letter, asks)
    text = follow_up_text(facts, today=timezone.localdate())
    content = Content(
        subject=(_("Follow-up: %(subject)s") % {"subject": letter.subject})[:250],
        language=letter.language,
        text=text,
        addressees=people,
        subject_countries=", ".join(
            countries.name(code) for code in _all(asks, "subject_countries")
        ),
        topics=", ".join(_all(asks, "topics")),
        asks=[_again(ask, text) for ask in asks],
        visibility=letter.visibility,
    )
    record(letter.campaign, by, Did.FOLLOWED_UP, letter)
    return start_draft(campaign=letter.campaign, by=by, content=content, predecessor=letter)


def _again(ask: Recommendation, text: str) -> DraftAsk:
    return DraftAsk(
        text=ask.text,
        quote=ask.text,
        paragraph=paragraph_of(text.split("\n\n"), ask.text),
        reason=_("open since %(year)s") % {"year": ask.letter.sent_day.year},
        earlier=ask.pk,
    )


def _all(asks: list[Recommendation], name: str) -> list[str]:
    return list(dict.fromkeys(value for ask in asks for value in getattr(ask, name)))


def people_now(letter: Letter) -> list[DraftPerson]:
    """The offices that the letter went to, with who holds them today if that is known."""
    today = timezone.localdate()
    people = []
    rows = letter.addressees.select_related("known_office")
    for one in rows.prefetch_related("known_office__terms"):
        now = held_on(one.known_office.terms.all(), today) if one.known_office else None
        holder = now.holder if now else one.holder
        people.append(DraftPerson(one.office, holder, one.country, one.is_copy))
    return people


def unanswered(letter: Letter) -> list[Recommendation]:
    """Asks that had no answer of substance and are not settled otherwise."""
    waiting = letter.recommendations.filter(position__in=HOLDING)
    return list(waiting.exclude(implementation__in=SETTLED).order_by("number"))


def facts_of(letter: Letter, asks: list[Recommendation]) -> Facts:
    """What a letter drafted from the record may say: nothing that is not for its addressee."""
    names = [str(one) for one in letter.signatures.named().filter(withdrawn_at=None)]
    people = [one for one in people_now(letter) if not one.is_copy]
    then = [one.holder for one in letter.addressees.all() if not one.is_copy and one.holder]
    return Facts(
        subject=letter.subject,
        sent_on=letter.sent_day,
        addressees=[one.name or one.office for one in people],
        before=[] if {one.name for one in people} & set(then) else then,
        signed_by=joined(names) if 0 < len(names) <= SPELL_OUT else letter.campaign.coalition.name,
        asks=[OpenAsk(ask.text, _standing(ask)) for ask in asks],
        all_asks=letter.recommendations.count(),
        language=letter.language,
        expected_by=letter.expected_by,
        chased_on=list(letter.chasers.standing().values_list("sent_on", flat=True)),
    )


def _standing(ask: Recommendation) -> str:
    """In a few words; "" where there is nothing to tell."""
    headline = ask.headline_on(timezone.localdate())
    silent = {Headline.NOT_ASSESSED, Headline.NO_RESPONSE_OVERDUE}
    return "" if headline in silent else str(headline.label).lower()
