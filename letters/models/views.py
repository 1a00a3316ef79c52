from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.seals import new_nonce
from letters.querysets import DigestQuerySet, SavedViewQuerySet


class SavedView(models.Model):
    """A selection of the dashboard that somebody keeps under a name. Only the owner sees it; its
    address can be given to anybody, and shows to each what that person may see."""

    owner = models.ForeignKey("campaigns.User", models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    saved_at = models.DateTimeField(auto_now_add=True)
    is_mailed = models.BooleanField(
        db_default=False, default=False, help_text="A digest of it goes out each month."
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint("owner", Lower("name"), name="a_view_is_named_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("letters:board") + (f"?{self.query}" if self.query else "")


class Digest(models.Model):
    """A mail on what changed in a saved view in one month. Written as it is sent: it tells what is
    public then. The link that ends these mails holds the key and a seal over `nonce`."""

    view = models.ForeignKey(SavedView, models.CASCADE, related_name="digests")
    month = models.DateField(help_text="The first day of it.")
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    stored_at = models.DateTimeField(auto_now_add=True)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=200, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["view", "month"], name="a_digest_goes_out_once"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="digest_of_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.view}: {self.month:%Y-%m}"
