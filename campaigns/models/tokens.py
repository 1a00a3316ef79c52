from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.querysets import ApiTokenQuerySet


class ApiToken(models.Model):
    """Lets a program read as its person, and suggest articles where its scope says so.

    Only a digest is kept: who reads the database cannot use it.
    """

    class Scope(models.TextChoices):
        READ = "read", _("Read what I may see")
        SUGGEST = "read+suggest", _("Read what I may see, and suggest articles")

    user = models.ForeignKey("campaigns.User", models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scope = models.CharField(
        _("what it may do"), max_length=12, choices=Scope.choices, default=Scope.READ
    )
    made_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField(_("expires on"))
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scope__in=["read", "read+suggest"]), name="token_has_known_scope"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def may_suggest(self) -> bool:
        return self.scope == self.Scope.SUGGEST

    def is_good_on(self, day: date) -> bool:
        """Its last day is a good one."""
        return self.revoked_at is None and day <= self.expires_on
