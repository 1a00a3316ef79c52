from datetime import timedelta
from typing import TYPE_CHECKING, Self, TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from campaigns.levels import Role, Visibility
from campaigns.querysets import campaign_visible_to, level_visible_to
from letters.kinds import ASKING, Assessor
from letters.tsquery import Typed

if TYPE_CHECKING:
    from campaigns.models import User

    Viewer: TypeAlias = User | AnonymousUser

# How long a file that somebody asked for is kept.
EXPORT_KEPT = timedelta(days=1)


class Keys(RawSQL):
    """A list of keys as one parameter."""

    def __init__(self, keys: list[int]) -> None:
        super().__init__("SELECT unnest(%s::bigint[])", [keys])


def letter_visible_to(user: "Viewer", prefix: str = "") -> Q:
    """A letter shows where its campaign shows and its own level allows it; before it is sent, to
    the coalition's own people alone."""
    own = level_visible_to(user, prefix, f"{prefix}campaign__coalition")
    sent = Q(**{f"{prefix}sent_on__isnull": False}) | seated(user, f"{prefix}campaign__coalition")
    return campaign_visible_to(user, f"{prefix}campaign__") & own & sent


def seated(user: "Viewer", coalition: str, role: int = Role.OBSERVER) -> Q:
    """Rows of the coalitions in which `user` has a seat, with at least this role."""
    if not user.is_authenticated:
        return Q(pk=None)
    seats = user.seats.filter(role__gte=role)
    return Q(**{f"{coalition}__in": seats.values("coalition")})


class LetterQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(letter_visible_to(user))


def _named() -> Q:
    due = Q(listed_from=None) | Q(listed_from__lte=timezone.localdate())
    return Q(is_confidential=False) & due


class SignatureQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Whom to name. Confidential signatories, and those who wait for a date, are named to the
        coalition's own people only."""
        own = seated(user, "letter__campaign__coalition")
        return self.confirmed().filter(letter_visible_to(user, "letter__") & (_named() | own))

    def told_to_all(self) -> Self:
        """With `is_named`: its name is told to everybody who sees the letter."""
        named = ExpressionWrapper(_named(), output_field=models.BooleanField())
        return self.annotate(is_named=named)

    def named(self) -> Self:
        """Those whose names may be told to everybody."""
        return self.confirmed().filter(_named())

    def confirmed(self) -> Self:
        """Under the letter as it stands or was sent, those who withdrew afterwards included."""
        return self.filter(confirmed_at__isnull=False, lapsed_at=None)

    def standing(self) -> Self:
        """Confirmed and not withdrawn."""
        return self.confirmed().filter(withdrawn_at=None)


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Addresses are for those who may collect signatures."""
        own = seated(user, "letter__campaign__coalition", Role.CONTRIBUTOR)
        return self.filter(letter_visible_to(user, "letter__") & own)


class MailingQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """The oldest first, but answers to a person before invitations and reminders to many."""
        asks = Case(When(kind__in=sorted(ASKING), then=1), default=0)
        return self.filter(sent_at=None, failed="").order_by(asks, "pk")


def draft_visible_to(user: "Viewer", prefix: str = "") -> Q:
    """For the coalition's contributors; one that is to be private to an organisation, for its own
    people alone, before it is on file as well."""
    own = seated(user, f"{prefix}campaign__coalition", Role.CONTRIBUTOR)
    if not user.is_authenticated:
        return own
    private = Q(**{f"{prefix}content__visibility": Visibility.ORGANISATION})
    mine = Q(**{f"{prefix}started_by": user})
    if user.organisation_id:
        mine |= Q(**{f"{prefix}started_by__organisation": user.organisation_id})
    return campaign_visible_to(user, f"{prefix}campaign__") & own & (~private | mine)


class DraftQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(draft_visible_to(user))

    def unfinished(self) -> Self:
        return self.filter(done_at=None)


class FileQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """With its letter, once it has a copy to publish; until then to contributors alone."""
        own = seated(user, "campaign__coalition", Role.CONTRIBUTOR)
        of_draft = draft_visible_to(user, "draft__") & Q(letter=None, draft__isnull=False)
        told = Q(is_reply=False) | Q(response__is_confidential=False, response__retracted_at=None)
        of_letter = letter_visible_to(user, "letter__") & ((~Q(published="") & told) | own)
        return self.filter(of_draft | (Q(letter__isnull=False) & of_letter))


class OfLetterQuerySet(models.QuerySet):
    """Rows that show wherever their letter shows."""

    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(letter_visible_to(user, "letter__"))


class ChaserQuerySet(OfLetterQuerySet):
    def standing(self) -> Self:
        """Without those that were never sent after all."""
        return self.filter(taken_back_at=None)


class CheckAgainQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Each person's own, on asks that they still see."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(letter_visible_to(user, "recommendation__letter__"), user=user)

    def waiting(self) -> Self:
        return self.filter(done_at=None)


class BatchQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """The coalition's own, of asks of which they see at least one."""
        judged = letter_visible_to(user, "assessments__recommendation__letter__")
        sorted_in = letter_visible_to(user, "topic_changes__recommendation__letter__")
        return self.filter(seated(user, "coalition") & (judged | sorted_in)).distinct()

    def to_review_by(self, user: "User", coalitions: list[int]) -> Self:
        """With proposals that wait in these coalitions for somebody other than `user`."""
        waiting = self.filter(assessments__state="proposed", coalition__in=coalitions)
        return waiting.exclude(by=user).distinct()


class SheetImportQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """One's own."""
        return self.filter(by=user) if user.is_authenticated else self.none()

    def unread(self) -> Self:
        return self.filter(planned_at=None, done_at=None)

    def agreed(self) -> Self:
        """To be done."""
        return self.filter(agreed_at__isnull=False, done_at=None)


class ContributionQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Everyone sees what two people agreed on; a claim before that, the coalition's own."""
        letter = "recommendation__letter__"
        own = seated(user, f"{letter}campaign__coalition")
        return self.filter(letter_visible_to(user, letter) & (Q(agreed_by__isnull=False) | own))

    def standing(self) -> Self:
        return self.filter(retracted_at=None)


class OfficeQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        of_letter = letter_visible_to(user, "addressed__letter__") & Q(addressed__isnull=False)
        return self.filter(Q(is_noted=True) | of_letter).distinct()


class TermQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        asked = letter_visible_to(user, "office__addressed__letter__") & Q(
            office__addressed__holder__iexact=F("holder")
        )
        return self.filter(Q(is_noted=True) | asked).distinct()


class RecommendationQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(letter_visible_to(user, "letter__"))

    def addressed_to(self, country: str, addressees: QuerySet) -> Self:
        """Asks in letters to this country; `addressees` is the table to look in."""
        named = addressees.filter(letter=OuterRef("letter"), country=country)
        return self.filter(Exists(named))

    def mentioning(self, words: str) -> Self:
        """Asks whose text, letter or topic holds every one of these words, in any form; the last
        may be unfinished."""
        return self.filter(words__words=Typed(words))

    def in_letter_order(self) -> Self:
        return self.order_by(F("letter__sent_on").desc(), "letter_id", "number")


class ResponseQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        own = seated(user, "letter__campaign__coalition")
        return self.filter(letter_visible_to(user, "letter__") & (Q(is_confidential=False) | own))

    def standing(self) -> Self:
        return self.filter(retracted_at=None)

    def told(self) -> Self:
        """What may move what everybody sees."""
        return self.standing().filter(is_confidential=False)


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(letter_visible_to(user, "recommendation__letter__"))

    def standing(self) -> Self:
        return self.filter(retracted_at=None)


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Everyone sees what was approved; proposals stay with the coalition's own people and
        whoever made them."""
        letter = "recommendation__letter__"
        own = seated(user, f"{letter}campaign__coalition")
        if user.is_authenticated:
            own |= Q(proposed_by=user)
        return self.filter(letter_visible_to(user, letter) & (Q(state="approved") | own))

    def agreed(self) -> Self:
        """The coalition's approved judgements."""
        return self.filter(state="approved", assessor=Assessor.COALITION)

    def with_ask(self) -> Self:
        return self.select_related(
            "recommendation__letter__campaign", "proposed_by", "decided_by", "organisation", "batch"
        )

    def waiting(self) -> Self:
        return self.filter(state="proposed")

    def to_review_by(self, user: "User", coalitions: list[int]) -> Self:
        """Waiting in these coalitions, for somebody other than `user` to decide."""
        return (
            self.waiting()
            .filter(recommendation__letter__campaign__coalition__in=coalitions)
            .exclude(proposed_by=user)
        )


class ExportQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """One's own, for a day; asked for without an account, within that visit (`of_visit`)."""
        own = Q(owner=user) if user.is_authenticated else Q(pk=None)
        return self.filter(own | Q(owner=None), asked_at__gt=timezone.now() - EXPORT_KEPT)

    def of_visit(self, holder: str) -> Self:
        return self.filter(Q(owner__isnull=False) | Q(holder=holder))


class SnapshotQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Each was public when it was made; its page hides the rows that no longer are."""
        return self.all()


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Each person's own."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class DigestQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Those that were not tried yet come first."""
        rows = self.filter(sent_at=None, failed="")
        return rows.order_by(F("tried_at").asc(nulls_first=True), "pk")
