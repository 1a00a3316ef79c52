from django.dispatch import receiver

from letters import tasks
from letters.signals import export_asked, mail_queued


@receiver(mail_queued)
def send(**_more: object) -> None:
    tasks.send_mail.delay()


@receiver(export_asked)
def write_export(export_id: int, **_more: object) -> None:
    tasks.make_export.delay(export_id)
