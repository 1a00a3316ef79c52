from django.dispatch import receiver

from letters import tasks
from letters.signals import mail_queued


@receiver(mail_queued)
def send(**_more: object) -> None:
    tasks.send_mail.delay()
