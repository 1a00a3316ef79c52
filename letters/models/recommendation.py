from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from campaigns.addresses import address_of
from campaigns.models import Organisation
from letters.models.search import kept_by
from letters.querysets import RecommendationQuerySet
from letters.statuses import Headline, Implementation, Position, headline


class Recommendation(models.Model):
    """One ask of a letter. Its statuses are copies: of the last publishable answer, and of the
    last approved assessment. Only services/standing.py writes them."""

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    quote = models.TextField(blank=True)
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    earlier = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        help_text="The same ask in an earlier letter: how it was asked before.",
    )
    subject_countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    topics = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    topics_text = models.CharField(max_length=800, blank=True, editable=False)
    position = models.CharField(
        max_length=24, choices=Position.choices, default=Position.NO_RESPONSE
    )
    position_since = models.DateField(null=True, blank=True)
    implementation = models.CharField(
        max_length=24, choices=Implementation.choices, default=Implementation.NOT_ASSESSED
    )
    implementation_since = models.DateField(null=True, blank=True)
    checked_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    is_disputed = models.BooleanField(default=False)
    cited = models.PositiveIntegerField(default=0)
    cited_primary = models.PositiveIntegerField(default=0)
    cited_retracted = models.PositiveIntegerField(default=0)
    uncheckable = models.CharField(
        max_length=300, blank=True, help_text="Why the ask is too vague to be judged."
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["letter", "number"]
        indexes = [
            models.Index(fields=["position", "implementation"], name="ask_by_status"),
            GinIndex(fields=["text"], opclasses=["gin_trgm_ops"], name="ask_text_words"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="asks_numbered_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="asks_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(position__in=Position.values), name="ask_has_known_position"
            ),
            models.CheckConstraint(
                condition=Q(implementation__in=Implementation.values),
                name="ask_has_known_implementation",
            ),
        ]
        triggers = [
            kept_by(
                "search_put_ask",
                "id",
                pgtrigger.Insert | pgtrigger.UpdateOf("text", "topics_text"),
            ),
        ]

    def __str__(self) -> str:
        return _("Recommendation %(number)s: %(text)s") % {
            "number": self.number,
            "text": Truncator(self.text).chars(120),
        }

    def get_absolute_url(self) -> str:
        return address_of("letters:recommendation", self.pk)

    @property
    def place(self) -> models.Model:
        return self.letter.campaign

    @property
    def private_to(self) -> Organisation | None:
        return self.letter.private_to

    def is_overdue_on(self, day: date) -> bool:
        return self.position == Position.NO_RESPONSE and self.letter.is_overdue_on(day)

    def headline_on(self, day: date) -> Headline:
        return headline(
            implementation=self.implementation,
            position=self.position,
            is_overdue=self.is_overdue_on(day),
        )
