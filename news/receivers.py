from django.dispatch import receiver

from letters.signals import evidence_retracted, letter_logged
from news.services.triage import reopen_for
from news.tasks import match_letter


@receiver(letter_logged, dispatch_uid="news.match_new_letter")
def match_new_letter(*, letter_id: int, **_kwargs: object) -> None:
    match_letter.delay(letter_id)


@receiver(evidence_retracted, dispatch_uid="news.reopen_match")
def reopen_match(*, evidence_id: int, **_kwargs: object) -> None:
    reopen_for(evidence_id=evidence_id)
