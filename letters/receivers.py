from django.dispatch import receiver

from campaigns.signals import notice_stored, work_left
from letters import tasks
from letters.services.handing_over import hand_over
from letters.signals import digest_stored, export_asked, mail_queued, sheet_waits


@receiver([mail_queued, notice_stored])
def send(**_more: object) -> None:
    tasks.send_mail.delay()


@receiver(digest_stored)
def send_digests(**_more: object) -> None:
    tasks.send_digests.delay()


@receiver(export_asked)
def write_export(export_id: int, **_more: object) -> None:
    tasks.make_export.delay(export_id)


@receiver(sheet_waits)
def go_on_with_sheet(sheet_id: int, **_more: object) -> None:
    tasks.go_on_with_sheet.delay(sheet_id)


@receiver(work_left, dispatch_uid="letters.hand_over")
def pass_on(*, coalition_id: int, user_id: int, heir_id: int | None, **_more: object) -> None:
    hand_over(coalition_id=coalition_id, user_id=user_id, heir_id=heir_id)
