from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.asks import SourceDraft
from letters.errors import LetterError
from letters.models import Assessment, Evidence, Recommendation
from letters.services.evidence import add_evidence, retract_evidence
from news.activity import Did
from news.errors import NewsError
from news.models import Article, Match

State = Match.State
CARRYING = [Assessment.State.PROPOSED, Assessment.State.APPROVED]
Choice = tuple[Recommendation, str]


@transaction.atomic
def confirm(
    *,
    article: Article,
    choices: Sequence[Choice],
    source_kind: str,
    by: User,
    note: str = "",
    rest: Sequence[Match] = (),
) -> list[Match]:
    """File the article as evidence for the chosen asks, all or none; dismiss the `rest`.

    A choice is an ask and the relation of the article to it; an ask that was not suggested may
    be chosen as well.
    """
    if not choices:
        raise NewsError(_("Tick the recommendations that the article bears on, or dismiss it."))
    _lock(article)
    confirmed = []
    for recommendation, relation in sorted(choices, key=lambda choice: choice[0].pk):
        match, _is_new = Match.objects.get_or_create(article=article, recommendation=recommendation)
        if match.state != State.SUGGESTED:
            raise NewsError(
                _("Someone has decided on this article already. Reload to see what they chose.")
            )
        source = SourceDraft(
            url=article.url,
            title=article.headline,
            source_kind=source_kind,
            outlet=article.outlet,
            published_on=article.published_on,
            note=note,
        )
        match.evidence = _file(recommendation, source, relation, by)
        _close(match, State.CONFIRMED, by)
        confirmed.append(match)
        letter, number = recommendation.letter, recommendation.number
        record(
            letter.campaign, by, Did.CONFIRMED_ARTICLE, article, letter.private_to, number=number
        )
    _dismiss(rest, Match.Dismissal.NOT_ABOUT_IT, by)
    return confirmed


def _file(recommendation: Recommendation, source: SourceDraft, relation: str, by: User) -> Evidence:
    try:
        return add_evidence(recommendation=recommendation, source=source, relation=relation, by=by)
    except LetterError as error:
        raise NewsError(str(error)) from None


@transaction.atomic
def dismiss(*, article: Article, matches: Sequence[Match], because: str, by: User) -> int:
    """Say that the article bears on none of what these matches suggest."""
    _lock(article)
    waiting = Match.objects.filter(pk__in=[match.pk for match in matches]).waiting()
    found = list(waiting.select_related("recommendation__letter__campaign"))
    if not found:
        raise NewsError(_("Someone has decided on this article already. Reload the desk."))
    _dismiss(found, because, by)
    for letter in {match.recommendation.letter for match in found}:
        verb = Did.DISMISSED_ARTICLE
        record(letter.campaign, by, verb, article, letter.private_to, because=because)
    return len(found)


@transaction.atomic
def undo(*, article: Article, matches: Sequence[Match], by: User) -> int:
    """Take back what was decided on these matches; evidence that was filed is retracted."""
    _lock(article)
    decided = list(
        Match.objects.filter(pk__in=[match.pk for match in matches])
        .exclude(state=State.SUGGESTED)
        .select_related("recommendation__letter__campaign", "evidence")
        .order_by("recommendation_id")
    )
    if not decided:
        raise NewsError(_("There is nothing to take back for this article."))
    for match in decided:
        evidence = match.evidence
        _reopen(match)
        if evidence and not evidence.retracted_at:
            if evidence.assessments.filter(state__in=CARRYING).exists():
                raise NewsError(
                    _(
                        "A status rests on this source by now. Retract it on the page of its "
                        "recommendation, with the reason."
                    )
                )
            try:
                retract_evidence(evidence=evidence, because=_("Filed by mistake."), by=by)
            except LetterError as error:
                raise NewsError(str(error)) from None
    for letter in {match.recommendation.letter for match in decided}:
        record(letter.campaign, by, Did.UNDID_VERDICT, article, letter.private_to)
    return len(decided)


@transaction.atomic
def reopen_for(*, evidence_id: int) -> int:
    """Evidence was retracted: the match that had become it waits again."""
    matches = list(Match.objects.select_for_update().filter(evidence=evidence_id))
    for match in matches:
        _reopen(match)
    return len(matches)


def _lock(article: Article) -> None:
    Article.objects.select_for_update().get(pk=article.pk)


def _close(match: Match, state: str, by: User, because: str = "") -> None:
    match.state, match.because = state, because
    match.decided_by, match.decided_at = by, timezone.now()
    match.save()


def _dismiss(matches: Sequence[Match], because: str, by: User) -> None:
    for match in matches:
        if match.state == State.SUGGESTED:
            _close(match, State.DISMISSED, by, because)


def _reopen(match: Match) -> None:
    match.state, match.because, match.evidence = State.SUGGESTED, "", None
    match.decided_by = match.decided_at = None
    match.save()
