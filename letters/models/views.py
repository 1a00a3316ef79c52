from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from letters.querysets import SavedViewQuerySet


class SavedView(models.Model):
    """A selection of the dashboard that somebody keeps under a name. Only the owner sees it; its
    address can be given to anybody, and shows to each what that person may see."""

    owner = models.ForeignKey("campaigns.User", models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    saved_at = models.DateTimeField(auto_now_add=True)

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
