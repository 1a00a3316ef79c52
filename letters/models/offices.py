from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from letters import countries
from letters.querysets import OfficeQuerySet, TermQuerySet


class Office(models.Model):
    """An office of a government (ISO country) or of a regional body, whoever holds it.

    What a letter brought along shows to those who see such a letter; what somebody noted is
    common knowledge and shows to all.
    """

    country = models.CharField(_("government"), max_length=2)
    name = models.CharField(_("office"), max_length=200)
    is_noted = models.BooleanField(default=False)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["country", "name"]
        constraints = [
            models.UniqueConstraint("country", Lower("name"), name="office_once_in_a_government"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {countries.name(self.country)}"

    def get_absolute_url(self) -> str:
        return reverse("letters:office", args=[self.pk])


class Term(models.Model):
    """Who held an office, from a day to a day. Shows as offices do."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="terms")
    holder = models.CharField(_("held by"), max_length=200)
    began_on = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)
    is_noted = models.BooleanField(default=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = [F("began_on").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "holder", "began_on"],
                name="term_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="term_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.office}"

    def is_over_on(self, day: date) -> bool:
        return self.ended_on is not None and self.ended_on <= day
