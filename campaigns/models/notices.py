from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A mail to somebody with an account, or to whom an invitation asks to have one.

    Stored with its words, sent afterwards, once. The link of an invitation is added as it is sent:
    who reads the table cannot use it.
    """

    to = models.ForeignKey("campaigns.User", models.CASCADE, null=True, related_name="notices")
    invitation = models.ForeignKey(
        "campaigns.SeatInvitation", models.CASCADE, null=True, related_name="notices"
    )
    about = models.CharField(max_length=200, help_text="What it is about; told to each once.")
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    stored_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["to", "about"], name="a_notice_goes_out_once"),
            models.UniqueConstraint(
                fields=["invitation", "about"], name="an_invitation_goes_out_once"
            ),
            models.CheckConstraint(
                condition=models.Q(to=None) ^ models.Q(invitation=None),
                name="a_notice_has_one_to_go_to",
            ),
        ]
        indexes = [
            models.Index(
                fields=["stored_at"],
                condition=models.Q(sent_at=None, failed=""),
                name="notices_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def address(self) -> str:
        return self.to.email if self.to else self.invitation.email if self.invitation else ""


class AccountMail(models.Model):
    """A mail about signing in, on its way. It goes to an address, which may belong to nobody here,
    and may hold a link that opens an account: its words are locked (`campaigns/locked.py`), and the
    row goes as the mail does.
    """

    not_archived = "mails about signing in are gone within minutes, and may be asked for again"

    address = models.EmailField(_("e-mail"))
    locked = models.TextField()
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.pk)
