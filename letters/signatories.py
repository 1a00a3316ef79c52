"""Organisations as letters and coalitions tell of them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef

from campaigns.models import Coalition, Membership
from letters.models import Signature
from letters.querysets import letter_visible_to

if TYPE_CHECKING:
    from letters.querysets import Viewer


class SignatoryQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Those in a coalition that shows, and those under a letter that shows and names them to
        everybody."""
        shown = Coalition.objects.visible_to(user).order_by().values("pk")
        current = Membership.objects.filter(coalition__in=shown, left_on=None)
        named = Signature.objects.standing().named().filter(letter_visible_to(user, "letter__"))
        own = {"organisation": OuterRef("pk")}
        return self.filter(Exists(current.filter(**own)) | Exists(named.filter(**own)))
