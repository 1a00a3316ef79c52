from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.levels import Embargo, Visibility, embargo_of
from campaigns.models.organisations import Organisation
from campaigns.querysets import CampaignQuerySet


class Campaign(models.Model):
    """What a coalition wants from governments; letters are written for it."""

    coalition = models.ForeignKey("campaigns.Coalition", models.PROTECT, related_name="campaigns")
    organisation = models.ForeignKey(
        "campaigns.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
        help_text=_("Whose people alone see it while it is private to an organisation."),
    )
    name = models.CharField(_("name"), max_length=250)
    slug = models.SlugField(unique=True)
    summary = models.TextField(_("summary"), blank=True)
    visibility = models.CharField(
        _("who may see it"),
        max_length=12,
        choices=Visibility.choices,
        default=Visibility.COALITION,
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    releases_itself = models.BooleanField(
        _("public by itself at that moment"),
        default=False,
        db_default=False,
        help_text=_("Otherwise it stays among the coalition until somebody releases it."),
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["coalition", "name"], name="campaign_name_once"),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="campaign_has_known_visibility"
            ),
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.ORGANISATION) | Q(organisation__isnull=False),
                name="private_campaign_has_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:campaign", args=[self.slug])

    @property
    def private_to(self) -> Organisation | None:
        """The organisation whose people alone may know of it, if it is that private."""
        return self.organisation if self.visibility == Visibility.ORGANISATION else None

    @property
    def embargo(self) -> Embargo | None:
        return embargo_of(self)
