from django.dispatch import receiver

from campaigns.signals import work_left
from letters.signals import evidence_retracted, letter_logged
from news.services.handing_over import hand_over
from news.services.triage import reopen_for
from news.tasks import match_letter


@receiver(letter_logged, dispatch_uid="news.match_new_letter")
def match_new_letter(*, letter_id: int, **_kwargs: object) -> None:
    match_letter.delay(letter_id)


@receiver(evidence_retracted, dispatch_uid="news.reopen_match")
def reopen_match(*, evidence_id: int, **_kwargs: object) -> None:
    reopen_for(evidence_id=evidence_id)


@receiver(work_left, dispatch_uid="news.hand_over")
def pass_on(*, coalition_id: int, user_id: int, heir_id: int | None, **_kwargs: object) -> None:
    hand_over(coalition_id=coalition_id, user_id=user_id, heir_id=heir_id)
