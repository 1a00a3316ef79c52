"""The letters and reminders around a letter: what it follows, what followed it, who chased."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from campaigns.models import User
from campaigns.policies import Action, can
from letters.kinds import LetterState, Stage
from letters.models import Letter
from letters.selectors.reminders import Reminder, reminders_in
from letters.services.following import FOLLOWED


@dataclass(frozen=True, slots=True)
class Thread:
    """`note` is the last public note of silence, for everybody who sees the letter."""

    predecessor: Letter | None
    followers: list[Letter]
    chasers: list[Reminder]
    note: Reminder | None
    may_chase: bool
    may_follow_up: bool
    may_supersede: bool


def thread_of(letter: Letter, user: User | AnonymousUser) -> Thread:
    """`letter` comes with `chased`."""
    seen = Letter.objects.visible_to(user)
    near = seen.filter(Q(predecessor=letter) | Q(pk=letter.predecessor_id))
    around = list(near.order_by("sent_on", "pk"))
    followers = [one for one in around if one.predecessor_id == letter.pk]
    chasers = reminders_in(letter)
    notes = [one for one in chasers if one.stage == Stage.PUBLIC_NOTE]
    return Thread(
        predecessor=next((one for one in around if one.pk == letter.predecessor_id), None),
        followers=followers,
        chasers=chasers,
        note=notes[-1] if notes else None,
        may_chase=letter.state == LetterState.SENT
        and can(user, Action.LOG_RESPONSE, letter.campaign),
        may_follow_up=letter.state in FOLLOWED and can(user, Action.LOG_LETTER, letter.campaign),
        may_supersede=letter.state in {LetterState.SENT, LetterState.CLOSED}
        and any(one.sent_on for one in followers)
        and can(user, Action.SEND_LETTER, letter.campaign),
    )
