from django.dispatch import receiver

from letters import tasks
from letters.signals import export_asked, mail_queued, sheet_waits


@receiver(mail_queued)
def send(**_more: object) -> None:
    tasks.send_mail.delay()


@receiver(export_asked)
def write_export(export_id: int, **_more: object) -> None:
    tasks.make_export.delay(export_id)


@receiver(sheet_waits)
def go_on_with_sheet(sheet_id: int, **_more: object) -> None:
    tasks.go_on_with_sheet.delay(sheet_id)
