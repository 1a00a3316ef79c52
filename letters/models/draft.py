from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from letters.querysets import DraftQuerySet, FileQuerySet


class Draft(models.Model):
    """A letter being prepared. Nothing of it is on file until a person confirms it.

    `content` is a `letters.drafting.Content` as JSON. `revision` grows with each save, so that two
    people who edit at once are told. `letter` is what it became, or whose text it will replace.
    """

    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="drafts")
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    letter = models.ForeignKey(
        "letters.Letter", models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    predecessor = models.ForeignKey(
        "letters.Letter", models.PROTECT, null=True, blank=True, related_name="+"
    )
    started_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return str(self.content.get("subject") or _("A draft without a subject"))

    def get_absolute_url(self) -> str:
        return reverse("letters:draft", args=[self.pk])

    @property
    def place(self) -> models.Model:
        return self.campaign


class LetterFile(models.Model):
    """An uploaded original. Stored under a generated name, served only through its page.

    `published` is the copy without the author's traces that outsiders get; empty where the file
    is for the coalition alone. A reply (`is_reply`) waits for its response while it is read.
    """

    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, blank=True, related_name="files")
    letter = models.ForeignKey(
        "letters.Letter", models.PROTECT, null=True, blank=True, related_name="files"
    )
    is_reply = models.BooleanField(default=False)
    response = models.ForeignKey(
        "letters.Response", models.PROTECT, null=True, blank=True, related_name="files"
    )
    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    original = models.FileField(upload_to="letters/%Y/")
    published = models.FileField(upload_to="letters/%Y/", blank=True)
    uploaded_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("letters:file", args=[self.pk])

    @property
    def place(self) -> models.Model:
        return self.campaign
